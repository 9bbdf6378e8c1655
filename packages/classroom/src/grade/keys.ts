/** Names of results: what has the same key need not be graded again. */
import { createHash } from "node:crypto";

/** The key of a submission's result, from the hashes of both sides. */
export function keyOf(task: string, submissionHash: string, grader: string): string {
  return createHash("sha256").update(`${task}\n${submissionHash}\n${grader}`).digest("hex").slice(0, 32);
}
