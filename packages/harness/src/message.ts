/** What nodes say to each other, as far as the harness cares: messages have a type, and a type names its handler. */

/** The messages of a protocol are a union, told apart by `type`. */
export interface Message {
  readonly type: string;
}

const handlerNames = new Map<string, string>();

/** The handler's name for a message type: `vote` → `onVote`. */
export function handlerName(type: string): string {
  const known = handlerNames.get(type);
  if (known !== undefined) return known;
  const name = `on${type.charAt(0).toUpperCase()}${type.slice(1)}`;
  handlerNames.set(type, name);
  return name;
}
