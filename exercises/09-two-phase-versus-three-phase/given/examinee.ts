/** The node that asks your code, and shows what it answered. */
import type { Context, Node, NodeId } from "@workbook/harness";
import { blockingWindow } from "#submission/blocking-window.ts";
import { measure } from "#submission/measure.ts";
import { recommend } from "#submission/recommend.ts";
import { summarise } from "#submission/summarise.ts";
import type { Compare, Measure, Question, Recommend, Window } from "./questions.ts";

/** Answers each question by one observation. */
export class Examinee implements Node<Question> {
  readonly ctx: Context;

  constructor(ctx: Context) {
    this.ctx = ctx;
  }

  onMeasure(_from: NodeId, { recording }: Measure): void {
    this.ctx.emit({ ...measure(recording) });
  }

  onWindow(_from: NodeId, { states }: Window): void {
    this.ctx.emit({ ...blockingWindow(states) });
  }

  onCompare(_from: NodeId, { samples }: Compare): void {
    const { spreadMs, ...rest } = summarise(samples);
    this.ctx.emit({ ...rest, spreadMs: { ...spreadMs } });
  }

  onRecommend(_from: NodeId, { situation }: Recommend): void {
    this.ctx.emit({ ...recommend(situation) });
  }
}
