/** Searches of the course's own protocols, whose nodes are trusted: black boxes that a learner's answer is held against. */
import { type Exploration, explore, type Survey, survey } from "@workbook/explorer";
import { type Cluster, inProcessExecutor, type LiveExecutor, sourceOf } from "@workbook/harness";
import { nodeSurroundings } from "./execution/node-surroundings.ts";
import type { SearchOptions } from "./search-target.ts";
import type { SurveyTargetOptions } from "./survey-target.ts";

/** Runs the nodes of a cluster of the course, as its factories make them. */
export function ownNodes(cluster: Cluster): LiveExecutor {
  return inProcessExecutor(sourceOf(cluster), nodeSurroundings());
}

/** Searches the course's own protocols, and adds up what they cover. */
export class OwnSearches {
  states = 0;
  transitions = 0;

  /** Explores a cluster of the course's own nodes. */
  async explore(cluster: Cluster, options: SearchOptions): Promise<Exploration> {
    return this.counted(await explore(cluster, { ...options, executor: ownNodes(cluster) }));
  }

  /** Surveys clusters of the course's own nodes. */
  async survey<S>(clusters: readonly Cluster[], options: SurveyTargetOptions<S>): Promise<Survey<S>> {
    const subjects = clusters.map((cluster) => ({ cluster, executor: ownNodes(cluster) }));
    return this.counted(await survey(subjects, options));
  }

  private counted<R extends Exploration>(result: R): R {
    this.states += result.coverage.states;
    this.transitions += result.coverage.transitions;
    return result;
  }
}
