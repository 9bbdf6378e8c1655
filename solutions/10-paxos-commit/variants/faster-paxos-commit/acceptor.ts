/** An acceptor of Faster Paxos Commit. [GL06] */
import type { NodeId } from "@workbook/harness";
import type { Ballot } from "#given/messages.ts";
import { Acceptor as Reference } from "#reference/acceptor.ts";

export class Acceptor extends Reference {
  override learnersOf(ballot: Ballot): readonly NodeId[] {
    return ballot === 0 ? this.members.resourceManagers : super.learnersOf(ballot);
  }
}
