import { type Observed, sometimes } from "@workbook/harness";
import { expect, it } from "vitest";
import { followStatus, isSeen, monotoneStatus } from "../src/index.ts";

const stages = [["placed"], ["paid"], ["completed", "cancelled"]];
const status = followStatus(stages, (event) =>
  event.kind === "emit" ? (event.observation as { of: string; status: string }) : undefined,
);
const { check } = monotoneStatus(status);
const see = (name: string, of = "order 1"): Observed => ({
  kind: "emit",
  node: "c",
  observation: { of, status: name },
});
const after = (...events: Observed[]) => events.reduce((all, event) => status.observe(all, event), status.initial([]));

it("what is seen goes through the stages, may leave some out, and may be seen again", () => {
  expect(check(after(see("placed"), see("placed"), see("paid"), see("completed"), see("completed")))).toBeUndefined();
  expect(check(after(see("placed"), see("cancelled"), see("placed", "order 2")))).toBeUndefined();
});

it("it goes back neither to an earlier stage nor from one end to another, nor to one that there is not", () => {
  expect(check(after(see("paid"), see("placed")))).toBe("order 1 was seen paid, and then placed");
  expect(check(after(see("cancelled"), see("completed")))).toBe("order 1 was seen cancelled, and then completed");
  expect(check(after(see("lost")))).toMatch(/^order 1 was seen lost, which it cannot be/);
});

it("what was first wrong is kept", () => {
  expect(check(after(see("paid"), see("placed"), see("completed")))).toBe("order 1 was seen paid, and then placed");
});

it("a stage is reached when it is the last that was seen", () => {
  const { reached } = isSeen(sometimes, status, { of: "order 1", status: "completed" });
  expect(reached(after(see("paid")))).toBe(false);
  expect(reached(after(see("completed")))).toBe(true);
});
