/** Two-phase commit, whose participants help each other as well as they can. */
import { demonstration } from "@workbook/grading";
import { none, sometimes } from "@workbook/harness";
import { votesCast } from "@workbook/properties";
import { expect } from "vitest";
import { cooperativeTwoPhaseCommit } from "#given/cluster.ts";

/** To block needs no vote yet: they are as good as cast. It is drawn when they are cast. */
const votesToCome = sometimes("somebody has yet to vote", votesCast, ({ yes }) => yes.length < 2);

demonstration(
  "who is up in two-phase commit decides, though the coordinator is down",
  "two-phase-commit-blocks",
  async ({ explore }) => {
    const result = await explore(cooperativeTwoPhaseCommit({ votes: ["yes", "yes"] }), {
      network: "multiset",
      faults: { ...none, crashes: { coordinator: 1 } },
      nonBlocking: "all",
      mayBlock: votesToCome,
    });
    expect(result).toHold();
  },
);
