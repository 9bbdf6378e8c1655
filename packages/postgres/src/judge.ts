/** What must be true when a run has come to rest, however it crashed. [BHG87 ch. 7] */
import type { Decision } from "@workbook/harness";
import { type CrashPlan, type Ending, participantId, type Scenario } from "./crash-run.ts";

/** What the accounts say became of a transfer; "torn" is what may never be. */
export type Outcome = Decision | "torn";

/** What the databases show. A transaction in doubt has not changed anything that a reader sees. */
export function outcomeOf({ balances, changes }: Scenario, ending: Ending): Outcome {
  const changed = ending.balances.map((balance, index) => balance - balances[index]!);
  if (changed.every((change) => change === 0)) return "abort";
  return changed.every((change, index) => change === changes[index]) ? "commit" : "torn";
}

/** What is wrong with how a run ended: sentences that say what, where and what to do. */
export function violationsOf(scenario: Scenario, plan: CrashPlan, ending: Ending): string[] {
  return [
    ...ending.faults,
    ...withoutCrash(plan, ending),
    ...inDoubt(ending),
    ...torn(scenario, ending),
    ...disagreement(scenario, ending),
    ...withoutExcuse(scenario, plan, ending),
  ];
}

function withoutCrash({ crashAfter = 0 }: CrashPlan, { effects }: Ending): string[] {
  if (effects.length >= crashAfter) return [];
  return [
    `It has only ${effects.length} effects this time and did not crash: a coordinator's steps may depend on nothing but its messages, timers and log.`,
  ];
}

function inDoubt(ending: Ending): string[] {
  const who = ending.inDoubt.flatMap((held, index) => (held.length > 0 ? [participantId(index)] : []));
  if (who.length === 0) return [];
  return [
    `In doubt for ever: ${who.join(" and ")} voted Yes and never heard the outcome; pg_prepared_xacts has the transaction, and it holds its locks. Tell what was decided until it is acknowledged, also after a restart, and answer inquiries.`,
  ];
}

function torn(scenario: Scenario, ending: Ending): string[] {
  if (outcomeOf(scenario, ending) !== "torn") return [];
  const sum = (balances: readonly number[]) => balances.reduce((total, balance) => total + balance, 0);
  const accounts = ending.balances.map((balance, index) => {
    const before = scenario.balances[index]!;
    return `${participantId(index)} ${balance === before ? `kept ${before}` : `went from ${before} to ${balance}`}`;
  });
  return [
    `The transfer is torn: ${accounts.join(", ")}; all the money was ${sum(scenario.balances)} and is ${sum(ending.balances)}. One database committed and one did not: force the decision before anybody hears of it, and after a restart say the same again.`,
  ];
}

function disagreement(scenario: Scenario, ending: Ending): string[] {
  const decided = [...new Set(ending.decisions)];
  if (decided.length > 1)
    return [
      `It decided ${ending.decisions.join(", then ")}: a decision binds every later life. Look in the log before you decide.`,
    ];
  const outcome = outcomeOf(scenario, ending);
  const isOpen = outcome === "torn" || ending.inDoubt.some((transactions) => transactions.length > 0);
  if (isOpen || outcome === (decided[0] ?? "abort")) return [];
  const said = decided[0] ? `decided ${decided[0]}` : "decided nothing";
  return [`It ${said}, and the databases show ${outcome}: tell the participants what ctx.decide was told.`];
}

/** Without a crash nothing excuses another outcome. */
function withoutExcuse(scenario: Scenario, { crashAfter }: CrashPlan, ending: Ending): string[] {
  if (crashAfter !== undefined || outcomeOf(scenario, ending) === scenario.outcome) return [];
  return [`Nothing went wrong, and the outcome is not ${scenario.outcome}: see what your onVote makes of the votes.`];
}
