/** The course site as a reader meets it: wide and narrow, by day and by night. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSite, onSite, pagesOfSite, serveSite } from "./built-site.ts";
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
