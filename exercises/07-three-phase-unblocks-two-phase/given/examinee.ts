/** The node that asks your code, and shows what it answered. */
import type { Context, Node, NodeId } from "@workbook/harness";
import { blockingPoints } from "#submission/blocking-points.ts";
import { concurrencySet, isNonBlocking } from "#submission/concurrency.ts";
import { witness } from "#submission/witness.ts";
import type { BlockingPoints, ConcurrencySet, IsNonBlocking, Question, Witness } from "./questions.ts";
import { Recorder } from "./script.ts";

/** Answers each question by one observation. */
export class Examinee implements Node<Question> {
  readonly ctx: Context;

  constructor(ctx: Context) {
    this.ctx = ctx;
  }

  onWitness(_from: NodeId, { participants }: Witness): void {
    const recorder = new Recorder(participants);
    witness(recorder);
    this.ctx.emit([...recorder.commands]);
  }

  onBlockingPoints(_from: NodeId, { graph }: BlockingPoints): void {
    this.ctx.emit([...blockingPoints(graph)]);
  }

  onConcurrencySet(_from: NodeId, { graph, state }: ConcurrencySet): void {
    this.ctx.emit([...concurrencySet(graph, state)]);
  }

  onIsNonBlocking(_from: NodeId, { graph }: IsNonBlocking): void {
    this.ctx.emit(isNonBlocking(graph));
  }
}
