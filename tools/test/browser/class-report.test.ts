/** A class's report, as an instructor and a student have it: from files, on a wide screen and on a narrow one, by day and by night. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { classFolder, Results, writeReport } from "@workbook/classroom";
import { explore } from "@workbook/explorer";
import { findRoot } from "@workbook/grading";
import { inProcessExecutor, macrotaskSurroundings, sourceOf } from "@workbook/harness";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gradedClass } from "../../../packages/classroom/test/graded-class.ts";
import { launch } from "./chromium.ts";
import { hasty, hastyOptions } from "./hasty.ts";

declare const axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pages = ["index.html", "similarity.html", "students/ann.html", "students/bob.html", "instructor/ann.html"];

let browser: Browser;
let report: string;
beforeAll(async () => {
  browser = await launch();
  const dir = gradedClass();
  const executor = inProcessExecutor(sourceOf(hasty), macrotaskSurroundings(setImmediate));
  const run = (await explore(hasty, { ...hastyOptions, executor })).violation!.trace;
  const results = new Results(classFolder(dir).results);
  const result = results.get("a")!;
  const records = result.records.map((record) => (record.status === "failed" ? { ...record, run } : record));
  results.put({ ...result, records });
  writeReport(findRoot(import.meta.dirname), dir);
  report = classFolder(dir).report;
}, 0);
afterAll(() => browser.close());

describe("a class's report", { timeout: 0 }, () => {
  it.each(pages)("%s asks nobody, says nothing, fits a narrow screen, and can be read by all", async (path) => {
    for (const [width, colorScheme] of [
      [1280, "light"],
      [390, "dark"],
    ] as const) {
      // The page lets no script run; the one that looks for faults has to.
      const context = await browser.newContext({ bypassCSP: true, colorScheme, viewport: { width, height: 900 } });
      const page = await context.newPage();
      const noted: string[] = [];
      page.on("console", (message) => noted.push(message.text()));
      page.on("pageerror", ({ message }) => noted.push(message));
      page.on("request", (request) => /^(file|data):/.test(request.url()) || noted.push(request.url()));
      await page.goto(pathToFileURL(join(report, path)).href);
      expect(noted).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await page.addScriptTag({ content: axeSource });
      const { violations } = await page.evaluate(() => axe.run());
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      await context.close();
    }
  });

  it("shows the run in which a student's work breaks, and leads from the overview to the student", async () => {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(report, "index.html")).href);
    await page.getByRole("link", { name: /Ann/ }).first().click();
    const picture = page.getByRole("img", { name: /A run in which this breaks/ });
    expect(await picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0)).toBe(true);
    await page.close();
  });
});
