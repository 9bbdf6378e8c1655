/** The page to step through a run, as a reader has it: keys, buttons, a narrow screen, a screen reader. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { toHtml, toSvg, toText } from "@workbook/diagram";
import { explore } from "@workbook/explorer";
import { inProcessExecutor, macrotaskSurroundings, sourceOf, type Trace } from "@workbook/harness";
import { build } from "esbuild";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "./chromium.ts";
import { hasty, hastyOptions } from "./hasty.ts";

declare const drawing: { toHtml: typeof toHtml; toSvg: typeof toSvg; toText: typeof toText };
declare const axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;
let trace: Trace;
beforeAll(async () => {
  browser = await launch();
  const executor = inProcessExecutor(sourceOf(hasty), macrotaskSurroundings(setImmediate));
  trace = (await explore(hasty, { ...hastyOptions, executor })).violation!.trace;
}, 0);
afterAll(() => browser.close());

/** Opens the page; whatever it asks for or complains of is noted. */
async function open(run: Trace = trace, options: BrowserContextOptions = {}): Promise<{ page: Page; noted: string[] }> {
  const noted: string[] = [];
  const page = await browser.newPage({ reducedMotion: "reduce", ...options });
  page.on("console", (message) => noted.push(message.text()));
  page.on("pageerror", ({ message }) => noted.push(message));
  page.on("dialog", (dialog) => noted.push(`dialog ${dialog.message()}`));
  page.on("request", (request) => noted.push(request.url()));
  await page.clock.install();
  await page.setContent(toHtml(run));
  return { page, noted };
}

const where = (page: Page) => page.locator("#where").textContent();
const last = () => `Step ${trace.steps.length - 3} of ${trace.steps.length - 3}`;

describe("the page to step through a run", { timeout: 0 }, () => {
  it("goes from step to step by keys and by buttons, and not beyond the ends", async () => {
    const { page } = await open();
    expect(await where(page)).toBe("Start");
    await page.keyboard.press("ArrowLeft");
    expect(await where(page)).toBe("Start");
    await page.keyboard.press("ArrowRight");
    await page.getByRole("button", { name: "Step forward" }).click();
    expect(await where(page)).toMatch(/^Step 2 of/);
    await page.getByRole("button", { name: "Step back" }).click();
    expect(await where(page)).toMatch(/^Step 1 of/);
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowRight");
    expect(await where(page)).toBe(last());
    await page.keyboard.press("Home");
    expect(await where(page)).toBe("Start");
  });

  it("plays to the end and stops there; Pause stops it earlier", async () => {
    const { page } = await open();
    await page.getByRole("button", { name: "Play" }).click();
    await page.clock.runFor(2000);
    expect(await where(page)).toMatch(/^Step 1 of/);
    await page.getByRole("button", { name: "Pause" }).click();
    await page.clock.runFor(10_000);
    expect(await where(page)).toMatch(/^Step 1 of/);
    await page.getByRole("button", { name: "Play" }).click();
    await page.clock.runFor(60_000);
    expect(await where(page)).toBe(last());
    expect(await page.getByRole("button", { name: "Play" }).count()).toBe(1);
  });

  it("goes to the step of a row that is clicked", async () => {
    const { page } = await open();
    await page
      .locator("svg .row")
      .nth(2)
      .click({ position: { x: 8, y: 8 } });
    expect(await where(page)).toMatch(/^Step 2 of/);
  });

  it("highlights the step, fades what comes later, and shows each node as it then is", async () => {
    const { page } = await open();
    await page.keyboard.press("ArrowRight");
    expect(await page.locator("svg .row.now").getAttribute("data-row")).toBe("1");
    expect(await page.locator("svg .row.later").count()).toBe(trace.steps.length - 4);
    expect(await page.locator(".snapshot:visible").count()).toBe(trace.nodes.length);
    expect(await page.locator("#sentence").textContent()).toContain("Step 1: the coordinator's prepare reaches p2");
  });

  it("asks for nothing and complains of nothing", async () => {
    const { page, noted } = await open();
    await page.keyboard.press("End");
    expect(noted).toEqual([]);
  });

  it("runs no code of a run, whatever its nodes are called, send and print", async () => {
    const evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>";
    const hostile = JSON.parse(JSON.stringify(trace).replaceAll("prepare", evil)) as Trace;
    const steps = hostile.steps.map((step) => ({ ...step, printed: [evil] }));
    const { page, noted } = await open({ ...hostile, steps });
    await page.keyboard.press("End");
    expect(noted).toEqual([]);
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.locator("ul.printed:visible").textContent()).toBe(evil);
  });

  it("tells the run in words where no script runs", async () => {
    const { page } = await open(trace, { javaScriptEnabled: false });
    expect(await page.locator(".controls").isVisible()).toBe(false);
    expect(await page.locator("svg").isVisible()).toBe(true);
    await page.locator("summary").click();
    expect(await page.locator("#story li").first().isVisible()).toBe(true);
  });

  it.each([
    { width: 390, height: 844, colorScheme: "light" as const },
    { width: 390, height: 844, colorScheme: "dark" as const },
    { width: 1280, height: 800, colorScheme: "light" as const },
    { width: 1280, height: 800, colorScheme: "dark" as const },
  ])("can be used by everybody: $width pixels wide, $colorScheme", async ({ width, height, colorScheme }) => {
    const { page } = await open(trace, { viewport: { width, height }, colorScheme });
    await page.keyboard.press("End");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.evaluate(axeSource);
    const { violations } = await page.evaluate(() => axe.run());
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
  });
});

describe("in a browser", { timeout: 0 }, () => {
  it("a run is drawn as in Node", async () => {
    const { outputFiles } = await build({
      stdin: { contents: 'export * from "@workbook/diagram"', resolveDir: import.meta.dirname },
      bundle: true,
      write: false,
      format: "iife",
      globalName: "drawing",
      platform: "browser",
    });
    const page = await browser.newPage();
    await page.addScriptTag({ content: outputFiles[0]!.text });
    const drawn = await page.evaluate((json) => {
      const run = JSON.parse(json);
      return [drawing.toText(run), drawing.toSvg(run), drawing.toHtml(run)];
    }, JSON.stringify(trace));
    expect(drawn).toEqual([toText(trace), toSvg(trace), toHtml(trace)]);
  });
});
