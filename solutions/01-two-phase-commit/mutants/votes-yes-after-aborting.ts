/** It aborted because nobody asked, and forgets that when somebody does. */

import type { Mutant } from "@workbook/grading";
import type { NodeId } from "@workbook/harness";
import { Participant as Reference } from "#reference/participant.ts";

export const mutant: Mutant = {
  replaces: "participant.ts",
  fails: "AC1",
  mistake: "votes Yes after it has aborted alone",
  setting: "two-phase-commit votes=yes; multiset, 1 early timeout",
};

export class Participant extends Reference {
  override onPrepare(from: NodeId): void {
    this.ctx.cancelTimer("prepare");
    if (this.vote === "no") this.decide("abort");
    this.ctx.send(from, { type: "vote", vote: this.vote });
  }
}
