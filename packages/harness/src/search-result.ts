/**
 * What every search answers, whether it saw all schedules within its bounds or a sample of them: enough to judge it, to
 * show its counterexample and to say what it covered.
 */
import type { Choice, Trace } from "./trace.ts";

/** What was looked at. */
export interface Coverage {
  /** Distinct global states; 0 where states are not told apart. */
  readonly states: number;
  /** Steps of the whole system, those to known states included. */
  readonly transitions: number;
  /** Executions of protocol code, those that only checked an earlier one not counted. */
  readonly executions: number;
  /** One line: `exhausted: multiset, 1 drop; 5,451 states`. */
  readonly summary: string;
}

/** A property broken, with a way to break it. */
export interface Violation {
  readonly property: string;
  /** What the learner reads. */
  readonly sentence: string;
  /** The adversary's choices. Starts are in it. */
  readonly choices: readonly Choice[];
  /** Choices without the plain starts at the beginning, which every run has. */
  readonly steps: number;
  readonly trace: Trace;
}

/** What a search found out. */
export interface SearchResult {
  /**
   * `exhausted`: nothing else to see within the bounds. `held`: nothing broke in the sample. `bounded`: the bound came
   * before that, `stopped`: somebody's wish did; neither pass nor fail.
   */
  readonly outcome: "exhausted" | "held" | "violated" | "bounded" | "stopped";
  /** The cluster and the conditions in one line; names this search among those of a requirement. */
  readonly setting: string;
  readonly violation?: Violation;
  /** Names of `sometimes` goals that were not reached. */
  readonly unreached: readonly string[];
  /** Questions of the `todo`s that were reached. */
  readonly todos: readonly string[];
  /** What the reader should know of how the search was made. */
  readonly notes: readonly string[];
  readonly coverage: Coverage;
}

/** How many choices there are after the plain starts at the beginning. */
export function stepsAfterStarts(choices: readonly Choice[]): number {
  const starts = choices.findIndex((choice) => choice.kind !== "start" || choice.crash !== undefined);
  return starts < 0 ? 0 : choices.length - starts;
}
