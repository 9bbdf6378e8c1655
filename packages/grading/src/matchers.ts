/** Matchers that read a search's result and nothing else: properties are part of the search. */
import type { Exploration } from "@workbook/explorer";
import type { SearchResult } from "@workbook/harness";
import { expect } from "vitest";
import { currentLedger } from "./ledger.ts";

interface Verdict {
  readonly pass: boolean;
  readonly message: () => string;
}

/** A search that stopped at its bound is neither pass nor fail. */
export class Unfinished extends Error {}

expect.extend({
  toHold(received: unknown): Verdict {
    const result = resultOf(received);
    if (result.outcome === "bounded" || result.outcome === "stopped") throw new Unfinished(unfinished(result));
    const sentence = result.violation?.sentence ?? unreached(result);
    if (sentence !== undefined) note(result);
    return { pass: sentence === undefined, message: () => sentence ?? "no property is broken" };
  },
  toReach(received: unknown, goal: string): Verdict {
    const result = resultOf(received);
    const missed = result.unreached.includes(goal);
    if (missed) note(result);
    return { pass: !missed, message: () => `${goal}: ${leadsNowhere(result)}` };
  },
  toBlock(received: unknown, nodes: readonly string[]): Verdict {
    const result = resultOf(received) as Exploration;
    const unknown = result.todos.length > 0 || result.coverage.states === 0;
    const waiting = result.blocked?.trace.violation?.waits?.map(({ node }) => node) ?? [];
    const pass = unknown || nodes.join() === waiting.join();
    if (!pass) note(result);
    const sentence = waiting.length === 0 ? "nobody is ever blocked" : `${waiting.join(" and ")} alone can be blocked`;
    return { pass, message: () => result.violation?.sentence ?? `${sentence}, and ${nodes.join(" and ")} must be` };
  },
});

/** A `todo` cuts the search short, so that what was not reached says nothing yet. */
function unreached(result: SearchResult): string | undefined {
  const { unreached: goals, todos } = result;
  return goals.length === 0 || todos.length > 0 ? undefined : `${goals.join("; ")}: ${leadsNowhere(result)}`;
}

function leadsNowhere(result: SearchResult): string {
  return isSampled(result) ? "no run of the sample leads there" : "no schedule within the bounds leads there";
}

function unfinished(result: SearchResult): string {
  const { coverage, setting } = result;
  if (isSampled(result))
    return `the simulation was stopped before its runs had ended (${setting}); ${coverage.summary}`;
  const states = coverage.states.toLocaleString("en-US");
  if (result.outcome === "stopped") return `stopped, as you wished, after ${states} states (${setting})`;
  return `the search was stopped after ${states} states (${setting}); a field that grows for ever, such as a counter or a list of all that came, or a loop that only sleeps, makes states without end`;
}

function isSampled(result: SearchResult): boolean {
  return "runs" in result;
}

function note(result: SearchResult): void {
  const ledger = currentLedger();
  if (ledger) ledger.failed = ledger.searchOf(result);
}

function resultOf(value: unknown): SearchResult {
  if (value !== null && typeof value === "object" && "coverage" in value && "outcome" in value)
    return value as SearchResult;
  throw new Error("toHold, toReach and toBlock judge what explore and simulate return; await it");
}

interface ExplorationMatchers<R> {
  /** No property was broken and every `sometimes` was reached. */
  toHold(): R;
  /** The search reached this `sometimes` goal. */
  toReach(goal: string): R;
  /** Where `mayBlock` allows it these nodes, in the cluster's order, wait: in a nearest blocked state, for ever. */
  toBlock(nodes: readonly string[]): R;
}

declare module "vitest" {
  // biome-ignore lint/suspicious/noExplicitAny: the declaration that is extended has this parameter
  interface Matchers<T = any> extends ExplorationMatchers<T> {}
}
