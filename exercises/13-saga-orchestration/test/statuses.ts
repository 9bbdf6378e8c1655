/** What clients are told of sagas, against what has taken effect: right at every moment, and never taken back. */
import { type Always, always, type Goal, type Monitor, type Observed, sometimes } from "@workbook/harness";
import type { Status, StatusReport } from "#given/messages.ts";
import { effectOf, sagaSteps } from "./saga-effects.ts";

interface Known {
  /** So many actions have taken effect. */
  readonly done: number;
  /** So many of them stand. */
  readonly standing: number;
  /** The last that was said. */
  readonly said: Status;
  readonly untrue?: string | undefined;
}

type AllKnown = Readonly<Record<string, Known>>;

const nothing: Known = { done: 0, standing: 0, said: "unknown" };

const statuses: Monitor<AllKnown> = {
  name: "statuses",
  watches: ["stable", "send"],
  initial: () => ({}),
  observe: (all, event) => {
    const effect = effectOf(event);
    if (effect) {
      const { [effect.saga]: before = nothing } = all;
      const action = effect.kind === "action";
      const done = before.done + (action ? 1 : 0);
      return { ...all, [effect.saga]: { ...before, done, standing: before.standing + (action ? 1 : -1) } };
    }
    const report = reportIn(event);
    if (!report) return all;
    const { [report.saga]: before = nothing } = all;
    const { status } = report;
    return { ...all, [report.saga]: { ...before, said: status, untrue: before.untrue ?? untruth(before, status) } };
  },
};

function reportIn(event: Observed): StatusReport | undefined {
  if (event.kind !== "send" || event.node !== "orchestrator") return undefined;
  const message = event.message as { readonly type?: unknown };
  return message.type === "status" ? (message as unknown as StatusReport) : undefined;
}

/** What may be said after what. */
const after: Readonly<Record<Status, readonly Status[]>> = {
  unknown: ["unknown", "running", "compensating", "completed", "compensated", "dead"],
  running: ["running", "compensating", "completed", "compensated", "dead"],
  compensating: ["compensating", "compensated", "dead"],
  completed: ["completed"],
  compensated: ["compensated"],
  dead: ["dead"],
};

function untruth({ done, standing, said }: Known, status: Status): string | undefined {
  if (!after[said].includes(status)) return `the saga was said to be ${said}, and then to be ${status}`;
  if (status === "unknown" && done > 0) return `the saga was said to be unknown, and ${sagaSteps[0]!.action} stands`;
  if (status === "running" && standing < done)
    return `the saga was said to be running, and ${sagaSteps[standing]!.compensation} had taken effect`;
  if (status === "compensating" && standing === sagaSteps.length)
    return `the saga was said to be compensating, and ${sagaSteps[standing - 1]!.action} has decided it`;
  if (status === "completed" && standing < sagaSteps.length)
    return `the saga was said to be completed, and ${sagaSteps[standing]!.action} had not taken effect`;
  if (status === "compensated" && standing > 0)
    return `the saga was said to be compensated, and ${sagaSteps[standing - 1]!.action} still stood`;
  return undefined;
}

/** What is said is so at that moment, and is not taken back. */
export const rightStatus: Always = always("right status", statuses, (all) => {
  return Object.values(all).find(({ untrue }) => untrue)?.untrue;
});

/** A saga is said to stand there. */
export function isSaid(status: Status): Goal {
  return sometimes(`a saga that is ${status}`, statuses, (all) =>
    Object.values(all).some(({ said }) => said === status),
  );
}

/** What a client of a rush was told last. */
const told: Monitor<Readonly<Record<string, Status>>> = {
  name: "told",
  watches: ["emit"],
  initial: () => ({}),
  observe: (all, event) => {
    if (event.kind !== "emit" || event.node !== "crowd") return all;
    const { saga, status } = event.observation as unknown as StatusReport;
    return { ...all, [saga]: status };
  },
};

/** The client was told of so many sagas that they have ended, and how. */
export function allAreTold(kind: typeof sometimes, sagas: number): Goal {
  return kind("word of every saga's end", told, (all) => {
    const ended = Object.values(all).filter((status) => ["completed", "compensated", "dead"].includes(status));
    return ended.length === sagas;
  });
}
