/** What nodes say to each other, as far as the harness cares: messages have a type, and a type names its handler. */

/** The messages of a protocol are a union, told apart by `type`. */
export interface Message {
  readonly type: string;
}

/** The handler's name for a message type: `vote` → `onVote`. */
export function handlerName(type: string): string {
  return `on${type.charAt(0).toUpperCase()}${type.slice(1)}`;
}
