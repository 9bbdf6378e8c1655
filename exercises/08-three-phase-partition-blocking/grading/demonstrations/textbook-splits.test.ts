/** Textbook three-phase commit, and one partition. */
import { demonstration } from "@workbook/grading";
import { none } from "@workbook/harness";
import { agreement } from "@workbook/properties";
import { expect } from "vitest";
import { textbookThreePhaseCommit } from "#given/cluster.ts";

demonstration("one partition splits nothing", "textbook-splits", async ({ explore }) => {
  const result = await explore(textbookThreePhaseCommit({ votes: ["yes", "yes"] }), {
    network: "multiset",
    faults: { ...none, partitions: 1 },
    always: [agreement],
  });
  expect(result).toHold();
});
