/** Searching again when an audit finds that what a search rests on is not so. */
import { MergeRefused, Reconsidered } from "./auditor.ts";

/**
 * Runs an attempt until no audit objects: anew when a node hides state, again with what is known when an answer could not
 * be repeated.
 *
 * @param unmergeable the nodes found to hide state; begins with those that are known
 * @param begin what an attempt starts from
 */
export async function untilSound<A, R>(
  unmergeable: Set<number>,
  begin: () => A,
  run: (attempt: A) => Promise<R>,
): Promise<R> {
  for (let attempt = begin(); ; ) {
    try {
      return await run(attempt);
    } catch (error) {
      if (error instanceof MergeRefused && !unmergeable.has(error.node)) {
        unmergeable.add(error.node);
        attempt = begin();
      } else if (!(error instanceof Reconsidered)) throw error;
    }
  }
}

/** What the reader should know of a node that hides state. */
export function hidesState(node: string): string {
  return `${node} keeps state outside its public fields, so its local states are told apart by their whole history`;
}
