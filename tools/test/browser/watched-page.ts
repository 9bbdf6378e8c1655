/** A page whose complaints are kept, and which is watched for whatever leaves the machine. */
import type { Browser, Page } from "playwright-core";

/** An open page, and what went wrong in it so far. */
export interface WatchedPage {
  readonly page: Page;
  /** Errors of its scripts, and what the console was told of errors and warnings. */
  readonly complaints: string[];
  /** Addresses that were asked for and are not on this machine. */
  readonly departures: string[];
}

/** What a page is looked at with. */
export interface Look {
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
}

/** Opens an empty page that is watched from its beginning. */
export async function watchedPage(browser: Browser, look: Look = {}): Promise<WatchedPage> {
  const { width = 1280, colorScheme = "light" } = look;
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const complaints: string[] = [];
  const departures: string[] = [];
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("console", (said) => {
    if (["error", "warning"].includes(said.type())) complaints.push(`${said.text()} ${said.location().url}`);
  });
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol !== "data:" && protocol !== "blob:" && hostname !== "127.0.0.1") departures.push(request.url());
  });
  return { page, complaints, departures };
}
