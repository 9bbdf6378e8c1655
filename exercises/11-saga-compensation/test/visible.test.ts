/** What you can see while you work. The rest of the grade asks the same in worse weather. */
import { requirement } from "@workbook/grading";
import { none } from "@workbook/harness";
import { expect } from "vitest";
import { order } from "#given/cluster.ts";
import { environments, guaranteeOf } from "./order-properties.ts";

const everyPlan = ["ship-decides", "charge-decides", "two-items"] as const;

requirement(
  "without a failure every step takes effect, in order, and the client is told so",
  {
    id: "completes",
    points: 10,
    concept: "saga orchestrator",
    mistake: "asks-everybody-at-once",
    hint: "the-way-forward",
  },
  async ({ explore }) => {
    for (const environment of environments(everyPlan).filter(({ refuses }) => refuses === "none")) {
      const { guarantee, truthful, end, completes, isTold } = guaranteeOf(environment);
      const result = await explore(order(environment), {
        network: "multiset",
        faults: none,
        always: [guarantee, truthful],
        sometimes: [end],
        eventually: [completes, isTold("completed")],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "when a step is refused, the steps before it are undone in reverse, and the client is told so",
  { id: "goes-back", points: 10, concept: "rollback", mistake: "compensates-forward", hint: "the-way-back" },
  async ({ explore }) => {
    for (const environment of environments(everyPlan).filter(({ refuses }) => refuses !== "none")) {
      const { guarantee, truthful, end, ends, isTold } = guaranteeOf(environment);
      const result = await explore(order(environment), {
        network: "multiset",
        faults: none,
        always: [guarantee, truthful],
        sometimes: [end],
        eventually: [ends, isTold("compensated")],
      });
      expect(result).toHold();
    }
  },
);

requirement(
  "a saga that has begun ends, even if its coordinator crashes and restarts",
  { id: "recovers", points: 10, concept: "failure recovery", mistake: "begins-before-it-logs", hint: "the-saga-log" },
  async ({ explore }) => {
    for (const environment of environments(everyPlan)) {
      const { guarantee, end, ends } = guaranteeOf(environment);
      const result = await explore(order(environment), {
        network: "multiset",
        faults: { ...none, crashes: { coordinator: 1 }, restarts: { coordinator: 1 } },
        always: [guarantee],
        sometimes: [end],
        eventually: [ends],
      });
      expect(result).toHold();
    }
  },
);
