/**
 * The process that runs learner code. It is told a bundle on descriptor 3, and answers questions about its nodes on
 * descriptor 4. It knows no property, no other node's state and no score, so it has nothing to forge.
 */
import { Socket } from "node:net";
import {
  describeThrown,
  inProcessExecutor,
  type LiveExecutor,
  type LiveRun,
  Refusal,
  type StepRequest,
} from "@workbook/harness";
import { bundleSource } from "../submission/bundle-source.ts";
import { type Answer, isAnswered, type Order, type Request } from "./answer.ts";
import { lineReader } from "./lines.ts";
import { nodeSurroundings } from "./node-surroundings.ts";

// A script from standard input finds these as globals; a module has no use for them.
for (const name of ["require", "module", "exports", "__filename", "__dirname"])
  Reflect.deleteProperty(globalThis, name);

// Ctrl-C in a terminal reaches every process; this one ends when it is told to.
process.on("SIGINT", () => {});

/** Few enough for the other side to see that something is going on. */
const requestsAtOnce = 32;

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
  const atOnce = order.careful ? 1 : requestsAtOnce;
  for (let from = 0; from < order.requests.length; from += atOnce) {
    const given = await answersTo(order.requests.slice(from, from + atOnce));
    answers.write(given.map((answer) => `${JSON.stringify(answer)}\n`).join(""));
    if (!isAnswered(given.at(-1))) return;
  }
}

/** Together when that goes well: what everything here shares is then looked over once for all. Else one by one. */
async function answersTo(requests: readonly Request[]): Promise<Answer[]> {
  const steps = requests.filter((request): request is StepRequest => !("run" in request));
  if (steps.length > 1 && steps.length === requests.length) {
    const results = await executor?.execute(steps).catch(() => undefined);
    if (results) return results.map((result) => ({ kind: "result", result }));
  }
  const given: Answer[] = [];
  for (const request of requests) {
    given.push(await answerTo(request));
    if (!isAnswered(given.at(-1))) break;
  }
  return given;
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
