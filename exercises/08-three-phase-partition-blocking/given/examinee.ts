/** The node that asks your code, and shows what it answered. */
import type { Context, Node, NodeId } from "@workbook/harness";
import { classify } from "#submission/classify.ts";
import { blocked, splitBrain } from "#submission/witnesses.ts";
import type { Blocked, Classify, Question, SplitBrain } from "./questions.ts";
import { Recorder } from "./script.ts";

/** Answers each question by one observation. */
export class Examinee implements Node<Question> {
  readonly ctx: Context;

  constructor(ctx: Context) {
    this.ctx = ctx;
  }

  onSplitBrain(_from: NodeId, { participants }: SplitBrain): void {
    const recorder = new Recorder(participants);
    splitBrain(recorder);
    this.ctx.emit([...recorder.commands]);
  }

  onBlocked(_from: NodeId, { participants }: Blocked): void {
    const recorder = new Recorder(participants);
    blocked(recorder);
    this.ctx.emit([...recorder.commands]);
  }

  onClassify(_from: NodeId, { sides, quorums }: Classify): void {
    this.ctx.emit(sides.map((states) => classify(states, quorums)));
  }
}
