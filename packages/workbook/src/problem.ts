/** Errors as a person reads them: a sentence, never a stack of ours. */

/** What is wrong, in one line or a few. */
export function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
