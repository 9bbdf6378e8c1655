/** The Vitest UI's page, made fit for a workbook that works offline and shows pictures. */
import type { Plugin } from "vitest/config";

/** What in the page asks for a font from elsewhere. */
const remote = /<link\b[^>]*https:\/\/fonts\.[^>]*>/g;

/** The diagrams as wide as there is room, a replay command that wraps instead of being cut, and words dark enough to read. */
const style = `<style>
[role=note] a[style*="max-width"] { max-width: 100% !important; }
[role=note] { overflow-wrap: anywhere; }
html:not(.dark) [role=note] * { color: #6b4e00; }
</style>`;

/** The page without what it would fetch, and with the style. */
export function offlinePage(html: string): string {
  return html.replace(remote, "").replace("</head>", `${style}</head>`);
}

/**
 * Passes the UI's page through {@link offlinePage} on its way to the browser.
 *
 * @param base the page's address, with its slashes
 */
export function uiPage(base: string): Plugin {
  return {
    name: "workbook:ui-page",
    enforce: "pre",
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        if (request.url?.split("?")[0] === base) {
          const write = response.write.bind(response) as (text: string) => boolean;
          response.write = (text: unknown) => write(offlinePage(String(text)));
        }
        next();
      });
    },
  };
}
