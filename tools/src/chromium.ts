/** The browser of the tests that need one. */
import { existsSync } from "node:fs";

/** Where Chromium has to be. */
export const chromium = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

/** Whether it is there. */
export function hasChromium(): boolean {
  return existsSync(chromium);
}
