/** Who is asked, you; and the protocols that you are asked about. */
import { defineCluster } from "@workbook/harness";
import { Examinee } from "./examinee.ts";

export {
  cooperativeTwoPhaseCommit,
  decentralisedTwoPhaseCommit,
  fickleThreePhaseCommit,
  hastyThreePhaseCommit,
  preAbortTwoPhaseCommit,
  threePhaseCommit,
  twoPhaseCommit,
} from "@workbook/protocols";

/** Your functions, as a node that answers questions. */
export const analysis = defineCluster("analysis", (_: Record<string, never>) => ({
  nodes: { you: (ctx) => new Examinee(ctx) },
  inFlightCap: 1,
  // A graph has some hundreds of states, and looking at all pairs of them is no endless loop.
  stepLimit: 20_000_000,
}));
