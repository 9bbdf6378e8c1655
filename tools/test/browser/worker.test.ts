import { explore } from "@workbook/explorer";
import { inProcessExecutor, macrotaskSurroundings, sourceOf } from "@workbook/harness";
import { simulate } from "@workbook/simulator";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "./chromium.ts";
import { hasty, hastyOptions, hastySampling } from "./hasty.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
}, 0);
afterAll(() => browser.close());

/** The worker's code in one file, built for a browser: a use of Node's API would fail here. */
async function workerCode(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [new URL("worker-entry.ts", import.meta.url).pathname],
    bundle: true,
    write: false,
    format: "esm",
    platform: "browser",
    logLevel: "silent",
  });
  return outputFiles[0]!.text;
}

/** Opens a page with the worker's file beside it; both come from here and not from a server. */
async function openPage(code: string): Promise<Page> {
  const page = await browser.newPage();
  await page.route("http://localhost/**", (route) =>
    route.request().url().endsWith(".js")
      ? route.fulfill({ contentType: "text/javascript", body: code })
      : route.fulfill({ contentType: "text/html", body: "<!doctype html><title>worker</title>" }),
  );
  await page.goto("http://localhost/");
  return page;
}

describe("in a browser's worker", () => {
  it("explorer and simulator find what they find in Node, and the replay shows the same trace", async () => {
    const page = await openPage(await workerCode());
    const inBrowser = await page.evaluate(
      () =>
        new Promise<unknown>((resolve, reject) => {
          const worker = new Worker("/worker.js", { type: "module" });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(message));
        }),
    );
    const executor = inProcessExecutor(sourceOf(hasty), macrotaskSurroundings(setImmediate));
    const result = await explore(hasty, { ...hastyOptions, executor });
    expect(result.violation?.sentence).toBe("they disagree");
    const simulated = await simulate(hasty, { ...hastySampling, executor });
    expect(simulated.violation?.sentence).toBe("they disagree");
    expect(inBrowser).toEqual({ result, replayed: result.violation?.trace, simulated });
  }, 0);
});
