/**
 * The process that runs learner code. It is told a bundle on descriptor 3, and answers questions about its nodes on
 * descriptor 4. It knows no property, no other node's state and no score, so it has nothing to forge.
 */
import { Socket } from "node:net";
import { describeThrown, inProcessExecutor, type LiveExecutor, type LiveRun, Refusal } from "@workbook/harness";
import { bundleSource } from "../submission/bundle-source.ts";
import { lineReader } from "./lines.ts";
import { nodeSurroundings } from "./node-surroundings.ts";
import type { Answer, Order, Request } from "./wire.ts";

// A script from standard input finds these as globals; a module has no use for them.
for (const name of ["require", "module", "exports", "__filename", "__dirname"])
  Reflect.deleteProperty(globalThis, name);

// Ctrl-C in a terminal reaches every process; this one ends when it is told to.
process.on("SIGINT", () => {});

const orders = new Socket({ fd: 3, readable: true, writable: false });
const answers = new Socket({ fd: 4, readable: false, writable: true });
let executor: LiveExecutor | undefined;
const runs = new Map<number, LiveRun>();
let work = Promise.resolve();

orders.setEncoding("utf8");
orders.on(
  "data",
  lineReader((line) => {
    const order = JSON.parse(line) as Order;
    work = work.then(() => carryOut(order));
  }),
);
orders.on("end", () => process.exit());
answers.on("error", () => process.exit());

async function carryOut(order: Order): Promise<void> {
  if (order.kind === "open") {
    runs.clear();
    executor = inProcessExecutor(bundleSource(order.bundle, order.cluster), nodeSurroundings());
    return;
  }
  if (order.kind === "end") {
    runs.get(order.run)?.close();
    runs.delete(order.run);
    return;
  }
  for (const request of order.requests) {
    const answer = await answerTo(request);
    answers.write(`${JSON.stringify(answer)}\n`);
    if (answer.kind !== "result" && answer.kind !== "step") return;
  }
}

async function answerTo(request: Request): Promise<Answer> {
  try {
    if ("run" in request && executor) {
      const { run, node, input, fresh } = request;
      const live = runs.get(run) ?? executor.begin({ fresh });
      runs.set(run, live);
      return { kind: "step", step: await live.step(node, input) };
    }
    if ("run" in request) return { kind: "broken", sentence: "no bundle was opened" };
    const [result] = (await executor?.execute([request])) ?? [];
    return result ? { kind: "result", result } : { kind: "broken", sentence: "no bundle was opened" };
  } catch (error) {
    if (error instanceof Refusal) return { kind: "refused", failure: { rule: error.rule, sentence: error.message } };
    return { kind: "broken", sentence: error instanceof Error ? error.message : describeThrown(error) };
  }
}
