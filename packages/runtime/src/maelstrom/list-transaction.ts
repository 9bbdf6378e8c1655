/**
 * Transactions on lists, as the workload txn-list-append has them, carried out by a store that knows values only: a list is a value written as
 * JSON, and to append to it is to read it and to write it anew. [Maelstrom]
 */
import type { Value } from "@workbook/05-transactional-kv/given/messages.ts";
import type { Step } from "@workbook/05-transactional-kv/given/plan.ts";
import { z } from "zod";
import { RequestError } from "./protocol.ts";

const read = z.tuple([z.literal("r"), z.json(), z.null()]);
const append = z.tuple([z.literal("append"), z.json(), z.json()]);

/** `["r", key, null]`, or `["append", key, element]`. */
export type MicroOperation = z.infer<typeof read> | z.infer<typeof append>;

/** An operation that was carried out: a read has the list that it found, `null` where nobody has appended. */
export type DoneOperation = ["r", z.infer<z.ZodJSONSchema>, unknown[] | null] | z.infer<typeof append>;

/**
 * Reads what a `txn` wants.
 * @throws RequestError when it is malformed, or wants what is neither a read nor an append
 */
export function transactionOf(txn: unknown): MicroOperation[] {
  const shape = z.array(z.tuple([z.string(), z.json(), z.json()])).safeParse(txn);
  if (!shape.success) throw new RequestError("malformed-request", "a txn is a list of [operation, key, value]");
  return shape.data.map((operation) => {
    if (operation[0] !== "r" && operation[0] !== "append")
      throw new RequestError("not-supported", `there are r and append here, and no ${operation[0]}`);
    const known = z.union([read, append]).safeParse(operation);
    if (!known.success) throw new RequestError("malformed-request", "the value of an r that is asked for is null");
    return known.data;
  });
}

/** What the store is asked for. A write has the element that is to come to what the read before it finds. */
export function stepsOf(txn: readonly MicroOperation[]): Step[] {
  return txn.flatMap((operation): Step[] => {
    const key = JSON.stringify(operation[1]);
    const found: Step = { kind: "read", key };
    return operation[0] === "r" ? [found] : [found, { kind: "write", key, value: JSON.stringify(operation[2]) }];
  });
}

/** The list with an element more. */
export function appended(list: Value, element: string): string {
  return JSON.stringify([...(listOf(list) ?? []), JSON.parse(element) as unknown]);
}

/** The transaction with what its reads have found; one value for each step that reads. */
export function completed(txn: readonly MicroOperation[], found: readonly Value[]): DoneOperation[] {
  return txn.map((operation, index) => {
    return operation[0] === "r" ? ["r", operation[1], listOf(found[index] ?? null)] : operation;
  });
}

function listOf(value: Value): unknown[] | null {
  return value === null ? null : (JSON.parse(value) as unknown[]);
}
