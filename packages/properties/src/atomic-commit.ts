/** Atomic commitment, AC1 to AC5. [BHG87 ch. 7] */
import { type Always, always, type Decision, decisions, type Goal, type NodeId, type World } from "@workbook/harness";

/** AC1: all processes that reach a decision reach the same one. */
export const agreement: Always = always("AC1 agreement", (world) => {
  const committed = decisions(world).find(({ decision }) => decision === "commit");
  const aborted = decisions(world).find(({ decision }) => decision === "abort");
  return committed && aborted && `${committed.id} committed, ${aborted.id} aborted`;
});

/** AC2: a process cannot reverse its decision, not even by forgetting it in a crash. */
export const finality: Always = always("AC2 finality", ({ nodes }) => {
  const fickle = nodes.find(({ reversed }) => reversed);
  return fickle && `${fickle.id} decided ${fickle.decision}, and later ${fickle.reversed}`;
});

/** AC3, where the environment makes a process vote No: nobody may decide commit. */
export const nobodyCommits: Always = always("AC3 a No forbids commit", (world) => {
  const committed = decisions(world).find(({ decision }) => decision === "commit");
  return committed && `${committed.id} committed, though not everybody voted Yes`;
});

/** AC4, where all vote Yes and nothing fails: nobody may decide abort. */
export const nobodyAborts: Always = always("AC4 all Yes and no failure commits", (world) => {
  const aborted = decisions(world).find(({ decision }) => decision === "abort");
  return aborted && `${aborted.id} aborted, though everybody votes Yes and nothing failed`;
});

/** What each kind of goal is made with: `sometimes`, `possible` or `eventually` of the harness. */
type MakeGoal = (name: string, reached: (world: World) => boolean) => Goal;

/**
 * Every process has decided. As an `eventually` it is AC5: once failures are repaired and no new ones happen, every
 * process reaches a decision.
 *
 * @param among whose decisions count, where some nodes have nothing to decide; all when left out
 */
export function everybodyDecides(kind: MakeGoal, among?: readonly NodeId[]): Goal {
  return kind("everybody decides", ({ nodes }) =>
    nodes.every(({ id, decision }) => decision !== undefined || isOutside(among, id)),
  );
}

function isOutside(among: readonly NodeId[] | undefined, id: NodeId): boolean {
  return among !== undefined && !among.includes(id);
}

/** Every process that is up has decided: what a protocol promises that never waits for who is down. [Skeen81] */
export function everybodyUpDecides(kind: MakeGoal): Goal {
  return kind("everybody who is up decides", ({ nodes }) =>
    nodes.every(({ up, decision }) => !up || decision !== undefined),
  );
}

/**
 * Total failure: every process that is up has crashed before and is in doubt. Whoever decided, and whoever could rule out
 * that somebody did, is down, so that those who are up have to wait. [Skeen81]
 */
export function totalFailure(kind: MakeGoal): Goal {
  return kind("everybody who is up has crashed and is in doubt", isTotalFailure);
}

/** Every process that is up has decided, or total failure: no protocol can promise more where processes recover. [Skeen81] */
export function everybodyUpDecidesButForTotalFailure(kind: MakeGoal): Goal {
  const { reached } = everybodyUpDecides(kind);
  return kind("everybody who is up decides", (world) => reached(world) || isTotalFailure(world));
}

function isTotalFailure({ nodes }: World): boolean {
  return nodes.every(({ up, crashes, decision }) => !up || (crashes > 0 && decision === undefined));
}

/**
 * Every process has decided this.
 *
 * @param among whose decisions count; all nodes' when left out
 */
export function everybody(kind: MakeGoal, wanted: Decision, among?: readonly NodeId[]): Goal {
  return kind(`everybody ${wanted}s`, ({ nodes }) =>
    nodes.every(({ id, decision }) => decision === wanted || isOutside(among, id)),
  );
}

/** Some process has decided this. */
export function somebody(kind: MakeGoal, wanted: Decision): Goal {
  return kind(`somebody ${wanted}s`, ({ nodes }) => nodes.some(({ decision }) => decision === wanted));
}
