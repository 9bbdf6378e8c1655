/** Rows: one a step, time going down, with the marks of that step. */
import type { Choice, NodeId, Trace } from "@workbook/harness";
import { messagesOf } from "./fates.ts";
import { type Mark, marksOf } from "./marks.ts";
import { printable } from "./printable.ts";

/** A place on a lane: in that row, the mark with that number, counted from 0. */
export interface Place {
  readonly lane: number;
  readonly row: number;
  readonly slot: number;
}

/** A mark and its place. */
export interface PlacedMark extends Mark, Place {
  /** The index of its step in the trace. */
  readonly step: number;
}

/** One step, or all the plain starts at the beginning. */
export interface Row {
  /** The indexes in the trace of the steps that it shows. */
  readonly steps: readonly number[];
  /** Counted from 1 after the plain starts, which have none. */
  readonly number?: number;
  readonly marks: readonly PlacedMark[];
  /** When it happened, where virtual time was kept: `120 ms`. */
  readonly time?: string;
  /** What happened to the network as a whole. */
  readonly banner?: string;
}

/** How many plain starts stand at the beginning. Every run has them, so they are not counted as steps. */
export function plainStarts(choices: readonly Choice[]): number {
  const end = choices.findIndex((choice) => choice.kind !== "start" || choice.crash !== undefined);
  return end < 0 ? choices.length : end;
}

/** The rows of a trace, from the first step to the last. */
export function rowsOf(trace: Trace): Row[] {
  const starts = plainStarts(trace.steps.map(({ choice }) => choice));
  const messages = messagesOf(trace);
  const placedMarks = (step: number, row: number): PlacedMark[] => {
    const lane = trace.nodes.indexOf(trace.steps[step]?.node ?? "");
    return marksOf(trace, step, messages).map((mark, slot) => ({ ...mark, lane, row, slot, step }));
  };
  const beginning: Row[] =
    starts === 0
      ? []
      : [
          {
            steps: trace.steps.slice(0, starts).map((_, index) => index),
            marks: trace.steps
              .slice(0, starts)
              .flatMap((_, step) => placedMarks(step, 0).filter(({ kind }) => kind !== "start"))
              .map((mark) => ({ ...mark, slot: mark.slot - 1 })),
          },
        ];
  const later = trace.steps.slice(starts).map((_, index): Row => {
    const step = starts + index;
    const banner = bannerOf(trace, step);
    const time = timeOf(trace, step);
    return {
      steps: [step],
      number: index + 1,
      marks: placedMarks(step, beginning.length + index),
      ...(time === undefined ? {} : { time }),
      ...(banner === undefined ? {} : { banner }),
    };
  });
  return [...beginning, ...later];
}

function timeOf(trace: Trace, index: number): string | undefined {
  const ms = trace.steps[index]?.choice.at;
  if (ms === undefined) return undefined;
  return ms < 10_000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 10) / 100} s`;
}

function bannerOf(trace: Trace, index: number): string | undefined {
  const step = trace.steps[index]!;
  const { choice } = step;
  if (choice.kind === "heal") return "the partition heals";
  if (choice.kind === "partition") {
    const [one, other] = sidesOf(trace, choice.side);
    return `partition: ${one.map(printable).join(", ")} | ${other.map(printable).join(", ")}`;
  }
  const forgets = choice.kind === "drop" && step.lost.length === 0;
  return forgets ? "the network forgets a message that had arrived" : undefined;
}

/** The two sides of a partition, the one with the first node first. */
export function sidesOf(trace: Trace, side: readonly NodeId[]): [NodeId[], NodeId[]] {
  const first = trace.nodes.filter((node) => side.includes(node) === side.includes(trace.nodes[0] ?? ""));
  return [first, trace.nodes.filter((node) => !first.includes(node))];
}
