/** What is said between the bus and everybody else. Nobody says anything to anybody but the bus. */
import type { ShopEvent } from "./events.ts";

/** Tells the bus, and so everybody who is subscribed, what has happened. */
export interface Publish {
  readonly type: "publish";
  readonly event: ShopEvent;
}

/** The bus delivers an event to a subscriber: at least once, and in no order. */
export interface Deliver {
  readonly type: "deliver";
  readonly event: ShopEvent;
}

/** A subscriber has restarted: what did it miss, and which handlers had not finished? It is sent for you. */
export interface Resume {
  readonly type: "resume";
}
