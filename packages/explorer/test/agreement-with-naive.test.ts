import { none, sometimes } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { naiveSearch } from "./support/naive.ts";
import { exploreHere } from "./support/toy.ts";
import { twoPhase } from "./support/two-phase.ts";

const seen = [sometimes("somebody is up", ({ nodes }) => nodes.some(({ up }) => up))];

const cases = [
  { what: "nothing fails", votes: ["yes", "yes"], faults: none },
  { what: "a participant votes No", votes: ["yes", "no"], faults: none },
  { what: "one message is lost", votes: ["yes"], faults: { ...none, drops: 1 } },
  { what: "one message is repeated", votes: ["yes"], faults: { ...none, duplicates: 1 } },
  { what: "one timer is early", votes: ["yes"], faults: { ...none, timeouts: 1 } },
  { what: "one node crashes and restarts", votes: ["yes"], faults: { ...none, crashes: 1, restarts: 1 } },
  { what: "the network splits once", votes: ["yes"], faults: { ...none, partitions: 1 } },
  { what: "a crash and a hasty timer", votes: ["no"], faults: { ...none, crashes: 1, timeouts: 1, restarts: 1 } },
] as const;

describe("the explorer sees what a search written from the rules alone sees", () => {
  it.each(cases)("when $what", async ({ votes, faults }) => {
    const cluster = twoPhase(votes);
    const { outcome, coverage } = await exploreHere(cluster, { faults, sometimes: seen });
    expect(outcome).toBe("exhausted");
    expect({ states: coverage.states, transitions: coverage.transitions }).toEqual(await naiveSearch(cluster, faults));
  });
});
