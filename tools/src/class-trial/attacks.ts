/** Attacks on the grader. */
import type { Work } from "./works.ts";

/** All attacks, on the back of a right work. */
export function attacks(_reference: Readonly<Record<string, string>>): Work[] {
  return [];
}
