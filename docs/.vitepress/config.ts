/** The course site: the lessons where they lie beside their exercises, and the pages of docs. Nothing comes from elsewhere. */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";
import { addressOf } from "./addresses.ts";
import { citations } from "./markdown/citations.ts";
import { interfaceLinks } from "./markdown/interface.ts";
import { links } from "./markdown/links.ts";
import { scrolling } from "./markdown/scrolling.ts";
import { navigation, sidebar } from "./navigation.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export default defineConfig({
  title: "Distributed transactions",
  description: "A workbook: write the protocols, and have them checked against every schedule.",
  lang: "en",
  head: [["link", { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" }]],
  // The project's own folder: a lesson has one source, beside its exercise, and reads the same on the site.
  srcDir: "..",
  srcExclude: ["*.md", "packages/**", "solutions/**", "tools/**", "exercises/*/*/**", "docs/DEPENDENCIES.md"],
  rewrites: addressOf,
  lastUpdated: false,
  markdown: {
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    config(md) {
      interfaceLinks(md, root);
      links(md, root);
      citations(md, root);
      scrolling(md);
    },
  },
  themeConfig: {
    nav: navigation(),
    sidebar: sidebar(root),
    outline: { level: [2, 3] },
    search: { provider: "local" },
    docFooter: { prev: "Before", next: "Next" },
  },
  vite: {
    publicDir: fileURLToPath(new URL("../public", import.meta.url)),
    clearScreen: false,
    logLevel: "error",
    worker: { format: "es" },
    server: { watch: { ignored: ["**/.workbook/**", "**/.turbo/**", "**/src/**", "**/test/**"] } },
  },
});
