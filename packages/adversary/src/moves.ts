/** What the adversary may choose next: the same moves that the explorer tries, on a network that delivers each message once. */
import { type Choice, type Envelope, envelopeKey, type NodeId, type PendingTimer, type Run } from "@workbook/harness";
import type { Budgets } from "./budgets.ts";

/**
 * The moves of a position; crashes inside a step are not among them, see `cutsOf`.
 *
 * @param nodes in the order in which they start
 */
export function movesOf(run: Run, nodes: readonly NodeId[], budgets: Budgets): Choice[] {
  const waiting = nodes.find((id) => run.stateOf(id).status === "waiting");
  if (waiting !== undefined) return [{ kind: "start", node: waiting }];
  const messages = distinct(run);
  const quiet = messages.length === 0;
  return [
    ...messages.map(({ number }): Choice => ({ kind: "deliver", message: number })),
    ...nodes.flatMap((id) => expiries(run, id, quiet, budgets)),
    ...messages.flatMap((message) => losses(message, budgets)),
    ...nodes.flatMap((id) => crashesAndRestarts(run, id, budgets)),
  ];
}

interface Travelling {
  readonly number: number;
  readonly envelope: Envelope;
}

/** The messages in flight; of those that nobody can tell apart, the one that was sent first. */
function distinct(run: Run): Travelling[] {
  const seen = new Map<string, Travelling>();
  for (const number of run.flight.numbers) {
    const envelope = run.flight.find(number);
    const key = envelopeKey(envelope);
    if (!seen.has(key)) seen.set(key, { number, envelope });
  }
  return [...seen.values()];
}

function losses({ number, envelope }: Travelling, budgets: Budgets): Choice[] {
  const link = `${envelope.from}->${envelope.to}`;
  return [
    ...(budgets.has("drops", link) ? [{ kind: "drop", message: number } as const] : []),
    ...(budgets.has("duplicates", link) ? [{ kind: "duplicate", message: number } as const] : []),
  ];
}

/** Timers, sleeps and calls that may expire, and calls that are repeated; early as long as something is in flight. */
function expiries(run: Run, node: NodeId, quiet: boolean, budgets: Budgets): Choice[] {
  const { status, local } = run.stateOf(node);
  if (status !== "up" || !(quiet || budgets.has("timeouts", node))) return [];
  const early = !quiet;
  const repeated = local.calls
    .filter(({ call, retry }) => retry && !run.flight.numbers.some((number) => run.flight.find(number).call === call))
    .map(({ call }): Choice => ({ kind: "retransmit", node, call, early }));
  return [...local.expirable().map(({ input }) => expiry(node, input, early)), ...repeated];
}

function expiry(node: NodeId, input: PendingTimer["input"], early: boolean): Choice {
  switch (input.kind) {
    case "timer":
      return { kind: "timer", node, name: input.name, early };
    case "wake":
      return { kind: "wake", node, sleep: input.sleep, early };
    case "expire":
      return { kind: "expire", node, call: input.call, early };
  }
}

function crashesAndRestarts(run: Run, node: NodeId, budgets: Budgets): Choice[] {
  const { status, local } = run.stateOf(node);
  if (status === "down") return budgets.has("restarts", node) ? [{ kind: "restart", node }] : [];
  if (!budgets.has("crashes", node)) return [];
  return Array.from({ length: local.unforced + 1 }, (_, survivors) => ({ kind: "crash", node, survivors }) as const);
}
