/** One attempt at a step or a compensation. */
import type { Attempt } from "#given/saga.ts";

/** Tries it once. Whatever comes of it is a value: what throws has failed, too. */
export async function settle<Result>(attempt: () => Promise<Attempt<Result>>): Promise<Attempt<Result>> {
  try {
    return await attempt();
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
