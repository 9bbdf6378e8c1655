/** The history of the transactions, as their clients saw it. */
import type { Monitor, Plain } from "@workbook/harness";
import {
  fieldOf,
  fieldsOf,
  type GroupedRecord,
  type History,
  type Operation,
  type Transaction,
  withField,
} from "@workbook/properties";
import type { Shown } from "./client.ts";
import type { Value } from "./messages.ts";
import type { Step } from "./plan.ts";

/** What is known of one attempt. */
export interface Attempt {
  readonly client: string;
  readonly steps: readonly Step[];
  readonly beganAt: number;
  readonly decision?: "commit" | "abort";
  readonly found?: readonly Value[];
  readonly endedAt?: number;
}

/** All attempts, and the clients that are done. */
export interface Seen {
  readonly attempts: GroupedRecord<Attempt>;
  readonly ended: number;
  readonly over: readonly string[];
}

/** Follows what clients show. */
export const seen: Monitor<Seen> = {
  name: "the history of the transactions",
  watches: ["emit"],
  initial: () => ({ attempts: {}, ended: 0, over: [] }),
  observe: (before, event) =>
    event.kind === "emit" ? withShown(before, event.node, event.observation as Plain as unknown as Shown) : before,
};

function withShown(before: Seen, client: string, shown: Shown): Seen {
  if (shown.type === "over")
    return before.over.includes(client) ? before : { ...before, over: [...before.over, client] };
  if (shown.type === "rests") return before;
  const known = fieldOf(before.attempts, shown.tx);
  if (shown.type === "began") {
    const attempt = { client, steps: shown.steps, beganAt: shown.at };
    return known ? before : { ...before, attempts: withField(before.attempts, shown.tx, attempt) };
  }
  // A client that crashed before it showed that it began has not sent anything; one that crashed later may say the end twice.
  if (!known || known.decision) return before;
  const { decision, found, at } = shown;
  const attempt = { ...known, decision, endedAt: at, ...(found ? { found } : {}) };
  return { ...before, attempts: withField(before.attempts, shown.tx, attempt), ended: before.ended + 1 };
}

/** The history so far. Whoever has not heard of its end may have committed. */
export function historyOf({ attempts }: Pick<Seen, "attempts">): History {
  const all = fieldsOf(attempts).sort(([, one], [, other]) => one.beganAt - other.beganAt);
  const transactions = all.map(([tx, attempt]) => transactionOf(tx, attempt));
  const versions = finalVersions(transactions);
  return { transactions, ...(versions ? { versions } : {}) };
}

const outcomes = { commit: "committed", abort: "aborted" } as const;

function transactionOf(id: string, { client, steps, beganAt, decision, found, endedAt }: Attempt): Transaction {
  const outcome = decision ? outcomes[decision] : "unknown";
  const operations = operationsOf(steps, outcome === "committed" ? found : undefined);
  return { id, session: client, outcome, operations, beganAt, ...(endedAt === undefined ? {} : { endedAt }) };
}

/** Only who commits has to have seen something consistent. */
function operationsOf(steps: readonly Step[], found: readonly Value[] | undefined): Operation[] {
  const values = found?.values();
  return steps.flatMap((step): Operation[] => {
    if (step.kind === "write") return [step];
    const value = values?.next().value;
    return value === undefined ? [] : [{ kind: "read", key: step.key, value }];
  });
}

/** Where the last client has looked: what it found is the last version of its key, so that the order of two writers shows. */
function finalVersions(transactions: readonly Transaction[]): History["versions"] {
  const last = transactions.find(({ id, outcome }) => outcome === "committed" && isOfLastClient(id));
  if (!last) return undefined;
  const overwritten = new Set(last.operations.flatMap((it) => (it.kind === "write" ? [it.key] : [])));
  const finals = last.operations.flatMap((it) => {
    return it.kind === "read" && it.value !== null && !overwritten.has(it.key) ? [[it.key, it.value] as const] : [];
  });
  return Object.fromEntries(finals.map(([key, value]) => [key, [...writtenBefore(transactions, key, value), value]]));
}

/** The last client tries several times, so that its transactions have longer names. */
function isOfLastClient(id: string): boolean {
  return /^T\d+\./.test(id);
}

function writtenBefore(transactions: readonly Transaction[], key: string, final: string | number): (string | number)[] {
  const committed = transactions.filter(({ outcome }) => outcome === "committed");
  const values = committed.flatMap(({ operations }) => lastWritten(operations, key));
  return values.filter((value) => value !== final);
}

function lastWritten(operations: readonly Operation[], key: string): (string | number)[] {
  const last = operations.findLast((it) => it.kind === "write" && it.key === key);
  return last?.kind === "write" ? [last.value] : [];
}
