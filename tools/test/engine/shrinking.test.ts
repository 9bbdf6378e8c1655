/** What a simulation finds in a wrong protocol of a task, however long it took, shrinks to about what the explorer finds. */
import { explore } from "@workbook/explorer";
import { type Always, none } from "@workbook/harness";
import { agreement, finality, silentOnceAcknowledged } from "@workbook/properties";
import { calm, exponential, type Swarm, simulate } from "@workbook/simulator";
import { describe, expect, it } from "vitest";
import { openTarget } from "../../src/open-target.ts";

interface Case {
  readonly mutant: string;
  readonly votes: readonly ("yes" | "no")[];
  readonly always: readonly Always[];
  readonly swarm: Partial<Swarm>;
}

/** What simulations find with these seeds, before and after shrinking, and the length of a shortest counterexample. */
async function lengths({ mutant, votes, always, swarm }: Case, seeds: readonly number[]) {
  const { cluster, executor } = await openTarget({
    exercise: "01-two-phase-commit",
    target: { kind: "mutant", name: mutant },
    name: "two-phase-commit",
    params: { votes: [...votes] },
  });
  const faults = { ...none, drops: 1, duplicates: 1, timeouts: 1 };
  const shortest = (await explore(cluster, { network: "multiset", faults, always, executor })).violation?.steps ?? 0;
  const climate = { latency: exponential(20), faults: { ...calm, ...swarm }, stormMs: 60_000, healingMs: 3_000 };
  const found: { readonly foundSteps: number; readonly steps: number }[] = [];
  for (const seed of seeds) {
    const { violation } = await simulate(cluster, { ...climate, seeds: [seed], always, executor });
    if (violation) found.push(violation);
  }
  return { found, tooLong: found.filter(({ steps }) => steps > 1.5 * shortest) };
}

describe("a wrong two-phase commit that is simulated", () => {
  it("for hundreds of events until it fails, fails in a handful in the end", async () => {
    const always = [silentOnceAcknowledged("coordinator")];
    const swarm = { drop: 1, duplicate: 0.2 };
    const wrong = { mutant: "never-falls-silent", votes: ["yes", "yes"], always, swarm } as const;
    const { found, tooLong } = await lengths(wrong, [3, 21, 31, 42, 46, 48]);
    expect(found.filter(({ foundSteps }) => foundSteps >= 200)).toHaveLength(6);
    expect(tooLong).toEqual([]);
  });

  it.each<[string, readonly ("yes" | "no")[]]>([
    ["aborts-while-in-doubt", ["yes", "yes", "yes"]],
    ["commits-on-a-majority", ["yes", "yes", "no"]],
    ["commits-on-a-timeout", ["yes", "no"]],
    ["counts-votes-not-voters", ["yes", "no"]],
    ["late-yes-reopens", ["yes", "yes"]],
  ])("%s fails in about as few steps as the explorer needs", async (mutant, votes) => {
    const seeds = Array.from({ length: 60 }, (_, index) => index + 1);
    const swarm = { drop: 0.9, duplicate: 0.3, slow: 0.3 };
    const { found, tooLong } = await lengths({ mutant, votes, always: [agreement, finality], swarm }, seeds);
    expect(found).not.toEqual([]);
    expect(tooLong).toEqual([]);
  });
});
