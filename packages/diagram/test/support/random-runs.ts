/** Runs that nobody chose: an adversary that draws its choices from a seed. */
import {
  type Choice,
  defineCluster,
  inProcessExecutor,
  macrotaskSurroundings,
  type NodeFactory,
  Run,
  sourceOf,
  type Trace,
} from "@workbook/harness";
import { sandbox } from "./console.ts";
import { starts } from "./record.ts";
import { twoPhaseCommit } from "./two-phase-commit.ts";

/** A run of two-phase commit with so many participants and choices; the same seed gives the same run. */
export async function randomRun(seed: number, participants: number, length: number): Promise<Trace> {
  const nodes = twoPhaseCommit(
    Array.from({ length: participants }, () => "yes" as const),
    "tell first",
  );
  const cluster = defineCluster("random", () => ({ nodes, inFlightCap: 99 }))({} as never);
  const source = { evaluate: () => ({ ...sourceOf(cluster).evaluate(), sandbox }) };
  const executor = inProcessExecutor(source, macrotaskSurroundings(setImmediate));
  const run = new Run({ cluster, executor, network: "multiset" });
  for (const start of starts(nodes)) await run.perform(start);
  const draw = generator(seed);
  for (let tries = 0; tries < 20 * length && run.steps.length < length; tries++) {
    const choice = choose(draw, nodes, run);
    if (choice.kind === "drop" && !isInFlight(run, choice.message)) continue;
    // What cannot be chosen here is refused, and another is drawn.
    await run.perform(choice).catch(() => {});
  }
  return run.trace();
}

function choose(draw: (below: number) => number, nodes: Readonly<Record<string, NodeFactory>>, run: Run): Choice {
  const names = Object.keys(nodes);
  const node = names[draw(names.length)]!;
  const message = draw(run.flight.messages.length || 1);
  const kinds: Choice[] = [
    { kind: "drop", message },
    { kind: "duplicate", message },
    { kind: "crash", node, survivors: 0 },
    { kind: "restart", node },
    { kind: "partition", side: [node] },
    { kind: "heal" },
    { kind: "timer", node, name: node === "coordinator" ? "votes" : "prepare", early: true },
    { kind: "deliver", message, crash: { afterEffects: draw(3), survivors: 0 } },
  ];
  return draw(3) === 0 ? kinds[draw(kinds.length)]! : { kind: "deliver", message };
}

function isInFlight({ flight }: Run, message: number): boolean {
  try {
    return flight.find(message) !== undefined;
  } catch {
    return false;
  }
}

/** Numbers below a bound, one after another. */
function generator(seed: number): (below: number) => number {
  let state = seed + 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
