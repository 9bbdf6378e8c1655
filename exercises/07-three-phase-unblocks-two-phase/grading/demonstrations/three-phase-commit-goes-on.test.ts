/** Three-phase commit, crashed where two-phase commit is blocked. */
import { demonstration } from "@workbook/grading";
import { always, none } from "@workbook/harness";
import { crashPosition } from "@workbook/properties";
import { expect } from "vitest";
import { threePhaseCommit } from "#given/cluster.ts";

const position = crashPosition("coordinator");
const participants = 2;

/** The coordinator has asked everybody and crashed, and they have decided without it. */
const stuck = always<{ effects: number; crashed: boolean; undecided: number }>(
  "blocked",
  {
    name: "crash of the coordinator, and who has decided since",
    watches: [...position.watches],
    initial: (nodes) => ({ ...position.initial(nodes), undecided: participants }),
    observe: ({ undecided, ...at }, event) => {
      const decides = event.kind === "decide" && event.node !== "coordinator";
      return { ...position.observe(at, event), undecided: decides ? undecided - 1 : undecided };
    },
  },
  ({ effects, crashed, undecided }) =>
    crashed && effects === participants && undecided === 0 && "they are not blocked: both participants have decided",
);

demonstration(
  "without its coordinator three-phase commit comes to no decision either",
  "three-phase-commit-goes-on",
  async ({ explore }) => {
    const result = await explore(threePhaseCommit({ votes: ["yes", "yes"] }), {
      network: "multiset",
      faults: { ...none, crashes: { coordinator: 1 } },
      always: [stuck],
    });
    expect(result).toHold();
  },
);
