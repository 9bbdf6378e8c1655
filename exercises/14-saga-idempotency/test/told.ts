/** What a ledger says of charges, against what is said of them. */
import type { Entry } from "#given/messages.ts";

/** What the ledger says of one charge, and what was said of it. */
export interface Told {
  readonly charge?: "stands" | "undone";
  /** The definite answer to the charge, or what the sender showed of it. */
  readonly said?: string;
  readonly refunded?: boolean;
  readonly mismatched?: boolean;
  /** What turned out untrue, as a sentence. */
  readonly untrue?: string | undefined;
}

/** By key, or by step. */
export type AllTold = Readonly<Record<string, Told>>;

/** Changes what is told of one charge, unless something untrue was. */
export function withTold(all: AllTold, name: string, change: (told: Told) => Told): AllTold {
  const before = all[name] ?? {};
  return { ...all, [name]: before.untrue === undefined ? change(before) : before };
}

/**
 * A ledger entry changes what stands. The same entry twice is another property's business.
 *
 * @param name of the charge, in sentences
 */
export function entered(told: Told, name: string, { kind }: Entry): Told {
  if (kind === "refund") {
    const untrue = told.charge ? undefined : `the ledger has a refund of ${name}, and no charge to give back`;
    return { ...told, charge: "undone", untrue };
  }
  if (told.charge) return told;
  const word = told.refunded ? "refunded" : told.said?.replace(/ .*/, "");
  return { ...told, charge: "stands", untrue: word && `${name} was said to be ${word}, and then it took effect` };
}

/** Says so, if it is not what was said before. */
export function changedWord({ said }: Told, name: string, now: string): string | undefined {
  return said === undefined || said === now ? undefined : `${name} was said to be ${said}, and then ${now}`;
}

/** The first untruth. */
export function untrueOf(all: AllTold): string | undefined {
  return Object.values(all).find(({ untrue }) => untrue)?.untrue;
}
