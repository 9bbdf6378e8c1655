/**
 * What stands where in a space-time diagram, before anybody speaks of pixels or of characters: one lane a node, one row a
 * step, marks on the lanes and messages between them. The picture and the terminal's text are drawn from this.
 */
import { type Decision, describeCluster, type NodeId, type Plain, type Trace } from "@workbook/harness";
import { type Arrow, arrowsOf } from "./arrows.ts";
import { crashesIn } from "./fates.ts";
import { printable } from "./printable.ts";
import { type Place, type Row, rowsOf, sidesOf } from "./row.ts";

/** One node's life. */
export interface Lane {
  readonly node: NodeId;
  /** The node's name as it is written. */
  readonly title: string;
  /** From a crash's place to the row of the restart; without an end it stays down. */
  readonly down: readonly { readonly from: Place; readonly untilRow?: number }[];
  /** What it decided, in order and without repetitions: two of them contradict each other. */
  readonly decisions: readonly Decision[];
  /** How it ended: what it decided, and whether it is down. */
  readonly ending: string;
}

/** A split of the nodes in two. */
export interface Split {
  /** The lanes of the smaller side. */
  readonly lanes: readonly number[];
  readonly fromRow: number;
  /** The row in which it heals, if it does. */
  readonly untilRow?: number;
}

/** A node that waits for ever. */
export interface WaitingNode {
  readonly lane: number;
  readonly text: string;
  /** The lanes of the nodes that it waits for, as far as the text names them. */
  readonly for: readonly number[];
}

/** A trace, laid out. */
export interface Layout {
  /** The cluster with its parameters, and the network. */
  readonly heading: string;
  readonly lanes: readonly Lane[];
  readonly rows: readonly Row[];
  readonly arrows: readonly Arrow[];
  readonly splits: readonly Split[];
  readonly waits: readonly WaitingNode[];
  readonly violation?: { readonly row: number; readonly property: string; readonly sentence: string };
}

/** Lays a trace out. */
export function layoutOf(trace: Trace): Layout {
  const rows = rowsOf(trace);
  const { violation } = trace;
  const violatedRow = rows.findIndex(({ steps }) => violation !== undefined && steps.includes(violation.step));
  return {
    heading: `${describeCluster({ name: trace.cluster.name, params: trace.cluster.params as Plain })} · ${trace.network}`,
    lanes: trace.nodes.map((node, lane) => laneOf(trace, rows, node, lane)),
    rows,
    arrows: arrowsOf(trace, rows),
    splits: splitsOf(trace, rows),
    waits: waitsOf(trace),
    ...(violation
      ? {
          violation: {
            row: violatedRow < 0 ? rows.length - 1 : violatedRow,
            property: printable(violation.property),
            sentence: printable(violation.sentence),
          },
        }
      : {}),
  };
}

function laneOf(trace: Trace, rows: readonly Row[], node: NodeId, lane: number): Lane {
  const decided = trace.steps
    .filter((step) => step.node === node)
    .flatMap(({ effects }) => effects.flatMap((effect) => (effect.kind === "decide" ? [effect.decision] : [])));
  const down: { from: Place; untilRow?: number }[] = [];
  for (const [row, { steps }] of rows.entries()) {
    for (const step of steps.flatMap((index) => trace.steps[index] ?? [])) {
      if (step.node !== node) continue;
      const last = down.at(-1);
      if (step.choice.kind === "restart" && last && last.untilRow === undefined) last.untilRow = row;
      if (crashesIn(step)) down.push({ from: { lane, row, slot: rows[row]!.marks.length - 1 } });
    }
  }
  const decisions = [...new Set(decided)];
  return { node, title: printable(node), down, decisions, ending: endingOf(trace, decisions, down) };
}

function endingOf(trace: Trace, decisions: readonly Decision[], down: Lane["down"]): string {
  const isDown = down.length > 0 && down.at(-1)?.untilRow === undefined;
  const decisive =
    trace.violation?.waits !== undefined ||
    trace.steps.some(({ effects }) => effects.some(({ kind }) => kind === "decide"));
  const done = decisions.map((decision) => (decision === "commit" ? "committed" : "aborted"));
  const decided = done.length > 0 ? [done.join(", then ")] : decisive ? ["undecided"] : [];
  return [...decided, ...(isDown ? ["down"] : [])].join(", ");
}

function splitsOf(trace: Trace, rows: readonly Row[]): Split[] {
  const splits: { lanes: number[]; fromRow: number; untilRow?: number }[] = [];
  for (const [row, { steps }] of rows.entries()) {
    const choice = trace.steps[steps[0] ?? 0]?.choice;
    const last = splits.at(-1);
    if (choice?.kind !== "partition" && choice?.kind !== "heal") continue;
    if (last && last.untilRow === undefined) last.untilRow = row;
    if (choice.kind === "heal") continue;
    const [one, other] = sidesOf(trace, choice.side);
    const smaller = one.length <= other.length ? one : other;
    splits.push({ lanes: smaller.map((node) => trace.nodes.indexOf(node)), fromRow: row });
  }
  return splits;
}

function waitsOf(trace: Trace): WaitingNode[] {
  return (trace.violation?.waits ?? []).flatMap((wait) => {
    const lane = trace.nodes.indexOf(wait.node);
    if (lane < 0) return [];
    const words = wait.for.split(/[\s,;:.]+/);
    const named = trace.nodes.flatMap((node, other) => (other !== lane && words.includes(node) ? [other] : []));
    return [{ lane, text: `waits for ${printable(wait.for)}`, for: named }];
  });
}
