/** Textbook three-phase commit, and one timer that is early. */
import { demonstration } from "@workbook/grading";
import { none } from "@workbook/harness";
import { agreement } from "@workbook/properties";
import { expect } from "vitest";
import { textbookThreePhaseCommit } from "#given/cluster.ts";

demonstration("one early timer splits nothing", "haste-splits", async ({ explore }) => {
  const result = await explore(textbookThreePhaseCommit({ votes: ["yes", "yes"] }), {
    network: "multiset",
    faults: { ...none, timeouts: 1 },
    always: [agreement],
  });
  expect(result).toHold();
});
