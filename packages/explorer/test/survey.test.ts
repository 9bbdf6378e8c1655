import {
  type Cluster,
  type Context,
  type Executor,
  type Flaw,
  inProcessExecutor,
  type Monitor,
  macrotaskSurroundings,
  type StepRequest,
  sometimes,
  sourceOf,
} from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { type SurveyOptions, survey } from "../src/index.ts";
import { clusterOf } from "./support/toy.ts";
import { Coordinator, twoPhase } from "./support/two-phase.ts";

const crowd: Monitor<number> = {
  name: "decisions",
  watches: ["decide"],
  initial: () => 0,
  observe: (count) => count + 1,
};
const somebodyCommits = sometimes("somebody commits", ({ nodes }) =>
  nodes.some(({ decision }) => decision === "commit"),
);

/** Every way in which two participants can vote. */
const ballots: ("yes" | "no")[][] = [
  ["yes", "yes"],
  ["yes", "no"],
  ["no", "yes"],
  ["no", "no"],
];

function surveyHere(
  options: Partial<SurveyOptions<number>> = {},
  clusters = ballots.map((votes) => twoPhase(votes, Coordinator)),
) {
  const subjects = clusters.map((cluster) => ({ cluster, executor: executorOf(cluster) }));
  return survey(subjects, { network: "multiset", watch: crowd, judge: () => undefined, ...options });
}

function executorOf(cluster: Cluster): Executor {
  return inProcessExecutor(sourceOf(cluster), macrotaskSurroundings(setImmediate));
}

/** Answers otherwise what the third client makes of a switch: every third time at the beginning, always after two votes. */
function fickle(executor: Executor): Executor {
  let asked = 0;
  const lies = ({ node, history, input }: StepRequest) => {
    if (node !== "switch" || input.kind !== "deliver" || input.from !== "c3") return false;
    return history.length === 3 || (history.length === 1 && ++asked % 3 === 0);
  };
  return {
    async execute(requests) {
      const results = await executor.execute(requests);
      const late = { kind: "emit", observation: "late" } as const;
      return results.map((result, index) => (lies(requests[index]!) ? { ...result, effects: [late] } : result));
    },
  };
}

describe("a survey", () => {
  it("takes local states of different clusters for one when the node cannot tell them apart", async () => {
    const { graph, outcome } = await surveyHere({ sometimes: [somebodyCommits] });
    expect(outcome).toBe("exhausted");
    const { locals, globals } = graph!;
    const beside = (decision: "commit" | "abort") =>
      locals.flatMap(({ node }, state) => {
        const there = globals.some((global) => {
          const others = global.locals.filter((local) => local !== state);
          return global.locals.includes(state) && others.some((other) => locals[other]!.decision === decision);
        });
        return node === "p1" && locals[state]!.decision === undefined && there ? [state] : [];
      });
    // In doubt: two-phase commit has one state of p1 beside both outcomes.
    const both = beside("commit").filter((state) => beside("abort").includes(state));
    expect(both.length).toBeGreaterThan(0);
    const clusters = new Set(globals.filter(({ locals: at }) => at.includes(both[0]!)).map(({ cluster }) => cluster));
    expect(clusters.size).toBeGreaterThan(1);
  });

  it("knows what follows what, and what a monitor has seen by then", async () => {
    const { graph } = await surveyHere();
    const { globals } = graph!;
    const first = globals.findIndex(({ cluster }) => cluster === 1);
    expect(globals[0]).toMatchObject({ steps: 0, seen: 0, cluster: 0 });
    expect(globals[first]).toMatchObject({ steps: 0, seen: 0, cluster: 1 });
    for (const { next, cluster, seen, steps } of globals)
      for (const follower of next.map((number) => globals[number]!)) {
        expect(follower.cluster).toBe(cluster);
        expect(follower.seen).toBeGreaterThanOrEqual(seen);
        expect(follower.steps).toBeLessThanOrEqual(steps + 1);
      }
    expect(Math.max(...globals.map(({ seen }) => seen))).toBe(3);
  });

  it("draws a shortest run to the global state that shows a flaw, in its own cluster", async () => {
    const clusters = ballots.map((votes) => twoPhase(votes, Coordinator));
    const judge: SurveyOptions<number>["judge"] = ({ globals }): Flaw => {
      const global = globals.findIndex(({ cluster, seen }) => cluster === 1 && seen === 3);
      return { property: "toy", sentence: "all have decided", global };
    };
    const { outcome, violation, brokenIn, graph } = await surveyHere({ judge }, clusters);
    expect(outcome).toBe("violated");
    expect(brokenIn).toBe(clusters[1]);
    const decided = violation!.trace.steps.flatMap(({ effects }) => effects.filter(({ kind }) => kind === "decide"));
    expect(decided).toHaveLength(3);
    const { steps } = graph!.globals.find(({ cluster, seen }) => cluster === 1 && seen === 3)!;
    expect(violation!.choices).toHaveLength(steps);
  });

  it("tells apart by history what a node hides, in all clusters alike", async () => {
    class Secretive extends Coordinator {
      readonly #secret = new Map<string, string>();
      override onVote(...[from, message]: Parameters<Coordinator["onVote"]>) {
        this.#secret.set(from, message.vote);
        super.onVote(from, message);
        if (this.#secret.size === 3) this.ctx.emit("never");
      }
    }
    const { outcome, graph } = await surveyHere(
      {},
      ballots.map((votes) => twoPhase(votes, Secretive)),
    );
    expect(outcome).toBe("exhausted");
    const identities = new Set(graph!.locals.map(({ node, shown }) => `${node} ${shown}`));
    expect(identities.size).toBeGreaterThan(3);
  });

  it("starts again with what an audit found, and ends", async () => {
    class Switch {
      on = false;
      onVote() {
        this.on = !this.on;
      }
    }
    const client = (ctx: Context) => ({ onStart: () => ctx.send("switch", { type: "vote" }) });
    const cluster = clusterOf({ switch: () => new Switch(), c1: client, c2: client, c3: client });
    const { violation } = await survey([{ cluster, executor: fickle(executorOf(cluster)) }], {
      network: "multiset",
      watch: crowd,
      judge: () => undefined,
    });
    expect(violation?.property).toBe("nondeterminism");
  });

  it("stops at its bound, and says what no cluster reaches", async () => {
    const never = sometimes("never", () => false);
    const { unreached } = await surveyHere({ sometimes: [never, somebodyCommits] });
    expect(unreached).toEqual(["never"]);
    const { outcome, graph } = await surveyHere({ bound: { states: 5 } });
    expect(outcome).toBe("bounded");
    expect(graph).toBeUndefined();
  });
});
