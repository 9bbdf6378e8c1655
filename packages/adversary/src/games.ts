/** The games, easiest first. */
import { none } from "@workbook/harness";
import { agreement, finality, nobodyCommits, noDecisionInDoubt } from "@workbook/properties";
import type { Game } from "./game.ts";

/** All games. */
export const games: readonly Game[] = [
  {
    id: "double-vote",
    title: "One vote, counted twice",
    task: "p2 is going to vote No. Make the coordinator commit all the same. You may repeat one message.",
    moral: "A handler may run twice for one message. Count voters, not votes.",
    exercise: "01-two-phase-commit",
    target: "mutant:counts-votes-not-voters",
    cluster: { name: "two-phase-commit", params: { votes: ["yes", "no"] } },
    faults: { ...none, duplicates: 1 },
    aim: { kind: "break", property: nobodyCommits.name },
    always: [agreement, finality, nobodyCommits],
  },
  {
    id: "tells-too-early",
    title: "A decision that was forgotten",
    task: "Make two nodes decide differently. You may crash the coordinator once, after any effect, and restart it.",
    moral: "A message outlives its sender. What others come to rely on is on stable storage first.",
    exercise: "02-coordinator-recovery",
    target: "mutant:tells-before-it-remembers",
    cluster: { name: "coordinator-recovery", params: { votes: ["yes"] } },
    faults: { ...none, crashes: { coordinator: 1 }, restarts: { coordinator: 1 } },
    aim: { kind: "break", property: agreement.name },
    always: [agreement, finality, noDecisionInDoubt],
  },
  {
    id: "block-two-phase",
    title: "Blocked",
    task: "Nothing is wrong with this one. Still, one crash of the coordinator can leave the others waiting for ever. Where?",
    moral:
      "When all who are up are in doubt, no timeout helps. Two-phase commit blocks; 3PC and Paxos Commit are about that.",
    exercise: "02-coordinator-recovery",
    target: "solution",
    cluster: { name: "coordinator-recovery", params: { votes: ["yes", "yes"] } },
    faults: { ...none, crashes: { coordinator: 1 } },
    aim: { kind: "block" },
    always: [agreement, finality, noDecisionInDoubt],
  },
];
