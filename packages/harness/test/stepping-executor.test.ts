/** The executor for a debugger: what re-execution answers, from steps that are each executed once. */
import { describe, expect, it } from "vitest";
import {
  type Context,
  defineCluster,
  type Input,
  inProcessExecutor,
  macrotaskSurroundings,
  type NodeFactory,
  sourceOf,
  steppingExecutor,
} from "../src/index.ts";

const surroundings = macrotaskSurroundings(setImmediate);
const sourceFor = (node: NodeFactory) =>
  sourceOf(defineCluster("toy", () => ({ nodes: { a: node }, inFlightCap: 9 }))({}));

const start: Input = { kind: "start", incarnation: 0, log: [] };
const ping: Input = { kind: "deliver", from: "a", message: { type: "ping" } };

describe("a stepping executor", () => {
  it("answers what re-execution answers", async () => {
    const source = sourceFor((ctx: Context) => {
      const node = {
        pings: 0,
        async onPing() {
          node.pings += 1;
          await ctx.sleep(10);
          ctx.emit(node.pings);
        },
      };
      return node;
    });
    const inputs: Input[] = [start, ping, ping, { kind: "wake", sleep: 0 }];
    const [stepping, again] = [steppingExecutor(source, surroundings), inProcessExecutor(source, surroundings)];
    for (const [index, input] of inputs.entries()) {
      const request = { node: "a", history: inputs.slice(0, index), input };
      expect(await stepping.execute([request])).toEqual(await again.execute([request]));
    }
  });

  it("executes each step once", async () => {
    const seen: string[] = [];
    const source = sourceFor(() => {
      seen.push("constructor");
      return { onPing: () => seen.push("onPing") };
    });
    const executor = steppingExecutor(source, surroundings);
    await executor.execute([{ node: "a", history: [], input: start }]);
    await executor.execute([{ node: "a", history: [start], input: ping }]);
    await executor.execute([{ node: "a", history: [start, ping], input: ping }]);
    expect(seen).toEqual(["constructor", "onPing", "onPing"]);
  });

  it("refuses a step of a node that has not started", async () => {
    const executor = steppingExecutor(
      sourceFor(() => ({})),
      surroundings,
    );
    await expect(executor.execute([{ node: "a", history: [], input: ping }])).rejects.toThrow("a has not started");
  });
});
