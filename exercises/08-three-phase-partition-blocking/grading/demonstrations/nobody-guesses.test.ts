/** Three-phase commit that never takes silence for anything, and one partition. */
import { demonstration } from "@workbook/grading";
import { none, sometimes } from "@workbook/harness";
import { votesCast } from "@workbook/properties";
import { expect } from "vitest";
import { cautiousThreePhaseCommit } from "#given/cluster.ts";

/** Who has not voted decides alone. It is drawn when nobody can. */
const votesToCome = sometimes("somebody has yet to vote", votesCast, ({ yes }) => yes.length < 2);

demonstration("one partition blocks nobody", "nobody-guesses", async ({ explore }) => {
  const result = await explore(cautiousThreePhaseCommit({ votes: ["yes", "yes"] }), {
    network: "multiset",
    faults: { ...none, partitions: 1 },
    nonBlocking: "all",
    mayBlock: votesToCome,
  });
  expect(result).toHold();
});
