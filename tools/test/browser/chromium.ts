/** Debian's Chromium, driven for the tests of what a reader sees. */
import { type Browser, chromium } from "playwright-core";

/** Starts Chromium without its background traffic: nothing leaves the machine. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
