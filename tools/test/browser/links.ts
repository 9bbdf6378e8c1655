/** Links in built pages, followed without a browser. */
import { fileAt, markupAt } from "./built-site.ts";

/** A link of a page that leads nowhere, in words. */
export function brokenLinks(address: string): string[] {
  const hrefs = [...markupAt(address).matchAll(/\shref="([^"]*)"/g)].map(([, href]) => href!.replaceAll("&amp;", "&"));
  return [...new Set(hrefs)].filter((href) => !leadsSomewhere(href, address)).map((href) => `${address} → ${href}`);
}

function leadsSomewhere(href: string, from: string): boolean {
  if (/^(https?|mailto):/.test(href)) return true;
  const { pathname, hash } = new URL(href, `http://site${from}`);
  if (fileAt(pathname) === undefined) return false;
  const id = decodeURIComponent(hash.slice(1));
  return id === "" || markupAt(pathname).includes(`id="${id}"`);
}
