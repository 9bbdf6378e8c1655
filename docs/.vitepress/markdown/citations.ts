/** Citations such as [BHG87 ch. 7], linked to their line in docs/PAPERS.md. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { MarkdownRenderer } from "vitepress";
import { linked, outsideLinks, type PageEnv, type State, sourceOf, type Tokens } from "./links.ts";

const papers = "docs/PAPERS.md";

/** The keys that docs/PAPERS.md defines. */
function keysOf(root: string): string[] {
  const rows = readFileSync(join(root, papers), "utf8").matchAll(/^\| *([A-Za-z][\w-]*) *\|/gm);
  return [...rows].map(([, key]) => key!).filter((key) => key !== "key");
}

/** Links every citation, and gives every line of the list of papers an address. */
export function citations(md: MarkdownRenderer, root: string): void {
  const keys = keysOf(root);
  const cited = new RegExp(`\\b(${keys.join("|")})\\b`);
  md.core.ruler.push("citations", (state) => {
    if (sourceOf(state.env as PageEnv, root) === papers) addressRows(state.tokens, keys);
    else
      for (const token of state.tokens)
        if (token.children) token.children = withCitations(state, token.children, cited);
  });
}

/** A table's row is found by the key in its first cell. */
function addressRows(tokens: Tokens, keys: readonly string[]): void {
  tokens.forEach(({ type }, index) => {
    const key = tokens[index + 2]?.content;
    if (type === "tr_open" && key !== undefined && keys.includes(key)) tokens[index]!.attrSet("id", key.toLowerCase());
  });
}

/** In brackets only: a key elsewhere may be a word. */
function withCitations(state: State, tokens: Tokens, cited: RegExp): Tokens {
  return outsideLinks(tokens, (token) => {
    if (token.type !== "text") return [token];
    return token.content
      .split(/(\[[^[\]]+\])/)
      .flatMap((part) => (part.startsWith("[") ? part.split(/([^,;[\]]+)/) : [part]))
      .flatMap((part) => link(state, part, cited));
  });
}

function link(state: State, text: string, cited: RegExp): Tokens {
  const content = new state.Token("text", "", 0);
  content.content = text;
  const key = cited.exec(text)?.[1];
  if (key === undefined) return [content];
  return linked(state, content, `/papers.md#${key.toLowerCase()}`);
}
