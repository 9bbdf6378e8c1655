import type { Observed, Plain } from "@workbook/harness";
import { expect, it } from "vitest";
import { commitIsChosen, forcesBeforeItTells, oneAnnouncement, oneValueChosen } from "../src/index.ts";
import { decide, deliver, says, send } from "./support.ts";

const phase2b = (ballot: number, values: Plain) => ({ type: "phase2b", ballot, values });
const accepts = (node: string, ballot: number, values: Plain) => send(node, "l0", phase2b(ballot, values));
const prepared = { rm1: "prepared", rm2: "prepared" };
const force = (node: string): Observed => ({ kind: "stable", node, record: "r" });

it("a value is chosen by a majority in one ballot, and no other value may be chosen in that instance", () => {
  const property = oneValueChosen(3);
  const chosen = [accepts("a1", 0, prepared), accepts("a2", 0, prepared)];
  const other = [accepts("a2", 1, { rm1: "prepared", rm2: "aborted" }), accepts("a3", 1, { rm2: "aborted" })];
  expect(says(property, [], [...chosen, other[1]!, accepts("a3", 1, prepared)])).toBeUndefined();
  expect(says(property, [], [...chosen, ...other])).toBe(
    "the instance of rm2 has chosen prepared in ballot 0, and aborted in ballot 1",
  );
});

it("an acceptor that repeats itself, and acceptances in several ballots, are no majority", () => {
  const aborted = { rm1: "aborted" };
  const split = [accepts("a1", 0, { rm1: "prepared" }), accepts("a2", 1, { rm1: "prepared" })];
  const chosen = [accepts("a2", 2, aborted), accepts("a3", 2, aborted)];
  expect(says(oneValueChosen(3), [], [...split, split[0]!, ...chosen])).toBeUndefined();
});

it("nobody commits before every instance has chosen prepared", () => {
  const property = commitIsChosen(["rm1", "rm2"], 3);
  const commits = decide("l0", "commit");
  const [first, second] = [accepts("a1", 0, prepared), accepts("a2", 0, { rm1: "prepared" })];
  expect(says(property, [], [first, second, commits])).toBe(
    "l0 committed, and the instance of rm2 has not chosen prepared",
  );
  expect(says(property, [], [first, second, accepts("a3", 0, { rm2: "prepared" }), commits])).toBeUndefined();
  expect(says(property, [], [first, second, accepts("a3", 1, { rm2: "prepared" }), commits])).toMatch(/^l0 committed/);
  expect(says(property, [], [first, second, accepts("a3", 0, { rm2: "aborted" }), commits])).toMatch(/^l0 committed/);
  expect(says(property, [], [decide("rm1", "abort")])).toBeUndefined();
});

it("decisions that are announced agree, whoever announces them", () => {
  const announces = (node: string, decision: string) => send(node, "rm1", { type: "decision", decision });
  expect(says(oneAnnouncement, [], [announces("l0", "commit"), announces("l1", "commit")])).toBeUndefined();
  expect(says(oneAnnouncement, [], [announces("l0", "commit"), announces("l1", "abort")])).toBe(
    "l0 announces commit, and l1 announces abort",
  );
});

it("whoever says something new has forced its log since it last did", () => {
  const property = forcesBeforeItTells(["a1"]);
  const asked = deliver("a1", "rm1", "x");
  const [first, second] = [accepts("a1", 0, prepared), accepts("a1", 1, prepared)];
  expect(says(property, [], [asked, first])).toMatch(
    /^a1 tells that it has accepted rm1 prepared in ballot 0, and a crash now/,
  );
  expect(says(property, [], [asked, force("a1"), first, asked, first])).toBeUndefined();
  expect(says(property, [], [asked, force("a1"), first, asked, second])).toMatch(/^a1 tells/);
  expect(says(property, [], [asked, force("a1"), first, asked, force("a1"), second])).toBeUndefined();
  expect(says(property, [], [asked, force("a1"), first, force("a1"), asked, second])).toBeUndefined();
});

it("one forced write covers all that is said in a step, and what is said in the step after it", () => {
  const property = forcesBeforeItTells(["a1"]);
  const asked = deliver("a1", "rm1", "x");
  const [first, second] = [accepts("a1", 0, { rm1: "prepared" }), accepts("a1", 0, { rm2: "prepared" })];
  expect(says(property, [], [asked, force("a1"), first, second])).toBeUndefined();
  expect(says(property, [], [asked, force("a1"), asked, first])).toBeUndefined();
  expect(says(property, [], [asked, force("a2"), first])).toMatch(/^a1 tells/);
  expect(says(property, [], [deliver("a2", "rm1", "x"), accepts("a2", 0, prepared)])).toBeUndefined();
  expect(says(property, [], [asked, send("a1", "l0", { type: "phase1a", ballot: 1 })])).toBeUndefined();
});

it("a promise is told as something new, what had been accepted before it is not", () => {
  const property = forcesBeforeItTells(["a1", "rm1"]);
  const asked = deliver("a1", "l1", "x");
  const accepted = { rm1: { ballot: 0, value: "prepared" }, rm2: { ballot: 0, value: "prepared" } };
  const promises = (ballot: number) => send("a1", "l1", { type: "phase1b", ballot, accepted });
  const known = [asked, force("a1"), accepts("a1", 0, prepared), asked, force("a1"), promises(1)];
  expect(says(property, [], [...known, asked, promises(1)])).toBeUndefined();
  expect(says(property, [], [...known, asked, promises(2)])).toMatch(/promised ballot 2/);
  expect(says(property, [], [...known.slice(0, 4), promises(1)])).toMatch(/promised ballot 1/);
  const accepting = [asked, force("a1"), accepts("a1", 1, prepared), asked];
  expect(
    says(property, [], [...accepting, send("a1", "l1", { type: "phase1b", ballot: 1, accepted: {} })]),
  ).toBeUndefined();
  const proposes = send("rm1", "a1", { type: "phase2a", ballot: 0, values: { rm1: "prepared" } });
  expect(says(property, [], [proposes])).toMatch(/^rm1 tells that it has proposed rm1 prepared in ballot 0/);
});
