/** What you can see while you work: one transaction at a time. The rest of the grade lets them meet, and crashes everybody. */
import { type RequirementTools, requirement } from "@workbook/grading";
import { eventually, none } from "@workbook/harness";
import { expect } from "vitest";
import { store } from "#given/cluster.ts";
import type { Value } from "#given/messages.ts";
import { finds, strictlySerializable } from "./history.ts";

interface Asked {
  readonly transactions: string;
  readonly last?: string;
}

/** The named client commits, and has found this. */
async function ends({ explore }: RequirementTools, asked: Asked, name: string, ...values: Value[]): Promise<void> {
  const result = await explore(store({ ...asked }), {
    network: "multiset",
    faults: none,
    always: [strictlySerializable],
    eventually: [finds(eventually, name, ...values)],
  });
  expect(result).toHold();
}

requirement(
  "a transaction sees its own writes",
  { id: "own-writes", points: 5, concept: "transactions", mistake: "reads-the-old-value", hint: "where-writes-wait" },
  async (tools) => {
    await ends(tools, { transactions: "r x, w x 1, r x" }, "T1", null, "1");
    await ends(tools, { transactions: "w x 1, w x 2, w y 3, r x" }, "T1", "2");
  },
);

requirement(
  "what is committed on two shards is there, on both",
  { id: "commit", points: 10, concept: "distributed commit", mistake: "forgets-to-apply", hint: "where-writes-wait" },
  async (tools) => {
    await ends(tools, { transactions: "w x 1, w y 1", last: "r x, r y" }, "T2", "1", "1");
    await ends(tools, { transactions: "w y 1", last: "r x, r y, w x 2, r x" }, "T2", null, "1", "2");
  },
);

requirement(
  "an abort leaves no trace",
  { id: "abort", points: 5, concept: "rollback", mistake: "applies-writes-at-once", hint: "where-writes-wait" },
  (tools) => ends(tools, { transactions: "w x 1, w y 1, abort", last: "r x, r y" }, "T2", null, null),
);
