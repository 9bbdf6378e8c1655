/** What is wider than a small screen scrolls, and whoever has no pointer can scroll it too. */
import type { MarkdownRenderer } from "vitepress";

/** Lets tables and diagrams be reached with the keyboard. */
export function scrolling(md: MarkdownRenderer): void {
  md.core.ruler.push("scrolling", ({ tokens }) => {
    tokens.forEach((token, index) => {
      const children = tokens[index + 1]?.children ?? [];
      const isPicture = token.type === "paragraph_open" && children.length === 1 && children[0]!.type === "image";
      if (isPicture) token.attrJoin("class", "picture");
      if (isPicture || token.type === "table_open") token.attrSet("tabindex", "0");
    });
  });
}
