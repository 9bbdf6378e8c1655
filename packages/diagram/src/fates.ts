/** What became of each message: when it arrived, or which step lost it and why. */
import type { NodeId, Trace, TracedMessage, TraceStep } from "@workbook/harness";

/** A message lost. */
export interface Loss {
  /** The index of the step that lost it. */
  readonly step: number;
  /** Why, in a few words: `dropped`, `p1 is down`, `cut off` (by a partition), `call has ended`. */
  readonly reason: string;
}

/** What became of one message. Neither arrived nor lost: it is still in flight at the end. */
export interface Fate {
  /** The indexes of the steps that delivered it; more than one on a network that never forgets. */
  readonly arrivals: readonly number[];
  readonly lost?: Loss;
}

/** What became of each message, by its number. */
export function fatesOf(trace: Trace): ReadonlyMap<number, Fate> {
  const fates = new Map<number, { arrivals: number[]; lost?: Loss }>(
    trace.messages.map(({ number }) => [number, { arrivals: [] }]),
  );
  const messages = messagesOf(trace);
  const world = new Connections();
  for (const [index, step] of trace.steps.entries()) {
    world.after(step);
    if (step.choice.kind === "deliver") fates.get(step.choice.message)?.arrivals.push(index);
    for (const number of step.lost) {
      const message = messages.get(number);
      const fate = fates.get(number);
      if (message && fate) fate.lost = { step: index, reason: world.reason(message, step) };
    }
  }
  return fates;
}

/** A run with its messages and what became of them, found once for whoever asks at every step. */
export interface Course {
  readonly trace: Trace;
  readonly messages: ReadonlyMap<number, TracedMessage>;
  readonly fates: ReadonlyMap<number, Fate>;
}

/** Finds what became of the messages of a run. */
export function courseOf(trace: Trace): Course {
  return { trace, messages: messagesOf(trace), fates: fatesOf(trace) };
}

/** The run's messages by number. */
export function messagesOf(trace: Trace): ReadonlyMap<number, TracedMessage> {
  return new Map(trace.messages.map((message) => [message.number, message]));
}

/** Whether the node is down after this step of its own. */
export function crashesIn({ choice }: TraceStep): boolean {
  return choice.kind === "crash" || ("crash" in choice && choice.crash !== undefined);
}

/** Who is down and who is parted from whom, as steps go by. */
class Connections {
  private readonly down = new Set<NodeId>();
  private side: readonly NodeId[] = [];

  after(step: TraceStep): void {
    const { choice, node } = step;
    if (choice.kind === "partition") this.side = choice.side;
    if (choice.kind === "heal") this.side = [];
    if (node === undefined) return;
    if (choice.kind === "start" || choice.kind === "restart") this.down.delete(node);
    if (crashesIn(step)) this.down.add(node);
  }

  reason({ from, to, kind, number }: TracedMessage, { choice }: TraceStep): string {
    if (choice.kind === "drop" && choice.message === number) return "dropped";
    if (this.down.has(to)) return `${to} is down`;
    if (this.side.includes(from) !== this.side.includes(to)) return "cut off";
    return kind === "reply" ? "call has ended" : "lost";
  }
}
