/** What lies between the bus and a service: a service handles events, and after a crash it gets them again. */
import type { Context, NodeFactory, NodeId } from "@workbook/harness";
import type { ShopEvent } from "./events.ts";
import type { Deliver, Resume } from "./messages.ts";

/** How a service is made. */
// biome-ignore lint/suspicious/noExplicitAny: a service narrows the context to its own records, and mixins need such a constructor
export type ServiceClass = new (...given: any[]) => object;

type Handler = (this: object, event: ShopEvent) => void | Promise<void>;

/** Whether a service is subscribed to an event: whether it has a handler for it. */
export function isSubscribed({ prototype }: ServiceClass, type: ShopEvent["type"]): boolean {
  return handlerOf(prototype as object, type) !== undefined;
}

/**
 * Makes a node of a service, which is given a context and what else it takes. A service that restarts gets its events again.
 * It shows when it has finished with a cancellation, so that it can be judged whether it is heeded.
 */
export function subscribed(Service: ServiceClass, ...rest: readonly unknown[]): NodeFactory {
  class Subscribed extends Service {
    readonly toBus: Context<Resume>;

    // biome-ignore lint/suspicious/noExplicitAny: a mixin's constructor takes what the class takes
    constructor(...given: any[]) {
      super(...given);
      this.toBus = given[0] as Context<Resume>;
    }

    onStart(): void | Promise<void> {
      const resume = () => {
        if (this.toBus.restarted) this.toBus.send("bus", { type: "resume" });
      };
      return after((Service.prototype as Starting).onStart?.call(this), resume);
    }

    onDeliver(_bus: NodeId, { event }: Deliver): void | Promise<void> {
      return after(handlerOf(this, event.type)?.call(this, event), () => {
        if (event.type === "orderCancelled") this.toBus.emit({ type: "handled", event: event.type, saga: event.saga });
      });
    }
  }
  return (ctx) => new Subscribed(ctx, ...rest);
}

interface Starting {
  onStart?(): void | Promise<void>;
}

function after(handled: void | Promise<void>, then: () => void): void | Promise<void> {
  if (handled instanceof Promise) return handled.then(then);
  then();
}

function handlerOf(service: object, type: ShopEvent["type"]): Handler | undefined {
  const handlers = service as Readonly<Record<string, Handler | undefined>>;
  return handlers[`on${type.charAt(0).toUpperCase()}${type.slice(1)}`];
}
