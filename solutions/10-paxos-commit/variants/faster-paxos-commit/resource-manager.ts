/** A resource manager of Faster Paxos Commit: it counts in ballot 0, and believes the leaders of all others. [GL06] */
import type { Decision, NodeId } from "@workbook/harness";
import type { Phase2b } from "#given/messages.ts";
import { Learner } from "#reference/learner.ts";
import { ResourceManager as Reference } from "#reference/resource-manager.ts";

class LearnerInManager extends Learner {
  outcome: Decision | undefined;

  decide(decision: Decision): void {
    this.outcome = decision;
  }
}

export class ResourceManager extends Reference {
  readonly learner = new LearnerInManager(this.members);

  onPhase2b(from: NodeId, report: Phase2b): void {
    if (this.decision) return;
    this.learner.onPhase2b(from, report);
    if (this.learner.outcome) this.decide(this.learner.outcome);
  }

  override decide(decision: Decision): void {
    this.learner.accepted.clear();
    super.decide(decision);
  }
}
