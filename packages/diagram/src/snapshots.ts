/** What each node is like between two of its steps: its fields, its log, and whether it is up. */
import type { Decision, NodeId, Plain, Trace, TraceStep } from "@workbook/harness";
import { crashesIn } from "./fates.ts";
import { type FieldLine, fieldLines } from "./field-lines.ts";
import type { Row } from "./row.ts";

/** One node from one row to the one before another. */
export interface Snapshot {
  readonly fromRow: number;
  /** The first row in which it is no longer so; at the end there is none. */
  readonly untilRow?: number;
  readonly status: "not started" | "up" | "down";
  /** The class that its fields belong to, if it has one. */
  readonly kind: string;
  readonly fields: readonly (FieldLine & { readonly changed: boolean })[];
  readonly log: readonly { readonly record: Plain; readonly forced: boolean; readonly isNew: boolean }[];
  readonly decision?: Decision;
}

/** The snapshots of a node, in order and without gaps. */
export function snapshotsOf(trace: Trace, rows: readonly Row[], node: NodeId): Snapshot[] {
  const found: Snapshot[] = [];
  let last: Snapshot = { fromRow: 0, status: "not started", kind: "", fields: [], log: [] };
  for (const [row, { steps }] of rows.entries()) {
    for (const step of steps.flatMap((index) => trace.steps[index] ?? [])) {
      if (step.node !== node) continue;
      if (last.fromRow < row) found.push({ ...last, untilRow: row });
      last = after(step, last, row);
    }
  }
  return [...found, last];
}

function after(step: TraceStep, before: Snapshot, fromRow: number): Snapshot {
  const { log, fields } = step;
  const decided = step.effects.flatMap((effect) => (effect.kind === "decide" ? [effect.decision] : []));
  const decision = before.decision ?? decided[0];
  const own = fields === undefined ? { kind: before.kind, fields: [] } : fieldLines(fields);
  return {
    fromRow,
    status: crashesIn(step) ? "down" : "up",
    kind: own.kind,
    fields: log
      ? own.fields.map((field) => ({ ...field, changed: before.status === "up" && isChanged(field, before.fields) }))
      : before.fields.map((field) => ({ ...field, changed: false })),
    log: log ? logAfter(log, before.log) : before.log.map((record) => ({ ...record, isNew: false })),
    ...(decision === undefined ? {} : { decision }),
  };
}

function logAfter({ records, forced }: NonNullable<TraceStep["log"]>, before: Snapshot["log"]): Snapshot["log"] {
  const known = before.map(({ record }) => JSON.stringify(record));
  return records.map((record, index) => ({
    record,
    forced: index < forced,
    isNew: known[index] !== JSON.stringify(record),
  }));
}

function isChanged({ name, value }: FieldLine, before: readonly FieldLine[]): boolean {
  return before.find((field) => field.name === name)?.value !== value;
}
