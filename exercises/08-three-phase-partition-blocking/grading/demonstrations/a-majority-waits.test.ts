/** Two of three are connected, and neither quorum is within reach. */
import { demonstration } from "@workbook/grading";
import { eventually, none } from "@workbook/harness";
import { everybodyDecides } from "@workbook/properties";
import { expect } from "vitest";
import { side } from "#given/cluster.ts";

demonstration("a majority decides", "a-majority-waits", async ({ explore }) => {
  const cluster = side({ own: "preCommitted", others: ["preAborted", "unreachable"], commit: 2, abort: 2 });
  const result = await explore(cluster, {
    network: "multiset",
    faults: none,
    eventually: [everybodyDecides(eventually, ["p1"])],
  });
  expect(result).toHold();
});
