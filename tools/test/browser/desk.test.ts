/** The learner's desk: what `npm start` prints, what is behind it, and what it leaves when it is told to stop. */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "@workbook/workbook";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "./chromium.ts";
import { watchedPage } from "./watched-page.ts";

let browser: Browser;
let desk: ChildProcess;
let said = "";

beforeAll(async () => {
  browser = await launch();
  const main = join("packages", "workbook", "src", "main.ts");
  desk = spawn(process.execPath, ["--import", "tsx", main, "start"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((resolve, reject) => {
    desk.once("exit", () => reject(new Error(`the desk did not stay up: ${said}`)));
    desk.stdout?.on("data", (text: Buffer) => {
      said += text.toString();
      if (addressOf("Course site") && addressOf("Vitest UI")) resolve();
    });
  });
}, 0);

afterAll(async () => {
  await browser.close();
  desk.kill("SIGKILL");
});

function addressOf(name: string): string | undefined {
  return new RegExp(`^${name}: (http://127\\.0\\.0\\.1:\\d+/\\S*)$`, "m").exec(said)?.[1];
}

describe("the desk", () => {
  it.each([
    ["Course site", "Begin with the warm-up"],
    ["Vitest UI", "exercises/01-two-phase-commit"],
  ])(
    "shows the %s",
    async (name, words) => {
      const { page, complaints, departures } = await watchedPage(browser);
      await page.goto(addressOf(name)!, { timeout: 0 });
      await page.getByText(words).first().waitFor({ timeout: 0 });
      expect({ complaints, departures }).toEqual({ complaints: [], departures: [] });
      await page.close();
    },
    0,
  );

  it("prints plain addresses and nothing else where there is no terminal", () => {
    expect(said.trim().split("\n").sort()).toEqual([
      `Course site: ${addressOf("Course site")}`,
      `Vitest UI: ${addressOf("Vitest UI")}`,
    ]);
  });

  it("ends when it is told to, and nobody answers at its addresses any more", async () => {
    const addresses = [addressOf("Course site")!, addressOf("Vitest UI")!];
    const ended = new Promise<void>((resolve) => desk.once("exit", () => resolve()));
    desk.kill("SIGTERM");
    await ended;
    for (const address of addresses) await expect(fetch(address)).rejects.toThrow();
  }, 0);
});
