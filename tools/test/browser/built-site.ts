/** The course site as `npm run docs` builds it, opened in a browser without any server. */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { root } from "@workbook/workbook";
import type { Page } from "playwright-core";

const dist = join(root, "docs", ".vitepress", "dist");
/** Nobody listens there: every answer is a file of the site. */
const origin = "http://127.0.0.1:9";

/**
 * Builds the site.
 * @throws Error when the build fails, which it does for a link between pages that leads nowhere
 */
export async function buildSite(): Promise<void> {
  const child = spawn(process.execPath, ["--import", "tsx", join("docs", "build.ts")], { cwd: root });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (said += text.toString()));
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`the site was not built:\n${said}`);
}

/** The addresses of all its pages but the one for what is not found. */
export function pagesOfSite(): string[] {
  const files = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".html"));
  const addresses = files.map((file) => `/${relative(dist, join(dist, file)).split(sep).join("/")}`);
  return addresses.map((file) => file.replace(/\/index\.html$/, "/")).filter((file) => file !== "/404.html");
}

/** The file behind an address of the site; undefined when there is none. */
export function fileAt(address: string): string | undefined {
  const path = join(dist, decodeURI(new URL(address, origin).pathname).replace(/\/$/, "/index.html"));
  return existsSync(path) && statSync(path).isFile() ? path : undefined;
}

/** The markup behind an address, as it is built. */
export function markupAt(address: string): string {
  return readFileSync(fileAt(address)!, "utf8");
}

/** Answers the page's requests from the built files. */
export async function serveSite(page: Page): Promise<void> {
  await page.route(`${origin}/**`, (route) => {
    const path = fileAt(route.request().url());
    return path === undefined ? route.fulfill({ status: 404 }) : route.fulfill({ path });
  });
}

/** The full address of a page. */
export function onSite(address: string): string {
  return origin + address;
}
