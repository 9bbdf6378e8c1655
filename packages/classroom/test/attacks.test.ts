/** Each attack twice: by itself, and on the back of a right work. Canaries say what was reached. */
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endIdleChildren, openExecutor, probeLevels } from "@workbook/grading";
import { NoAnswer, Refusal, type StepRequest, type StepResult } from "@workbook/harness";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Attack, attacks, type Canaries, withAttack } from "../src/index.ts";
import { writeFiles } from "./fixtures.ts";

const root = join(import.meta.dirname, "../../..");
const task = "00-warm-up";
const cluster = { name: "warm-up", params: { orders: 1 } };
const patienceMs = 4_000;
const folder = mkdtempSync(join(tmpdir(), "attacks-"));
// An attack that got through would reach this machine, so none is tried where nothing else holds it.
const level = "A";
const held = (await probeLevels()).some((probe) => probe.level === level && probe.available);

const right = sources(join(root, "solutions", task, "src"));
/** Whoever does nothing but attack. */
const idle = right["shop.ts"]!.replace(/onOrder[\s\S]*$/, "onOrder(): void {\n  }\n}\n");

let calls = 0;
const server: Server = createServer((socket) => {
  calls++;
  socket.destroy();
});
let canaries: Canaries;

beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  canaries = {
    file: join(folder, "canary.txt"),
    secret: "seen-7c1f",
    out: join(folder, "out"),
    port,
    pid: process.pid,
  };
  writeFileSync(canaries.file, canaries.secret, { mode: 0o644 });
});
afterAll(() => void server.close());

function sources(dir: string): Record<string, string> {
  return Object.fromEntries(["customer.ts", "shop.ts"].map((name) => [name, readFileSync(join(dir, name), "utf8")]));
}

const message = { type: "order", id: 1 };
const order: StepRequest = {
  node: "shop",
  history: [{ kind: "start", incarnation: 0, log: [] }],
  input: { kind: "deliver", from: "customer", message },
};

/** What a shop does with an order: results, or why there are none. Asked twice, once from fresh modules. */
async function asked(shop: string): Promise<StepResult[] | Refusal | NoAnswer> {
  const dir = mkdtempSync(join(folder, "work-"));
  writeFiles(dir, { ...right, "shop.ts": shop });
  try {
    const target = { kind: "submission", dir } as const;
    const executor = await openExecutor("child", { root, exerciseId: task, target, cluster, level, patienceMs });
    try {
      return [...(await executor.execute([order, { ...order, fresh: true }]))];
    } finally {
      await executor.close();
      await endIdleChildren();
    }
  } catch (error) {
    if (error instanceof Refusal || error instanceof NoAnswer) return error;
    throw error;
  }
}

const honest = [
  { kind: "emit", observation: { shipped: 1 } },
  { kind: "send", to: "customer", message: { type: "receipt", id: 1 } },
];

/** Nothing was read, written or sent; and what was answered is what honest code answers, or a refusal. */
async function withstands(shop: string, effects: readonly unknown[]): Promise<void> {
  const before = calls;
  const answer = await asked(shop);
  expect(String(answer instanceof Error ? answer.message : JSON.stringify(answer))).not.toContain(canaries.secret);
  expect([existsSync(canaries.out), calls - before]).toEqual([false, 0]);
  if (answer instanceof Error) return;
  for (const result of answer) {
    expect(result.printed.join(" ")).not.toMatch(/found/);
    if (!result.failure) expect(result.effects).toEqual(effects);
  }
}

test.runIf(held)("honest work is answered for", async () => {
  expect(await asked(right["shop.ts"]!)).toMatchObject([{ effects: honest }, { effects: honest }]);
  expect(attacks.length).toBeGreaterThanOrEqual(36);
  expect(new Set(attacks.map(({ name }) => name)).size).toBe(attacks.length);
});

describe.runIf(held)("the grader withstands", () => {
  describe.each(attacks.map((attack): [string, Attack] => [attack.name, attack]))("%s", (_name, attack) => {
    test("by itself", () => withstands(withAttack(idle, attack, "message", canaries), []));
    test("on the back of a right work", () =>
      withstands(withAttack(right["shop.ts"]!, attack, "message", canaries), honest));
    test.runIf(!attack.asImport)("when the file is loaded", () =>
      withstands(withAttack(right["shop.ts"]!, attack, "load", canaries), honest),
    );
  });
});
