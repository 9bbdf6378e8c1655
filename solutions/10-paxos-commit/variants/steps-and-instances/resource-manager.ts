/** The outcome is on stable storage as well, so that a restart need not ask for it. It costs a forced write that nobody awaits. */
import type { Context, Decision, Node, NodeId } from "@workbook/harness";
import type { Members } from "#given/members.ts";
import type { BeginCommit, Decided, Phase2a, ToResourceManager, Value } from "#given/messages.ts";

type LogRecord = { readonly proposed: Value } | { readonly decided: Decision };
type State = "working" | "proposed" | "decided";

export class ResourceManager implements Node<ToResourceManager> {
  readonly ctx: Context<BeginCommit | Phase2a, LogRecord>;
  readonly members: Members;
  readonly vote: Value;
  state: State = "working";

  constructor(ctx: Context<BeginCommit | Phase2a, LogRecord>, members: Members, vote: Value) {
    this.ctx = ctx;
    this.members = members;
    this.vote = vote;
  }

  onStart(): void {
    const last = this.ctx.log.records.at(-1);
    if (last && "decided" in last) this.finish(last.decided);
    else if (last) this.tell(last.proposed, this.members.acceptors);
    else this.begin();
  }

  begin(): void {
    const [first] = this.members.resourceManagers;
    const [leader] = this.members.leaderOf;
    if (this.ctx.id !== first) return this.ctx.setTimer("patience", 400);
    this.onPrepare();
    this.ctx.send(leader!, { type: "beginCommit" });
  }

  onPrepare(): void {
    if (this.state === "working") this.propose(this.vote);
  }

  onTimer(): void {
    if (this.state === "working") this.propose("aborted");
    else this.tell("prepared", this.members.acceptors);
  }

  propose(proposed: Value): void {
    this.ctx.log.force({ proposed });
    this.tell(proposed, this.members.active);
  }

  tell(value: Value, acceptors: readonly NodeId[]): void {
    this.state = "proposed";
    for (const id of acceptors) this.ctx.send(id, { type: "phase2a", ballot: 0, values: { [this.ctx.id]: value } });
    if (value === "aborted") this.onDecision("", { type: "decision", decision: "abort" });
    else this.ctx.setTimer("patience", 150);
  }

  onDecision(_from: NodeId, { decision }: Decided): void {
    if (this.state === "decided") return;
    this.ctx.log.force({ decided: decision });
    this.finish(decision);
  }

  finish(decision: Decision): void {
    this.state = "decided";
    this.ctx.cancelTimer("patience");
    this.ctx.decide(decision);
  }
}
