/** What the requirements ask of the receiver's answers: that they are true, stay true, and are the same each time. */
import { type Always, always, eventually, type Goal, type Monitor, sometimes } from "@workbook/harness";
import type { Answer, Charged, Refused } from "#given/messages.ts";
import { entriesOf } from "./ledger.ts";
import { type AllTold, changedWord, entered, type Told, untrueOf, withTold } from "./told.ts";

/** By key. */
const answers: Monitor<AllTold> = {
  name: "answers",
  watches: ["stable", "compact", "send"],
  initial: () => ({}),
  observe: (all, event) => {
    if (event.kind === "send" && event.node === "receiver") return answered(all, event.message as unknown as Answer);
    return entriesOf(event).reduce((now, entry) => {
      return withTold(now, entry.key, (told) => entered(told, nameOf(entry), entry));
    }, all);
  },
};

function nameOf({ key }: { readonly key: string }): string {
  return `the charge under ${key}`;
}

function answered(all: AllTold, answer: Answer): AllTold {
  const name = nameOf(answer);
  switch (answer.type) {
    case "charged":
    case "refused":
      return withTold(all, answer.key, (told) => {
        const said = wordOf(answer);
        return { ...told, said, untrue: untruth(told, name, answer.type) ?? changedWord(told, name, said) };
      });
    case "refunded":
      return withTold(all, answer.key, (told) => {
        const untrue = told.charge === "stands" ? `${name} was said to be refunded, and it stands` : undefined;
        return { ...told, refunded: true, untrue };
      });
    case "mismatch":
      return withTold(all, answer.key, (told) => ({ ...told, mismatched: true }));
    default:
      return all;
  }
}

function wordOf(answer: Charged | Refused): string {
  return answer.type === "charged" ? `charged (receipt ${answer.receipt})` : `refused (${answer.reason})`;
}

function untruth({ charge }: Told, name: string, type: "charged" | "refused"): string | undefined {
  if (type === "charged") return charge ? undefined : `${name} was said to be charged, and it is not in the ledger`;
  return charge ? `${name} was said to be refused, and it is in the ledger` : undefined;
}

/** What is answered is so, stays so, and is answered alike each time. */
export const truthfulAnswers: Always = always("the same true answer", answers, untrueOf);

/** A refund has been answered before the charge came. */
export const refundIsFirst: Goal = sometimes("a refund that comes first", answers, (all) =>
  Object.values(all).some(({ refunded, charge }) => refunded && !charge),
);

/** A charge has been answered so. */
export function isAnswered(type: "charged" | "refused"): Goal {
  return sometimes(`a charge that is ${type}`, answers, (all) =>
    Object.values(all).some(({ said }) => said?.startsWith(type)),
  );
}

/** Somebody has been told that his key belongs to another request. */
export const mismatchIsTold: Goal = eventually("word of the mismatch", answers, (all) =>
  Object.values(all).some(({ mismatched }) => mismatched),
);

const finished: Monitor<boolean> = {
  name: "the client's word",
  watches: ["emit"],
  initial: () => false,
  observe: (done, event) => done || (event.kind === "emit" && event.node === "client"),
};

/** Every request of the client has had a definite answer. */
export const allAnswered: Goal = eventually("a definite answer to every request", finished, (done) => done);
