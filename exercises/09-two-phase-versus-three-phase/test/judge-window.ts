/** Judges the blocking window: the explorer says for each state after a crash whether somebody is blocked in it. */
import { type ExamineOptions, type OwnSearches, playScript } from "@workbook/grading";
import { none } from "@workbook/harness";
import { allYes, blockedStates, crashPosition } from "@workbook/properties";
import type { Protocol } from "@workbook/protocols";
import type { BlockingWindow, CrashState } from "#given/crashes.ts";
import type { Window } from "#given/questions.ts";

const position = crashPosition("coordinator");

/** Asks how large the window is, and judges the answer. */
export function windowOf(protocol: Protocol, participants: number): ExamineOptions {
  const cluster = protocol({ votes: allYes(participants) });
  return {
    about: `the blocking window of ${protocol.clusterName} for ${participants} participants`,
    questions: async (own) => [{ type: "window", states: await crashStatesOf(protocol, participants, own) } as never],
    judge: async ([answer], _own, [question]) => {
      const right = windowIn((question as unknown as Window).states);
      const given = (answer ?? {}) as Partial<BlockingWindow>;
      if (given.blocking === right.blocking && given.positions === right.positions) return undefined;
      const { flaw } = await playScript(cluster, "multiset", [{ do: "settle" }]);
      const yours = `${given.blocking ?? "nothing"} of ${given.positions ?? "nothing"}`;
      return flaw(
        "blocking window",
        `a crash of the coordinator blocks at ${right.blocking} of its ${right.positions} positions; you say ${yours}`,
      );
    },
  };
}

/** All states after a crash of the coordinator, in runs in which everybody votes Yes. */
export async function crashStatesOf(protocol: Protocol, participants: number, own: OwnSearches): Promise<CrashState[]> {
  const { graph } = await own.survey([protocol({ votes: allYes(participants) })], {
    network: "multiset",
    faults: { ...none, crashes: { coordinator: 1 } },
    watch: position,
    judge: () => undefined,
  });
  const blocked = blockedStates(graph!);
  return graph!.globals.flatMap(({ seen }, state) =>
    seen.crashed ? [{ effects: seen.effects, blocked: blocked[state]! }] : [],
  );
}

/** The window that these states show. */
export function windowIn(states: readonly CrashState[]): BlockingWindow {
  const at = (some: readonly CrashState[]) => new Set(some.map(({ effects }) => effects));
  // No crash falls before the first effect: who has had none has not begun.
  const positions = at(states).add(0);
  return { blocking: at(states.filter(({ blocked }) => blocked)).size, positions: positions.size };
}
