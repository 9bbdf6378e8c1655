/** How many messages a run takes, every one counted that leaves, acks too. Which accounting that is, the exercise says. */
import { type Always, always, type Goal, type Monitor } from "@workbook/harness";

/** Counts to one more than the most that matters. */
function messagesUpTo(most: number): Monitor<number> {
  return { name: "messages", watches: ["send"], initial: () => 0, observe: (sent) => Math.min(sent + 1, most + 1) };
}

/** No run takes more messages than this. */
export function messagesAtMost(most: number): Always {
  return always("messages", messagesUpTo(most), (sent) =>
    sent > most ? `this is message ${sent}, and ${most} are enough` : undefined,
  );
}

/** What each kind of goal is made with. */
type MakeGoal = (name: string, monitor: Monitor<number>, reached: (sent: number) => boolean) => Goal;

/** So many messages have been sent. */
export function messagesSent(kind: MakeGoal, count: number): Goal {
  return kind(`${count} messages`, messagesUpTo(count), (sent) => sent === count);
}
