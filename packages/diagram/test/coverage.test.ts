import type { Choice, Trace } from "@workbook/harness";
import { beforeAll, describe, expect, it } from "vitest";
import { messagesOf } from "../src/fates.ts";
import { type MarkKind, marksOf } from "../src/marks.ts";
import * as runs from "./support/runs.ts";

const choices: Record<Choice["kind"], true> = {
  start: true,
  deliver: true,
  drop: true,
  duplicate: true,
  timer: true,
  wake: true,
  expire: true,
  retransmit: true,
  crash: true,
  restart: true,
  partition: true,
  heal: true,
};

const marks: Record<MarkKind, true> = {
  arrival: true,
  start: true,
  restart: true,
  crash: true,
  timer: true,
  send: true,
  force: true,
  write: true,
  commit: true,
  abort: true,
  emit: true,
  printed: true,
  failure: true,
};

let traces: Trace[];
beforeAll(async () => {
  traces = await Promise.all(Object.values(runs).map((run) => run()));
});

describe("the runs that the tests draw", () => {
  it("hold every kind of choice", () => {
    const kinds = traces.flatMap(({ steps }) => steps.map(({ choice }) => choice.kind));
    expect([...new Set(kinds)].sort()).toEqual(Object.keys(choices).sort());
  });

  it("hold every kind of mark", () => {
    const kinds = traces.flatMap((trace) => trace.steps.flatMap((_, step) => marksOf(trace, step, messagesOf(trace))));
    expect([...new Set(kinds.map(({ kind }) => kind))].sort()).toEqual(Object.keys(marks).sort());
  });

  it("hold every kind of effect", () => {
    const kinds = traces.flatMap(({ steps }) => steps.flatMap(({ effects }) => effects.map(({ kind }) => kind)));
    expect([...new Set(kinds)].sort()).toEqual([
      "call",
      "cancelTimer",
      "compact",
      "decide",
      "emit",
      "force",
      "reply",
      "send",
      "setTimer",
      "sleep",
      "write",
    ]);
  });
});
