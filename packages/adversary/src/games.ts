/** The games, easiest first. */
import { none, type Plain } from "@workbook/harness";
import {
  agreement,
  exactlyOnce,
  finality,
  followEffects,
  is,
  nobodyCommits,
  noDecisionInDoubt,
} from "@workbook/properties";
import type { Game } from "./game.ts";

/** A card is charged by an entry in the ledger of whoever charges it. */
const chargedOnce = exactlyOnce(
  followEffects((_, record) => (isCharge(record) ? "the charge of ann's card" : undefined)),
);

function isCharge(record: Plain): boolean {
  return is(record, { type: "entry", kind: "charge" });
}

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
  {
    id: "split-three-phase",
    title: "Silence is not a crash",
    task: "Three-phase commit never blocks: a timer decides. Let one fire while a message is still on its way, and make two nodes decide differently.",
    moral: "3PC takes silence for a crash. On a network that can be slow, or split, that is a guess.",
    exercise: "03-three-phase-commit",
    target: "solution",
    cluster: { name: "three-phase-commit", params: { votes: ["yes", "yes"] } },
    faults: { ...none, timeouts: 1 },
    aim: { kind: "break", property: agreement.name },
    always: [agreement, finality],
  },
  {
    id: "charge-twice",
    title: "A card charged twice",
    task: "Charge ann's card twice. You may crash the receiver once, after any effect, and restart it; the sender asks again by itself.",
    moral: "The effect and the key by which it is known again belong into one durable step.",
    exercise: "14-saga-idempotency",
    target: "mutant:stores-the-key-after-the-effect",
    cluster: { name: "order", params: { payments: 1, bank: "idempotent", declines: 0 } },
    faults: { ...none, crashes: { receiver: 1 }, restarts: { receiver: 1 } },
    aim: { kind: "break", property: chargedOnce.name },
    always: [chargedOnce],
  },
];
