/** A choice of a run as it can be made again in another run, where messages have other numbers. */
import { type CallId, type Choice, canonical, type Envelope, type NodeId, timerKey } from "@workbook/harness";
import type { Station, Travelling } from "./station.ts";
import type { Recorder, World } from "./world.ts";

/** A choice, and the message that it is about. */
export interface Move {
  readonly choice: Choice;
  readonly envelope?: Envelope | undefined;
}

/** Notes every choice in a list. */
export function recorderInto(moves: Move[]): Recorder {
  return (choice, message) => void moves.push({ choice, envelope: message?.envelope });
}

/** Whether a run cannot be without this move: a plain start of a node. */
export function isPlainStart({ choice }: Move): boolean {
  return choice.kind === "start" && choice.crash === undefined;
}

/** Moments are sums of durations, and rounded. In milliseconds. */
const rounding = 0.01;

/** How long a message may be on its way, in milliseconds. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Makes a move where it can be made, and no message arrives sooner or later than it may; where not, nothing happens. */
export function perform(world: World, { choice, envelope }: Move, span: Span): void | Promise<void> {
  world.now = Math.max(world.now, choice.at ?? 0);
  switch (choice.kind) {
    case "deliver":
    case "drop":
    case "duplicate":
      return performOnMessage(world, choice.kind, messageLike(world, envelope!, choice, span));
    case "partition":
      return world.split ? undefined : world.partition(world.stations.filter(({ id }) => choice.side.includes(id)));
    case "heal":
      return world.split ? world.heal() : undefined;
    default:
      return performOnNode(world, choice, world.station(choice.node)!);
  }
}

function performOnMessage(world: World, kind: "deliver" | "drop" | "duplicate", message: Travelling | undefined) {
  if (!message) return;
  if (kind === "drop") return world.drop(message);
  if (kind === "duplicate") return void world.duplicate(message);
  return message.to.status === "up" ? world.deliver(message) : undefined;
}

type OnMessage = Extract<Choice, { message: number }>;
type OnNode = Extract<Choice, { node: NodeId }>;

function performOnNode(world: World, choice: OnNode, node: Station): void | Promise<void> {
  if (choice.kind === "start") return node.status === "waiting" ? world.start(node) : undefined;
  if (choice.kind === "restart") return node.status === "down" ? world.start(node) : undefined;
  if (node.status !== "up") return;
  if (choice.kind === "crash") return world.crash(node);
  if (choice.kind === "retransmit") {
    const call = repeatedCall(node, choice.call);
    return call === undefined ? undefined : world.retransmit(node, call);
  }
  const { timers } = node.local;
  const same = node.local.timerOf(timerKey(choice));
  const timer = same ?? timers.find(({ input }) => input.kind === choice.kind && input.kind !== "timer");
  return timer && world.expire(node, timer);
}

/** A pending call whose request is not under way: this one, or else any. */
function repeatedCall({ local, exchanges }: Station, call: CallId): CallId | undefined {
  const idle = local.calls.filter((pending) => pending.retry && !exchanges.get(pending.call)?.length);
  return (idle.find((pending) => pending.call === call) ?? idle[0])?.call;
}

/** This very message, or one with the same content, or else one of the same type on the same link. */
function messageLike(
  { traffic, now }: World,
  wanted: Envelope,
  { kind: deed, message: number }: OnMessage,
  { fromMs, toMs }: Span,
): Travelling | undefined {
  const near = [...traffic.flight.values()].filter(({ envelope: { from, to, kind }, sentAt }) => {
    const timely = deed !== "deliver" || (now - sentAt >= fromMs - rounding && now - sentAt <= toMs + rounding);
    return timely && from === wanted.from && to === wanted.to && kind === wanted.kind;
  });
  if (near.length === 0) return undefined;
  const body = canonical(wanted.body);
  const same = near.filter(({ envelope }) => canonical(envelope.body) === body);
  const alike = near.filter(({ envelope }) => typeOf(envelope) === typeOf(wanted));
  return same.find((message) => message.number === number) ?? same[0] ?? alike[0];
}

function typeOf({ body }: Envelope): unknown {
  return body !== null && typeof body === "object" && "type" in body ? body.type : undefined;
}
