/** Crashes fall between any two sends. */
import { demonstration } from "@workbook/grading";
import { none } from "@workbook/harness";
import { agreement } from "@workbook/properties";
import { expect } from "vitest";
import { threePhaseCommit } from "#given/cluster.ts";

demonstration(
  "a crash between two sends does not split the decision either",
  "crash-between-sends",
  async ({ explore }) => {
    const result = await explore(threePhaseCommit({ votes: ["yes", "yes"] }), {
      network: "multiset",
      faults: { ...none, crashes: 1 },
      always: [agreement],
    });
    expect(result).toHold();
  },
);
