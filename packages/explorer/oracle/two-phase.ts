/**
 * Two-phase commit as the public TLA+ example TwoPhase has it: managers that prepare or abort of their own accord, a
 * coordinator that collects and decides, and a set of messages that never forgets. No votes, no failures. [GL06]
 */
import type { Observed, Plain } from "@workbook/harness";
import type { Process, Step } from "./table-system.ts";

const coordinator = "coordinator";

interface Collecting {
  readonly [key: string]: Plain;
  readonly decided: boolean;
  readonly prepared: readonly string[];
}

/** @param quorum how many must have prepared before the coordinator may commit: all of them, were it not for a mistake */
export function twoPhase(managers: number, quorum = managers): Process[] {
  const names = Array.from({ length: managers }, (_, index) => `m${index + 1}`);
  return [coordinatorOf(names, quorum), ...names.map(managerOf)];
}

function managerOf(name: string): Process {
  const decides = (decision: "commit" | "abort"): Step => ({
    state: decision === "commit" ? "committed" : "aborted",
    observed: [{ kind: "decide", node: name, decision } satisfies Observed],
  });
  const prepared = { from: name, to: coordinator, body: "prepared" };
  return {
    name,
    initial: "working",
    actions: (state) =>
      state === "working"
        ? [
            { name: "prepares", step: { state: "prepared", sends: [prepared] } },
            { name: "aborts", step: decides("abort") },
          ]
        : [],
    receive: (_state, { body }) => [decides(body as "commit" | "abort")],
  };
}

function coordinatorOf(managers: readonly string[], quorum: number): Process {
  const decides = ({ prepared }: Collecting, decision: "commit" | "abort") => ({
    name: `decides ${decision}`,
    step: {
      state: { decided: true, prepared },
      sends: managers.map((to) => ({ from: coordinator, to, body: decision })),
    },
  });
  return {
    name: coordinator,
    initial: { decided: false, prepared: [] },
    actions: (state) => {
      const at = state as Collecting;
      if (at.decided) return [];
      return at.prepared.length >= quorum ? [decides(at, "commit"), decides(at, "abort")] : [decides(at, "abort")];
    },
    receive: (state, { from }) => {
      const { decided, prepared } = state as Collecting;
      return decided ? [] : [{ state: { decided, prepared: [...new Set([...prepared, from])].sort() } }];
    },
  };
}
