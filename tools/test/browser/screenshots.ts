/** Pictures of what a test saw, for whoever wants to look: in the folder that SCREENSHOTS names, or none. */
import { join } from "node:path";
import type { Page } from "playwright-core";

/** Keeps a picture of the page. */
export async function keep(page: Page, name: string, fullPage = false): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage });
}
