/** The two mistakes that matter most, as a learner sees them in the Vitest UI. */
import { root, startUi, version } from "@workbook/workbook";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "./chromium.ts";
import { keep } from "./screenshots.ts";
import { watchedPage } from "./watched-page.ts";

const exercise = "01-two-phase-commit";
const mistakes = [
  {
    mutant: "counts-votes-not-voters",
    requirement: "repeated-vote",
    sentence: "coordinator committed, though not everybody voted Yes",
    drawn: ["vote yes (copy)", "decides commit"],
  },
  {
    mutant: "aborts-while-in-doubt",
    requirement: "in-doubt",
    sentence: "p1 decided alone: it had voted Yes and had not been told the outcome",
    drawn: ["timer outcome (early)", "decides abort"],
  },
];

let browser: Browser;
let ui: Awaited<ReturnType<typeof startUi>>;

beforeAll(async () => {
  browser = await launch();
  const targets = mistakes.map(({ mutant, requirement }) => ({
    target: { kind: "mutant", name: mutant } as const,
    requirement,
  }));
  ui = await startUi({ root, version, executor: "in-process", targets: { [exercise]: targets } }, false);
}, 0);

afterAll(async () => {
  await browser.close();
  await ui.close();
}, 0);

/** The requirement's report, from the list of all. */
async function openReport(page: Page, mutant: string): Promise<void> {
  await page.goto(ui.url);
  await page.getByText(`[mutant:${mutant}]`).first().click({ timeout: 0 });
  await page.getByTestId("report").waitFor({ timeout: 0 });
  await page.mouse.move(640, 880);
}

/** How large the first picture of the report is drawn, and what it is of. */
async function pictureIn(page: Page) {
  const image = page.getByTestId("report").getByRole("note").locator("img").first();
  await image.waitFor({ timeout: 0 });
  return image.evaluate(async (element) => {
    const picture = element as HTMLImageElement;
    await picture.decode();
    return {
      svg: await (await fetch(picture.src)).text(),
      scale: picture.width / picture.naturalWidth,
      right: picture.getBoundingClientRect().right,
    };
  });
}

/** What a click on the picture opens. */
async function openStepper(page: Page): Promise<Page> {
  const opened = page.waitForEvent("popup", { timeout: 0 });
  await page.getByTestId("report").getByRole("note").locator("img").first().click();
  const stepper = await opened;
  await stepper.waitForLoadState();
  return stepper;
}

describe.each(mistakes)("the Vitest UI, given $mutant", ({ mutant, requirement, sentence, drawn }) => {
  it.each(["light", "dark"] as const)(
    "says what broke and draws the run, in %s",
    async (colorScheme) => {
      const { page, complaints, departures } = await watchedPage(browser, { colorScheme });
      await openReport(page, mutant);
      const report = page.getByTestId("report");
      expect(await page.getByTestId("file-detail").textContent()).toContain(`${requirement}: `);
      expect(await report.getByTestId("task-error").first().textContent()).toContain(sentence);
      const { svg, scale, right } = await pictureIn(page);
      for (const words of drawn) expect(svg).toContain(words);
      expect(svg).toContain(sentence);
      expect(scale).toBeGreaterThan(0.85);
      expect(right).toBeLessThanOrEqual(1280);
      const text = await report.textContent();
      expect(text).toContain("npm run hint -- 01 ");
      expect(text).toContain("npm run replay -- wb1.");
      await keep(page, `vitest-ui-${mutant}-${colorScheme}`);
      const stepper = await openStepper(page);
      expect(await stepper.locator("h1").textContent()).toContain(sentence);
      await stepper.getByRole("button", { name: "Last step" }).click();
      expect(await stepper.locator(".step:not([hidden]) .code").textContent()).toMatch(/\bon\w+\(.*\.ts:\d+$/);
      await keep(stepper, `stepper-${mutant}-${colorScheme}`);
      expect({ complaints, departures }).toEqual({ complaints: [], departures: [] });
      await page.close();
    },
    0,
  );
});
