import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RequirementRecord } from "@workbook/grading";
import type { Trace } from "@workbook/harness";
import { expect, test } from "vitest";
import { classFolder, commentOn, writeReport } from "../src/index.ts";
import { shapeOf } from "../src/report/shape.ts";
import { similarPairs } from "../src/report/similarity.ts";
import { writeFiles } from "./fixtures.ts";
import { gradedClass, record, task } from "./graded-class.ts";

const root = join(import.meta.dirname, "../../..");

function report() {
  const dir = gradedClass();
  writeFiles(classFolder(dir).submission("ann", task), { "shop.ts": "<img src=x onerror=alert(1)>\n" });
  writeReport(root, dir);
  return { dir, text: (path: string) => readFileSync(join(dir, "report", path), "utf8") };
}

test("whatever a student wrote is text, and no page runs anything or asks anybody", () => {
  const { text } = report();
  for (const path of ["index.html", "students/ann.html", "instructor/ann.html", "similarity.html"]) {
    expect(text(path)).toContain("default-src &#39;none&#39;");
    expect(text(path)).not.toMatch(/<script|<img src=x|<b>|https?:/);
  }
  expect(text("students/ann.html")).toContain("&#60;script&#62;alert(1)");
  expect(text("students/ann.html")).toContain("&#60;img src=x onerror=alert(1)&#62;");
});

test("a student's page is about nobody else, and shows no reference; an instructor's shows it", () => {
  const { text } = report();
  const line = "this.shipped.add(id);";
  expect(text("students/ann.html")).not.toMatch(/bob|cyd/i);
  expect(text("students/ann.html").replaceAll("&#39;", "'").split("+")[0]).not.toContain(line);
  expect(text("students/cyd.html")).not.toContain(line);
  expect(text("instructor/cyd.html")).toContain(line);
});

test("who has no verdict stands apart, and has no points", () => {
  const { text } = report();
  expect(text("index.html")).toContain("once: gave no answer");
  expect(text("index.html")).toContain('<td class="none">no verdict</td>');
  expect(text("students/bob.html")).toContain("no verdict yet");
});

test("a comment goes to all of a cluster, and can be taken back", () => {
  const { dir, text } = report();
  const [, name = ""] = /<section id="(\w+)">/.exec(text("index.html")) ?? [];
  expect(commentOn(dir, name, "Think of <repeats>.")).toBe(1);
  writeReport(root, dir);
  for (const path of ["index.html", "students/ann.html"]) expect(text(path)).toContain("Think of &#60;repeats&#62;.");
  commentOn(dir, name, "");
  writeReport(root, dir);
  expect(text("students/ann.html")).not.toContain("Think of");
  expect(() => commentOn(dir, "nonsense", "x")).toThrow("there is no cluster nonsense");
});

/** A counterexample: the vote of one participant is lost. */
function lost(participant: string, body: object = { type: "vote", value: 1 }): RequirementRecord {
  const run: Trace = {
    schema: "workbook.trace/1",
    cluster: { name: "c", params: {} },
    network: "multiset",
    crashCuts: "effects",
    nodes: ["coordinator", participant],
    messages: [{ number: 7, from: participant, to: "coordinator", kind: "message", body: body as never, sentAt: 0 }],
    steps: [
      {
        choice: { kind: "start", node: participant },
        node: participant,
        effects: [],
        sent: [7],
        lost: [],
        printed: [],
      },
      { choice: { kind: "drop", message: 7 }, effects: [], sent: [], lost: [7], printed: [] },
    ],
    violation: { property: "termination", sentence: `${participant} waits`, step: 1 },
  };
  return record({ status: "failed", message: `${participant} waits`, run });
}

test("the same mistake has one shape whatever nodes are called and messages carry; another has another", () => {
  expect(shapeOf(lost("participant1"))).toBe(shapeOf(lost("participant2", { type: "vote", value: 2 })));
  expect(shapeOf(lost("participant1"))).not.toBe(shapeOf(lost("participant1", { type: "ack" })));
  expect(shapeOf({ ...lost("participant1"), id: "other" })).not.toBe(shapeOf(lost("participant1")));
  const message = (text: string) => shapeOf(record({ status: "failed", message: text }));
  expect(message('shop.ts:31: loading "a" threw')).toBe(message('coordinator.ts:7:2: loading "b" threw'));
});

test("structure is compared, not names, and what the starter gives is nobody's", () => {
  const textOf = (name: string) => readFileSync(join(root, "exercises", task, name), "utf8");
  const starter = { "customer.ts": textOf("starter/customer.ts") };
  const own = `export class Shop { onOrder(from, { id }) { for (const x of [1, 2]) if (!this.set.has(x + id)) { this.set.add(x); this.ctx.send(from, { type: "receipt", id }); }
    const y = this.set.size > 3 ? [...this.set].map((z) => z * 2) : []; while (y.length > 1) y.pop(); return y.length === 0 || this.done(y, id); } }`;
  const renamed = own.replaceAll("Shop", "Store").replaceAll("id", "order").replaceAll(/\bx\b/g, "n");
  const other =
    'export class Shop { async onOrder(from, order) { try { await this.ctx.sleep(10); switch (order.id) { case 1: throw new Error("no"); default: delete this.seen[order.id]; } } finally { this.count ??= 0; do this.count++; while (this.count < 9); } } }';
  const works = new Map<string, Record<string, string>>([
    ["ann", { ...starter, "shop.ts": own }],
    ["bob", { ...starter, "shop.ts": renamed }],
    ["cyd", { ...starter, "shop.ts": other }],
    ["dan", starter],
  ]);
  expect(similarPairs(works, starter)).toEqual([{ one: "ann", other: "bob", share: 1 }]);
});
