/** How patient an orchestrator is with a service that gives no definite reply. */

/** A command is sent so often. A restart may begin to count anew. */
export const maxAttempts = 4;

/**
 * The least that passes between an attempt and the next: twice as long each time.
 *
 * @param attempt counted from 1
 * @returns milliseconds
 */
export function pauseMs(attempt: number): number {
  return 250 * 2 ** (attempt - 1);
}
