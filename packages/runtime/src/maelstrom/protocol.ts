/**
 * The protocol that Maelstrom speaks with a node: one JSON object a line, each with a source, a destination and a body. A request has an id, and
 * its reply says to which it belongs. An error is definite when the request has surely had no effect and never will. [Maelstrom]
 */
import { z } from "zod";

const envelope = z.object({
  src: z.string(),
  dest: z.string(),
  body: z.looseObject({ type: z.string(), msg_id: z.int().optional(), in_reply_to: z.int().optional() }),
});

/** A message between two nodes, or a client and a node. */
export type Envelope = z.infer<typeof envelope>;

/** What a message says. */
export type Body = Envelope["body"];

/** Reads a line. Nothing when it is no message. */
export function parseLine(line: string): Envelope | undefined {
  try {
    return envelope.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}

/** The errors that are spoken of here, with their numbers; codes below 1000 mean the same to everybody. */
export const errorCodes = {
  timeout: 0,
  "node-not-found": 1,
  "not-supported": 10,
  "temporarily-unavailable": 11,
  "malformed-request": 12,
  crash: 13,
  abort: 14,
  "txn-conflict": 30,
} as const;

/** The name of an error. */
export type ErrorName = keyof typeof errorCodes;

const indefinite: readonly number[] = [errorCodes.timeout, errorCodes.crash];

/** Whether a request that was answered with this code has surely not happened. Of a code that nobody knows nothing is sure. */
export function isDefinite(code: unknown): boolean {
  const known = Object.values(errorCodes).find((it) => it === code);
  return known !== undefined && !indefinite.includes(known);
}

/** Why a request is not answered as it was meant. */
export class RequestError extends Error {
  readonly code: number;

  constructor(name: ErrorName, sentence: string) {
    super(sentence);
    this.code = errorCodes[name];
  }
}

const init = z.object({ node_id: z.string(), node_ids: z.array(z.string()).min(1) });

/** The first request to a node: its name, and the names of all. */
export type Init = z.infer<typeof init>;

/**
 * Reads an `init`.
 * @throws RequestError when it is malformed
 */
export function initOf(body: Body): Init {
  const read = init.safeParse(body);
  if (!read.success || !read.data.node_ids.includes(read.data.node_id))
    throw new RequestError("malformed-request", "an init needs node_id, and node_ids with node_id among them");
  return read.data;
}
