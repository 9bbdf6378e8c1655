/** The course site as a reader meets it: wide and narrow, by day and by night. */

import { games } from "@workbook/adversary";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSite, markupAt, onSite, pagesOfSite, serveSite } from "./built-site.ts";
import { launch } from "./chromium.ts";
import { seriousFaults } from "./faults.ts";
import { brokenLinks } from "./links.ts";
import { keep } from "./screenshots.ts";
import { type Look, watchedPage } from "./watched-page.ts";

const looks: readonly Required<Look>[] = [
  { width: 390, colorScheme: "light" },
  { width: 1280, colorScheme: "dark" },
];
/** Pages that people wrote; those of the interface are made alike from its sources. */
const isWritten = (address: string) => !address.startsWith("/api/");

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
  await buildSite();
}, 0);
afterAll(() => browser.close());

describe("the course site", () => {
  it("leads from a lesson to what it uses of the harness, and from there to all lessons that use it", () => {
    expect(markupAt("/exercises/02-coordinator-recovery/")).toContain('href="/api/harness.html#uses-ctx-log-force"');
    const [, , after = ""] = markupAt("/api/harness.html").split(/(<span id="uses-ctx-log-force">)/);
    const shown = after.slice(0, after.indexOf("language-ts"));
    expect(shown).toContain("force()");
    expect(shown).toContain('href="/exercises/02-coordinator-recovery/"');
    expect(shown).not.toContain("/exercises/12-saga-choreography/");
  });

  it("has no link that leads nowhere, to a page or to a part of one", () => {
    expect(pagesOfSite()).toContain("/exercises/01-two-phase-commit/");
    expect(pagesOfSite().flatMap(brokenLinks)).toEqual([]);
  }, 0);

  it.each(looks)(
    "opens each page without complaint at $width pixels in $colorScheme",
    async (look) => {
      const troubles: string[] = [];
      for (const address of pagesOfSite().filter(isWritten)) {
        const found = await troublesOf(address, look);
        troubles.push(...found.map((trouble) => `${address}: ${trouble}`));
      }
      expect(troubles).toEqual([]);
    },
    0,
  );
});

describe("the adversary's page", () => {
  /** Opens it at this address and waits for the worker's answer. */
  async function open(address: string) {
    const watched = await watchedPage(browser);
    await serveSite(watched.page);
    await watched.page.goto(onSite(address));
    const { page } = watched;
    const status = page.getByRole("status");
    await status.waitFor({ timeout: 0 });
    /** Makes a move, and waits until the page has taken it. */
    const choose = async (name: string, steps: number) => {
      await page.getByRole("button", { name, exact: true }).first().click();
      await status.getByText(new RegExp(`\\b${steps} steps?\\b`)).waitFor({ timeout: 0 });
    };
    return { ...watched, status, choose };
  }

  it("lets a reader break a protocol, keeps the run in its address, and takes moves back", async () => {
    const { page, status, choose, complaints, departures } = await open("/be-the-adversary.html");
    await page.getByRole("button", { name: "start everybody who has not started" }).click();
    await choose("deliver prepare, coordinator → p1", 1);
    await choose("repeat vote yes, p1 → coordinator", 2);
    await choose("deliver vote yes, p1 → coordinator", 3);
    expect(await status.textContent()).not.toContain("Done");
    await choose("deliver vote yes, p1 → coordinator", 4);
    expect(await status.textContent()).toContain("Done, in 4 steps. There is no shorter way.");
    expect(await page.getByRole("list", { name: "Properties" }).textContent()).toContain(
      "coordinator committed, though not everybody voted Yes",
    );
    const again = await open(new URL(page.url()).pathname + new URL(page.url()).hash);
    expect(await again.status.textContent()).toContain("Done, in 4 steps.");
    await again.choose("Undo", 3);
    await keep(again.page, "adversary-1280-light", true);
    expect([...complaints, ...again.complaints, ...departures, ...again.departures]).toEqual([]);
    await Promise.all([page.close(), again.page.close()]);
  }, 0);

  it.each(games.map(({ title }) => title))(
    "asks the explorer in the browser for a shortest way, and plays it: %s",
    async (title) => {
      const { page, status, complaints } = await open("/be-the-adversary.html");
      await page.getByRole("button", { name: title, exact: true }).click();
      await page.getByRole("button", { name: "Ask the explorer" }).click();
      const found = page.getByText(/the explorer has found a way of \d+ steps?/);
      await found.waitFor({ timeout: 0 });
      await found.getByRole("button").last().click();
      await status.getByText("There is no shorter way.").waitFor({ timeout: 0 });
      expect(complaints).toEqual([]);
      await page.close();
    },
    0,
  );
});

/** What is wrong with a page, in words. */
async function troublesOf(address: string, look: Required<Look>): Promise<string[]> {
  const { page, complaints, departures } = await watchedPage(browser, look);
  await serveSite(page);
  await page.goto(onSite(address));
  await page.waitForLoadState("networkidle", { timeout: 0 });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  const faults = await seriousFaults(page);
  const name = address.replace(/^\/|\/$|\.html$/g, "").replaceAll("/", "-") || "home";
  await keep(page, `site-${name}-${look.width}-${look.colorScheme}`, true);
  await page.close();
  const tooWide = overflow > 0 ? [`${overflow} pixels too wide`] : [];
  return [...complaints, ...departures.map((url) => `asks for ${url}`), ...faults, ...tooWide];
}
