/** Explores a cluster with the nodes of what is graded. */
import { type Exploration, type ExploreOptions, explore, settingOf } from "@workbook/explorer";
import type { Cluster } from "@workbook/harness";
import { openExecutor } from "./execution/open-executor.ts";
import type { Ledger } from "./ledger.ts";
import type { Claim } from "./requirement.ts";
import { type Bundle, bundleSubmission } from "./submission/bundle.ts";

/** What a requirement asks of a search; who runs the nodes is not its business. */
export type SearchOptions = Omit<ExploreOptions, "executor">;

/** One bundle for each target, however many requirements judge it. */
const bundles = new Map<string, Promise<Bundle>>();

/**
 * Explores, and notes the search in the ledger. When only one setting counts, every other is taken to hold without a look.
 *
 * @throws Refusal when the target's files cannot be loaded
 */
export async function searchTarget(
  { exercise, graded, settings }: Claim,
  ledger: Ledger,
  cluster: Cluster,
  options: SearchOptions,
): Promise<Exploration> {
  const setting = settingOf(cluster, options);
  if (graded.setting !== undefined && setting !== graded.setting) {
    ledger.skipped.push(setting);
    return notAsked(setting);
  }
  const which = { root: settings.root, exerciseId: exercise, target: graded.target };
  const key = JSON.stringify(which);
  const bundling = bundles.get(key) ?? bundleSubmission(which);
  bundles.set(key, bundling);
  const executor = await openExecutor(settings.executor, { ...which, cluster, bundle: await bundling });
  try {
    const result = await explore(cluster, { ...options, executor });
    ledger.searches.push({ result, cluster, conditions: options, hash: executor.bundle.hash });
    return result;
  } finally {
    await executor.close();
  }
}

function notAsked(setting: string): Exploration {
  const coverage = { states: 0, transitions: 0, executions: 0, audits: 0, summary: "not asked" };
  return { outcome: "exhausted", setting, unreached: [], todos: [], notes: [], coverage };
}
