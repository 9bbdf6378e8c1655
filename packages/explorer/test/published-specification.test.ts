import { always, decisions } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { searchSpecification } from "../oracle/search-specification.ts";
import { twoPhase } from "../oracle/two-phase.ts";

const consistent = always("consistent", (world) => {
  const committed = decisions(world).find(({ decision }) => decision === "commit");
  const aborted = decisions(world).find(({ decision }) => decision === "abort");
  return committed && aborted && `${committed.id} committed, ${aborted.id} aborted`;
});

/** Distinct and generated as TLC counts them. [GL06] */
const published = [
  { managers: 3, distinct: 288, generated: 1_146 },
  { managers: 5, distinct: 8_832, generated: 58_146 },
  { managers: 6, distinct: 50_816, generated: 402_306 },
  { managers: 7, distinct: 296_448, generated: 2_744_706 },
];

describe("the specification TwoPhase has the published states and steps", () => {
  it.each(published)("$distinct and $generated with $managers managers", async ({ managers, distinct, generated }) => {
    expect(await searchSpecification(twoPhase(managers))).toEqual({ distinct, generated });
  });

  it("and 1,568 states with 4 managers", async () => {
    expect((await searchSpecification(twoPhase(4))).distinct).toBe(1_568);
  });

  it("never commits here and aborts there", async () => {
    expect(await searchSpecification(twoPhase(4), [consistent])).not.toHaveProperty("violation");
  });

  it("does both, in the fewest steps, when the coordinator does not wait for the last manager", async () => {
    const { violation } = await searchSpecification(twoPhase(3, 2), [consistent]);
    expect(violation).toEqual({
      sentence: "m1 committed, m3 aborted",
      steps: [
        "m1 prepares",
        'coordinator hears "prepared" from m1',
        "m2 prepares",
        'coordinator hears "prepared" from m2',
        "coordinator decides commit",
        'm1 hears "commit" from coordinator',
        "m3 aborts",
      ],
    });
  });
});
