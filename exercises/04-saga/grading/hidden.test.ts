/** The same guarantee for every pattern of failures, and what a saga says of itself. */
import { type RequirementTools, requirement } from "@workbook/grading";
import { type Always, eventually, type Goal, none, sometimes } from "@workbook/harness";
import { effect } from "@workbook/properties";
import { expect } from "vitest";
import { observedTrip, trip } from "#given/cluster.ts";
import { failsAt, type Pattern, patterns, patternsUpTo } from "#given/patterns.ts";
import type { Manner } from "#given/travel-agency.ts";
import { expectedOutcome, guaranteeOf, nothingFrom, outcomeIs, undoesItsOwnResult } from "../test/trip-properties.ts";

interface Asked {
  readonly always: readonly Always[];
  readonly eventually?: readonly Goal[];
}

/** Asks it of each pattern, on top of what every search asks: that the pattern's end is reached at all. */
async function askOf(
  { explore }: RequirementTools,
  all: readonly Pattern[],
  manner: Manner,
  ask: (pattern: Pattern) => Asked,
): Promise<void> {
  for (const pattern of all) {
    const { end } = guaranteeOf(pattern);
    const asked = ask(pattern);
    const conditions = { network: "multiset", faults: none } as const;
    expect(await explore(trip({ ...pattern, manner }), { ...conditions, ...asked, sometimes: [end] })).toHold();
  }
}

const failing = (all: readonly Pattern[]) => all.filter(({ full }) => full !== "none");

requirement(
  "the failed step is not compensated, and no step after it starts",
  {
    id: "failed-step",
    points: 10,
    concept: "rollback",
    mistake: "compensates-the-failed-step",
    hint: "what-has-happened",
  },
  (tools) =>
    askOf(tools, failing(patternsUpTo(3)), "says", (pattern) => ({
      always: [nothingFrom(pattern.full, pattern), guaranteeOf(pattern).guarantee],
    })),
);

requirement(
  "a compensation is given what its own step returned",
  { id: "results", points: 10, concept: "compensation", mistake: "mixes-up-results", hint: "what-has-happened" },
  (tools) => askOf(tools, failing(patternsUpTo(3)), "says", () => ({ always: [undoesItsOwnResult] })),
);

requirement(
  "a compensation that fails is tried again until it succeeds, and the order still holds",
  { id: "retries", points: 20, concept: "message retries", mistake: "gives-up", hint: "no-way-out" },
  (tools) => {
    const stubborn = { ...failsAt(2, 2), stumbles: [9] }; // No number of attempts is enough.
    return askOf(tools, [...patternsUpTo(5), stubborn], "says", (pattern) => {
      const { guarantee, ends } = guaranteeOf(pattern);
      return { always: [guarantee], eventually: [ends] };
    });
  },
);

requirement(
  "what throws has failed",
  { id: "throws", points: 10, concept: "saga pattern", mistake: "lets-it-throw", hint: "what-throws" },
  (tools) =>
    askOf(tools, patternsUpTo(3), "throws", (pattern) => {
      const { guarantee, ends } = guaranteeOf(pattern);
      const outcome = outcomeIs(expectedOutcome(pattern));
      return { always: [guarantee, outcome.always], eventually: [ends, outcome.eventually] };
    }),
);

requirement(
  "the outcome says which step failed and why",
  { id: "outcome", points: 10, concept: "saga pattern", mistake: "swallows-the-error", hint: "the-outcome" },
  (tools) =>
    askOf(tools, patternsUpTo(3), "says", (pattern) => {
      const outcome = outcomeIs(expectedOutcome(pattern));
      return { always: [outcome.always], eventually: [outcome.eventually] };
    }),
);

requirement(
  "others see an unfinished saga's effects, so it shows at every moment where it stands",
  { id: "observable", points: 10, concept: "isolation", mistake: "says-too-early", hint: "where-it-stands" },
  async (tools) => {
    await askOf(tools, patternsUpTo(3), "says", (pattern) => {
      const { truthful, announced } = guaranteeOf(pattern);
      const last = pattern.full === "none" ? "completed" : "compensated";
      const shown = effect(eventually, `the status ${last}`, "agency", { type: "saga", status: last });
      return { always: [truthful, announced], eventually: [shown] };
    });
    for (const pattern of failing(patterns(2)).filter(({ full }) => full === "hotel")) {
      const { truthful, announced } = guaranteeOf(pattern);
      const result = await tools.explore(observedTrip(pattern), {
        network: "multiset",
        faults: none,
        always: [truthful, announced],
        sometimes: [effect(sometimes, "a place that only seems taken", "onlooker", { type: "saw", free: 0 })],
      });
      expect(result).toHold();
    }
  },
);
