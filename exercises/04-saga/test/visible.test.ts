/** What you can see while you work. The rest of the grade asks the same of every pattern of failures. */
import { requirement } from "@workbook/grading";
import { none } from "@workbook/harness";
import { expect } from "vitest";
import { trip } from "#given/cluster.ts";
import { failsAt, smooth } from "#given/patterns.ts";
import { expectedOutcome, guaranteeOf, outcomeIs } from "./trip-properties.ts";

requirement(
  "when every step succeeds, the saga returns the results in order",
  {
    id: "completes",
    points: 15,
    concept: "saga pattern",
    mistake: "runs-steps-in-parallel",
    hint: "one-after-another",
  },
  async ({ explore }) => {
    for (const steps of [1, 2, 3, 4, 5]) {
      const pattern = smooth(steps);
      const { guarantee, end } = guaranteeOf(pattern);
      const outcome = outcomeIs(expectedOutcome(pattern));
      const result = await explore(trip({ ...pattern, manner: "says" }), {
        network: "multiset",
        faults: none,
        always: [guarantee, outcome.always],
        sometimes: [end],
        eventually: [outcome.eventually],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "when step k fails, steps k−1 to 1 are compensated, in that order, each once",
  {
    id: "goes-back",
    points: 15,
    concept: "compensating transactions",
    mistake: "compensates-forward",
    hint: "the-way-back",
  },
  async ({ explore }) => {
    for (const [k, steps] of [1, 2, 3, 4].flatMap((n) => Array.from({ length: n }, (_, index) => [index + 1, n]))) {
      const pattern = failsAt(k!, steps!);
      const { guarantee, end, ends } = guaranteeOf(pattern);
      const result = await explore(trip({ ...pattern, manner: "says" }), {
        network: "multiset",
        faults: none,
        always: [guarantee],
        sometimes: [end],
        eventually: [ends],
      });
      expect(result).toHold();
    }
  },
);
