/**
 * A service that takes part in sagas and knows nothing of them: inventory, payment or shipping. Its ledger is its log, and a
 * forced record is the effect itself, so that doing the work and remembering its key are one step. [Helland07, IETF-idem]
 */
import type { Context, NodeId, SingleHandlerNode } from "@workbook/harness";
import type { Action, Compensation, IdempotencyKey, ServiceReply } from "./messages.ts";

/** An entry of a service's ledger. The last one under a key is what holds. */
export type Entry =
  /** The action has taken effect. */
  | Action
  /** The action was refused, and stays refused. */
  | { readonly type: "refused"; readonly key: IdempotencyKey; readonly reason: string }
  /** The action's effect was undone. */
  | (Compensation & { readonly item?: string | undefined })
  /** The compensation came first: the action has not happened, and must not happen when it arrives late. */
  | { readonly type: "tombstone"; readonly key: IdempotencyKey };

/** What the environment has chosen for a service. */
export interface Weather {
  /** The names of the steps that it refuses. */
  readonly refuses: readonly string[];
  /** How often it puts off what may be put off. */
  readonly busy: number;
  /** Whether its action may be put off. Compensations always may. */
  readonly retriable: boolean;
}

/** Does what it is asked at most once under each key, and answers a repetition as it answered first. */
export class Service implements SingleHandlerNode<Action | Compensation> {
  readonly ctx: Context<never, Entry>;
  readonly refuses: readonly string[];
  readonly retriable: boolean;
  busy: number;

  constructor(ctx: Context<never, Entry>, { refuses, busy, retriable }: Weather) {
    this.ctx = ctx;
    this.refuses = refuses;
    this.retriable = retriable;
    this.busy = busy;
  }

  onMessage(_from: NodeId, request: Action | Compensation): ServiceReply {
    const known = this.ctx.log.records.findLast(({ key }) => key === request.key);
    return isAction(request) ? this.act(request, known) : this.undo(request, known);
  }

  private act(action: Action, known: Entry | undefined): ServiceReply {
    if (known?.type === "refused") return { type: "refused", reason: known.reason };
    if (known && isAction(known)) return { type: "done" };
    if (known) return { type: "refused", reason: "it was undone" };
    if (this.retriable && this.putsOff()) return { type: "busy" };
    if (this.refuses.includes(nameOf(action))) {
      const reason = `${nameOf(action)} is impossible`;
      this.ctx.log.force({ type: "refused", key: action.key, reason });
      return { type: "refused", reason };
    }
    this.ctx.log.force(action);
    return { type: "done" };
  }

  private undo(compensation: Compensation, known: Entry | undefined): ServiceReply {
    if (known && !isAction(known)) return { type: "done" };
    if (this.putsOff()) return { type: "busy" };
    if (!known) this.ctx.log.force({ type: "tombstone", key: compensation.key });
    else if (known.type === "reserve") this.ctx.log.force({ ...compensation, item: known.item });
    else this.ctx.log.force(compensation);
    return { type: "done" };
  }

  private putsOff(): boolean {
    return this.busy > 0 && this.busy-- > 0;
  }
}

/** The step that an action carries out, as plans name it: `reserve book`. */
export function nameOf(action: Action): string {
  return action.type === "reserve" ? `reserve ${action.item}` : action.type;
}

/** Whether a request or an entry is an action that takes, or has taken, effect. */
export function isAction(it: { readonly type: string }): it is Action {
  return it.type === "reserve" || it.type === "charge" || it.type === "ship";
}
