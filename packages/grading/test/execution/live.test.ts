/** Simulations of a submission's nodes: the same in this process and in one of its own, to the byte. */
import { calm, exponential, simulate } from "@workbook/simulator";
import { describe, expect, test } from "vitest";
import { openToy, pingPong } from "../fixtures/steps.ts";
import { toyCourse } from "../fixtures/toy-course.ts";

const cluster = { ...pingPong, nodes: { pinger: () => ({}), ponger: () => ({}) }, inFlightCap: 20 };

async function resultOf(kind: "in-process" | "child") {
  const executor = await openToy(toyCourse(), kind);
  const faults = { ...calm, crash: 0.05, drop: 0.05, duplicate: 0.05, outage: exponential(20) };
  const result = await simulate(cluster, { seeds: 40, latency: exponential(5), faults, stormMs: 300, executor });
  await executor.close();
  return result;
}

describe("a simulation", () => {
  test("is the same here and there", async () => {
    const [here, there] = [await resultOf("in-process"), await resultOf("child")];
    expect(JSON.stringify(there)).toBe(JSON.stringify(here));
    expect(here.outcome).toBe("held");
    expect(here.coverage.faults.crashes).toBeGreaterThan(0);
  });
});
