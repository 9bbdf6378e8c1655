/** Paxos as it is written, three fields for each instance; the records of all are forced together, and it has one handler. */
import type { Context, NodeId, SingleHandlerNode } from "@workbook/harness";
import type { Members } from "#given/members.ts";
import type { Accepted, Ballot, Phase1b, Phase2b, ToAcceptor, Value } from "#given/messages.ts";

/** Under Lamport's names: the highest ballot seen, the ballot and the value accepted last, or -1 and nothing. [Lamport98] */
interface Instance {
  mbal: Ballot;
  bal: Ballot;
  val: Value | "none";
}

export class Acceptor implements SingleHandlerNode<ToAcceptor> {
  readonly ctx: Context<Phase1b | Phase2b, Record<NodeId, Instance>>;
  readonly members: Members;
  readonly instances: Record<NodeId, Instance> = {};

  constructor(ctx: Context<Phase1b | Phase2b, Record<NodeId, Instance>>, members: Members) {
    this.ctx = ctx;
    this.members = members;
    const before = ctx.log.records.at(-1);
    for (const id of members.resourceManagers)
      this.instances[id] = { ...(before?.[id] ?? { mbal: 0, bal: -1, val: "none" }) };
  }

  onMessage(from: NodeId, message: ToAcceptor): void {
    if (message.type === "phase1a") {
      if (this.move(message.ballot, {})) this.promise(from, message.ballot);
    } else {
      this.move(message.ballot, message.values);
      this.answer();
    }
  }

  /** All instances move to a ballot together; whether none of them is beyond it. */
  move(ballot: Ballot, values: Readonly<Record<NodeId, Value>>): boolean {
    const all = Object.entries(this.instances);
    if (all.some(([, { mbal }]) => mbal > ballot)) return false;
    const before = JSON.stringify(this.instances);
    for (const [, instance] of all) instance.mbal = ballot;
    if (!this.isSettled(ballot))
      for (const [id, instance] of all) if (values[id]) Object.assign(instance, { bal: ballot, val: values[id] });
    const news = JSON.stringify(this.instances) !== before;
    if (news && (this.isSettled(ballot) || Object.keys(values).length === 0)) this.ctx.log.force(this.instances);
    return true;
  }

  isSettled(ballot: Ballot): boolean {
    const here = Object.values(this.instances).filter(({ bal }) => bal === ballot);
    return here.length === this.members.resourceManagers.length || here.some(({ val }) => val === "aborted");
  }

  promise(leader: NodeId, ballot: Ballot): void {
    const accepted: Record<NodeId, Accepted> = {};
    for (const [id, { bal, val }] of Object.entries(this.instances))
      if (val !== "none") accepted[id] = { ballot: bal, value: val };
    this.ctx.send(leader, { type: "phase1b", ballot, accepted });
  }

  answer(): void {
    const ballot = Math.max(...Object.values(this.instances).map(({ bal }) => bal));
    const leader = this.members.leaderOf[ballot];
    if (!leader || !this.isSettled(ballot)) return;
    const values: Record<NodeId, Value> = {};
    for (const [id, { bal, val }] of Object.entries(this.instances))
      if (bal === ballot && val !== "none") values[id] = val;
    this.ctx.send(leader, { type: "phase2b", ballot, values });
  }
}
