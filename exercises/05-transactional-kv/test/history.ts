/** What must be true of the history of the transactions. */
import { type Always, always, type Goal, type Monitor } from "@workbook/harness";
import { checkIsolation, fieldOf, fieldsOf } from "@workbook/properties";
import { historyOf, type Seen, seen } from "#given/history.ts";
import type { Value } from "#given/messages.ts";

/** The gravest anomaly in a sentence that begins with its name. */
function anomalyIn(state: Seen): string | undefined {
  const [gravest] = checkIsolation(historyOf(state)).anomalies;
  return gravest && `${gravest.name}: ${gravest.sentence}`;
}

/** Transactions behave as if they had been run one after the other, those that did not overlap in their order. [Adya99] */
export const strictlySerializable: Always = always("strict serializability", seen, anomalyIn);

/** The same of a long history: looked at after every so many ends, and when so many clients are done. */
export function strictlySerializableAtIntervals(ends: number, clients: number): Always {
  return always("strict serializability", seen, (state) => {
    return state.over.length === clients || state.ended % ends === 0 ? anomalyIn(state) : undefined;
  });
}

type MakeGoal = (name: string, monitor: Monitor<Seen>, reached: (state: Seen) => boolean) => Goal;

/** These transactions have committed. */
export function commits(kind: MakeGoal, ...names: readonly string[]): Goal {
  return kind(`a commit of ${names.join(" and ")}`, seen, ({ attempts }) => {
    return names.every((name) => fieldOf(attempts, name)?.decision === "commit");
  });
}

/** A client commits, at the first attempt or later, having found these values. */
export function finds(kind: MakeGoal, client: string, ...values: readonly Value[]): Goal {
  return kind(`${client} finds ${values.map((value) => value ?? "nothing").join(" and ")}`, seen, ({ attempts }) => {
    const committed = fieldsOf(attempts).find(([, it]) => it.client === client && it.decision === "commit");
    return committed !== undefined && values.every((value, index) => committed[1].found?.[index] === value);
  });
}

/** So many clients have done all that they had to do. */
export function allAreOver(kind: MakeGoal, clients: number): Goal {
  return kind("the end of every client's transactions", seen, ({ over }) => over.length >= clients);
}

/** At least so many attempts have committed. */
export function manyCommit(kind: MakeGoal, count: number): Goal {
  return kind(`${count} commits`, seen, ({ attempts }) => {
    return fieldsOf(attempts).filter(([, { decision }]) => decision === "commit").length >= count;
  });
}

/** Who has received something, and who has forced a write since. */
interface Costs {
  readonly reached: readonly string[];
  readonly forced: readonly string[];
}

const costs: Monitor<Costs> = {
  name: "forced writes since the first message",
  watches: ["deliver", "force"],
  initial: () => ({ reached: [], forced: [] }),
  observe: ({ reached, forced }, { kind, node }) => {
    if (kind === "deliver") return { reached: withName(reached, node), forced };
    return { reached, forced: reached.includes(node) ? withName(forced, node) : forced };
  },
};

function withName(names: readonly string[], name: string): readonly string[] {
  return names.includes(name) ? names : [...names, name].sort();
}

/** From the first message that they receive, these nodes force nothing. */
export function forcesNothing(...nodes: readonly string[]): Always {
  return always("no forced writes", costs, ({ forced }) => {
    const who = forced.find((node) => nodes.includes(node));
    return who && `${who} forces a write for a transaction that only reads`;
  });
}
