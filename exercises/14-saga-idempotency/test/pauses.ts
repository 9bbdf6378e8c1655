/** What a sender does when it is told of a conflict. */
import { type Always, always, type Monitor } from "@workbook/harness";
import type { Answer } from "#given/messages.ts";

interface Paused {
  /** A conflict was the last thing that happened to the sender. */
  readonly told: boolean;
  readonly hasty: boolean;
}

const pauses: Monitor<Paused> = {
  name: "pauses",
  watches: ["deliver", "timer", "wake", "restart", "send"],
  initial: () => ({ told: false, hasty: false }),
  observe: (before, event) => {
    if (event.node !== "sender") return before;
    if (event.kind === "deliver") return { ...before, told: (event.message as unknown as Answer).type === "conflict" };
    if (event.kind !== "send") return { ...before, told: false };
    return before.told ? { ...before, hasty: true } : before;
  },
};

/** Between a conflict and the next request there is a pause: a timer or a sleep. */
export const pausesAfterConflict: Always = always("a pause after a conflict", pauses, ({ hasty }) => {
  return hasty && "the sender was told that its request is under way, and asked again at once";
});
