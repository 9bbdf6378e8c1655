/** Surveys clusters with the nodes of what is graded. */
import { type Survey, type SurveyOptions, survey, surveyOf } from "@workbook/explorer";
import type { Cluster } from "@workbook/harness";
import { ask } from "./ask-target.ts";
import type { SubmissionExecutor } from "./execution/open-executor.ts";
import type { Ledger } from "./ledger.ts";
import { progressLine } from "./progress.ts";
import type { Claim } from "./requirement.ts";
import { notExplored, pause, told } from "./search-target.ts";

/** What a requirement asks of a survey; who runs the nodes is not its business. */
export type SurveyTargetOptions<S> = Omit<SurveyOptions<S>, "onProgress" | "pause" | "signal">;

/**
 * Surveys, and notes it in the ledger as one search. When only another setting counts, it is taken to hold without a look.
 *
 * @throws Refusal when the target's files cannot be loaded
 */
export function surveyTarget<S>(
  claim: Claim,
  ledger: Ledger,
  clusters: readonly Cluster[],
  options: SurveyTargetOptions<S>,
  signal: AbortSignal,
): Promise<Survey<S>> {
  const setting = surveyOf(clusters, options.network, options.faults);
  const onProgress = told(ledger, progressLine(claim));
  const search = (executors: readonly SubmissionExecutor[]) => {
    const subjects = clusters.map((cluster, index) => ({ cluster, executor: executors[index]! }));
    return survey(subjects, { ...options, onProgress, pause, signal });
  };
  const { network } = options;
  const brokenIn = (result: Survey<S>) => result.brokenIn;
  const notAsked: Survey<S> = notExplored(setting);
  return ask({ claim, ledger, clusters, setting, conditions: { network }, notAsked, brokenIn, search });
}
