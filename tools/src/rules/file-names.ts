/** Rule: a file's name is its concept in kebab case. */
import type { Rule } from "./rule.ts";

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The rule. */
export const fileNames: Rule = {
  states: "source files and folders have names in kebab case",
  findings: (project) =>
    project.matching(/\.(ts|mts|vue|css)$/).flatMap((path) => {
      const wrong = path.split("/").find((part) => !isKebab(part));
      return wrong === undefined ? [] : [{ path, what: `"${wrong}" is not in kebab case; rename it` }];
    }),
};

/** Tools fix some names: `.vitepress`, `visible.test.ts`, `vitest.config.ts`. */
function isKebab(part: string): boolean {
  return part
    .replace(/^\./, "")
    .split(".")
    .every((piece) => kebab.test(piece));
}
