/** Links between the project's files, made to work on the site as they do in the repository. */
import { existsSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";
import type { MarkdownRenderer } from "vitepress";
import { addressOf, isOnSite } from "../addresses.ts";

/** What VitePress tells of the page that is rendered; nothing when it renders a title alone. */
export interface PageEnv {
  readonly path?: string;
  /** Where the page's source lies, when that is not where it stands on the site. */
  readonly realPath?: string;
}

/** The path of the page's source in the project, with slashes. */
export function sourceOf({ path, realPath }: PageEnv, root: string): string {
  return relative(root, realPath ?? path ?? root)
    .split(sep)
    .join("/");
}

type Tokens = ReturnType<MarkdownRenderer["parse"]>;

/** Turns links to pages into links on the site, and links to any other file into plain text: the site has no sources. */
export function links(md: MarkdownRenderer, root: string): void {
  md.core.ruler.push("project-links", ({ tokens, env }) => {
    const page = sourceOf(env as PageEnv, root);
    const isThere = (path: string) => isOnSite(path) && existsSync(join(root, path));
    for (const { children } of tokens) if (children) rewriteLinks(children, page, isThere);
  });
}

function rewriteLinks(tokens: Tokens, page: string, isThere: (path: string) => boolean): void {
  const ends: string[] = [];
  for (const token of tokens) {
    if (token.type === "link_close") token.tag = ends.pop() ?? "a";
    if (token.type !== "link_open") continue;
    const target = targetOf(token.attrGet("href") ?? "", page, isThere);
    ends.push(target === undefined ? "span" : "a");
    if (target !== undefined) token.attrSet("href", target);
    else Object.assign(token, { type: "file_open", tag: "span", attrs: [["class", "file"]] });
  }
}

/** A link's target on the site; undefined when what it names is not there. */
function targetOf(href: string, page: string, isThere: (path: string) => boolean): string | undefined {
  if (href === "" || href.startsWith("#") || href.startsWith("/") || /^[a-z]+:/i.test(href)) return href;
  const [path = "", hash] = href.split("#");
  const file = posix.join(posix.dirname(page), path.endsWith("/") || !posix.extname(path) ? `${path}/README.md` : path);
  if (!isThere(file)) return undefined;
  return `/${addressOf(file)}${hash === undefined ? "" : `#${hash}`}`;
}
