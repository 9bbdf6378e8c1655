/** What an operator is left with: only sagas that are poisoned, and of those all that is known. */
import { type Always, always, eventually, type Goal, type Monitor } from "@workbook/harness";
import { type Fate, fateOf } from "#given/fate.ts";
import type { DeadLetter, HistoryEntry } from "#given/messages.ts";
import { factOf } from "./saga-effects.ts";

interface Case {
  /** What the services' ledgers say, in order. */
  readonly facts: readonly string[];
  /** The history in the last dead letter. */
  readonly letter?: readonly HistoryEntry[] | undefined;
  readonly wrong?: string | undefined;
}

type Cases = Readonly<Record<string, Case>>;

const cases: Monitor<Cases> = {
  name: "dead letters",
  watches: ["stable", "emit"],
  initial: () => ({}),
  observe: (all, event) => {
    const fact = factOf(event);
    if (fact) {
      const { [fact.saga]: before = { facts: [] } } = all;
      const facts = [...before.facts, `${fact.command} ${fact.outcome}`];
      return {
        ...all,
        [fact.saga]: { ...before, facts, wrong: before.wrong ?? (before.letter && livesOn(fact.command)) },
      };
    }
    if (event.kind !== "emit" || event.node !== "operator") return all;
    const { saga, history } = event.observation as unknown as DeadLetter;
    const { [saga]: before = { facts: [] } } = all;
    return { ...all, [saga]: { ...before, letter: history, wrong: before.wrong ?? fault(before.facts, history) } };
  },
};

function livesOn(command: string): string {
  return `${command} took effect after the saga had been given up`;
}

/** A history tells each fact, in order. What is unanswered may have happened or not, and something must be. */
function fault(facts: readonly string[], history: readonly HistoryEntry[]): string | undefined {
  if (!history.some(({ outcome }) => outcome === "unanswered"))
    return "a saga was given up, and its history names no command that was not answered";
  const left = [...facts];
  for (const { command, outcome } of history) {
    if (outcome !== "unanswered" && left.shift() !== `${command} ${outcome}`)
      return `the history says that ${command} was ${outcome}, and the ledgers say: ${facts.join(", ") || "nothing"}`;
    if (outcome === "unanswered" && left[0] === `${command} done`) left.shift();
  }
  return left.length === 0 ? undefined : `the history leaves out what the ledgers say: ${left.join(", ")}`;
}

/** A dead letter tells what has happened and what is not known, and nothing happens after it. */
export const truthfulHistory: Always = always("truthful history", cases, (all) => {
  return Object.values(all).find(({ wrong }) => wrong)?.wrong;
});

/** Nobody is left to the operator without need. */
export function onlyThePoisonedDie(dealt: readonly Fate[]): Always {
  return always("no saga is given up without need", cases, (all) => {
    const [saga] = Object.entries(all).find(([name, { letter }]) => letter && !dies(fateOf(dealt, name))) ?? [];
    return saga && `${saga} was given up, and no service had stumbled over it`;
  });
}

/** The operator has a dead letter of every poisoned saga that has begun. */
export function everyPoisonedSagaIsLeft(dealt: readonly Fate[]): Goal {
  return eventually("a dead letter of every poisoned saga", cases, (all) =>
    Object.entries(all).every(([saga, { letter }]) => letter !== undefined || !dies(fateOf(dealt, saga))),
  );
}

/** The operator has so many dead letters. */
export function deadLetters(kind: typeof eventually, count: number): Goal {
  return kind(`${count} dead letters`, cases, (all) => {
    return Object.values(all).filter(({ letter }) => letter !== undefined).length === count;
  });
}

function dies(fate: Fate): boolean {
  return fate.endsWith("poisoned");
}
