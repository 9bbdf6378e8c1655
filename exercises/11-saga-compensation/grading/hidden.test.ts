/** The guarantee in the worst weather of this task, and what recovery must and must not rely on. */
import { type RequirementTools, requirement } from "@workbook/grading";
import { type Always, type Faults, type Goal, none } from "@workbook/harness";
import { logHoldsAtMost } from "@workbook/properties";
import { expect } from "vitest";
import { type Environment, order } from "#given/cluster.ts";
import { plans } from "#given/plan.ts";
import { environments, guaranteeOf } from "../test/order-properties.ts";

interface Asked {
  readonly always: readonly Always[];
  readonly eventually: readonly Goal[];
}

/** Asks it of each environment; the end that the environment leads to must be reachable, too. */
async function askOf(
  { explore }: RequirementTools,
  all: readonly Environment[],
  faults: Faults,
  ask: (environment: Environment) => Asked = halves,
): Promise<void> {
  for (const environment of all) {
    const { end } = guaranteeOf(environment);
    const conditions = { network: "multiset", faults } as const;
    expect(await explore(order(environment), { ...conditions, ...ask(environment), sometimes: [end] })).toHold();
  }
}

/** Both halves of the guarantee: nothing but T1 … Tn or T1 … Tj Cj … C1, and nothing half done. */
function halves(environment: Environment): Asked {
  const { guarantee, ends } = guaranteeOf(environment);
  return { always: [guarantee], eventually: [ends] };
}

/** So many crashes, restarts and early timeouts of the coordinator. */
function coordinatorFaults(crashes: number, timeouts: number): Faults {
  const budget = (count: number) => (count === 0 ? 0 : { coordinator: count });
  return { ...none, crashes: budget(crashes), restarts: budget(crashes), timeouts: budget(timeouts) };
}

requirement(
  "T1 … Tn, or T1 … Tj Cj … C1, whatever is refused, through two crashes and two unanswered calls",
  {
    id: "guarantee",
    points: 20,
    concept: "saga orchestrator",
    mistake: "logs-completion-before-the-reply",
    hint: "before-or-after",
  },
  (tools) => askOf(tools, environments(["ship-decides"], 1), coordinatorFaults(2, 2)),
);

requirement(
  "a call without an answer is resolved before the saga goes on: asked again or undone, never assumed",
  { id: "indefinite", points: 15, concept: "timeout handling", mistake: "takes-silence-for-a-no", hint: "no-answer" },
  async (tools) => {
    const all = environments(["ship-decides", "charge-decides"]);
    const ask = (environment: Environment) => {
      const { always, eventually } = halves(environment);
      return { always: [...always, guaranteeOf(environment).truthful], eventually };
    };
    await askOf(tools, all, coordinatorFaults(0, 4), ask);
    await askOf(tools, all, { ...none, drops: 1 }, ask);
  },
);

requirement(
  "a step's key is its own, and the same in every incarnation",
  { id: "keys", points: 10, concept: "saga_id + step_id", mistake: "new-keys-after-a-restart", hint: "whose-key" },
  (tools) => askOf(tools, environments(["two-items"]), coordinatorFaults(1, 1)),
);

requirement(
  "once the pivot has taken effect, the saga ends T1 … Tn",
  { id: "pivot", points: 10, concept: "saga orchestrator", mistake: "goes-back-after-the-pivot", hint: "the-pivot" },
  async (tools) => {
    for (const busy of [1, 2]) await askOf(tools, environments(["charge-decides"], busy), coordinatorFaults(2, 1));
  },
);

requirement(
  "a compensation is tried until it is done, across crashes, too",
  { id: "persists", points: 5, concept: "compensation", mistake: "gives-up-going-back", hint: "the-way-back" },
  async (tools) => {
    const all = ["ship-decides", "two-items"] as const;
    await askOf(tools, environments(all, 2), coordinatorFaults(1, 1));
    await askOf(tools, environments(all, 9), none); // No number of attempts is enough.
  },
);

requirement(
  "the client is told the end, and what it is told is true and stays true",
  { id: "told", points: 5, concept: "eventual consistency", mistake: "tells-too-early", hint: "the-end" },
  (tools) =>
    askOf(tools, environments(["ship-decides", "charge-decides"]), coordinatorFaults(2, 1), (environment) => {
      const { truthful, wordOfEnd } = guaranteeOf(environment);
      return { always: [truthful], eventually: [wordOfEnd] };
    }),
);

requirement(
  "the log says no more than replay needs: asking again adds nothing to it",
  { id: "log", points: 5, concept: "write-ahead log", mistake: "logs-every-attempt", hint: "the-saga-log" },
  (tools) =>
    askOf(tools, [{ plan: "charge-decides", refuses: "none", busy: 6 }], none, (environment) => ({
      // Begin and end of the saga, begin and end of each step. [GMS87]
      always: [logHoldsAtMost("coordinator", 2 * plans[environment.plan].length + 2)],
      eventually: [guaranteeOf(environment).completes],
    })),
);
