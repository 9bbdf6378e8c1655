/** A timer fires while a message is still on its way, and nobody has crashed. */
import { demonstration } from "@workbook/grading";
import { none } from "@workbook/harness";
import { agreement } from "@workbook/properties";
import { expect } from "vitest";
import { threePhaseCommit } from "#given/cluster.ts";

demonstration(
  "a timeout that is too early does not split the decision either",
  "early-timeout",
  async ({ explore }) => {
    const result = await explore(threePhaseCommit({ votes: ["yes"] }), {
      network: "multiset",
      faults: { ...none, timeouts: 1 },
      always: [agreement],
    });
    expect(result).toHold();
  },
);
