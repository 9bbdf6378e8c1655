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

/** What a page is parsed into. */
export type Tokens = ReturnType<MarkdownRenderer["parse"]>;
/** What a rule of the parser works on. */
export type State = Parameters<Parameters<MarkdownRenderer["core"]["ruler"]["push"]>[1]>[0];

/** Replaces tokens of a line of text by others; those that stand in a link already are left alone. */
export function outsideLinks(tokens: Tokens, replace: (token: Tokens[number]) => Tokens): Tokens {
  let inLink = 0;
  return tokens.flatMap((token) => {
    if (token.type === "link_open") inLink++;
    if (token.type === "link_close") inLink--;
    return inLink > 0 ? [token] : replace(token);
  });
}

/** A token as a link to an address. */
export function linked(state: State, token: Tokens[number], href: string): Tokens {
  const open = new state.Token("link_open", "a", 1);
  open.attrSet("href", href);
  return [open, token, new state.Token("link_close", "a", -1)];
}

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
