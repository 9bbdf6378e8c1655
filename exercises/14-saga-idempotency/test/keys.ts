/** What the requirements ask about a key that comes with more than one request. */
import { type Always, always, type Monitor, type Observed } from "@workbook/harness";
import type { Answer, Request } from "#given/messages.ts";
import { entriesOf } from "./ledger.ts";

interface Use {
  /** How often each request has come under the key: by its cents. */
  readonly come: Readonly<Record<number, number>>;
  /** The cents of the charge that was made. */
  readonly made?: number;
  /** How often it was answered that a charge has been made. */
  readonly charged: number;
  readonly mismatches: number;
}

type Uses = Readonly<Record<string, Use>>;

const uses: Monitor<Uses> = {
  name: "uses of keys",
  watches: ["deliver", "send", "stable", "compact"],
  initial: () => ({}),
  observe: (all, event) => {
    if (event.node !== "receiver") return all;
    const change = (key: string, of: (use: Use) => Use) => ({
      ...all,
      [key]: of(all[key] ?? { come: {}, charged: 0, mismatches: 0 }),
    });
    const [entry] = entriesOf(event);
    if (entry?.kind === "charge") return change(entry.key, (use) => ({ ...use, made: entry.cents }));
    const message = messageOf(event);
    return message ? change(message.key, (use) => used(use, message)) : all;
  },
};

function messageOf(event: Observed): Request | Answer | undefined {
  return event.kind === "deliver" || event.kind === "send" ? (event.message as unknown as Request | Answer) : undefined;
}

function used(use: Use, message: Request | Answer): Use {
  if (message.type === "charged") return { ...use, charged: use.charged + 1 };
  if (message.type === "mismatch") return { ...use, mismatches: use.mismatches + 1 };
  if (message.type !== "charge") return use;
  return { ...use, come: { ...use.come, [message.cents]: (use.come[message.cents] ?? 0) + 1 } };
}

/** Only under a key that has come with two requests is one of them a mismatch. */
export const mismatchIsEarned: Always = always("an earned mismatch", uses, (all) => {
  const [key] = Object.entries(all).find(([, use]) => use.mismatches > 0 && Object.keys(use.come).length < 2) ?? [];
  return key !== undefined && `${key} was said to belong to another request, and no other has come`;
});

/** That a charge has been made is answered to nobody who asked for another. */
export const eachIsAnsweredHisOwn: Always = always("each his own answer", uses, (all) => {
  const [key] =
    Object.entries(all).find(([, { made, come, charged }]) => charged > (made === undefined ? 0 : (come[made] ?? 0))) ??
    [];
  return key !== undefined && `somebody who asked for another charge under ${key} was told that it has been made`;
});
