/** Rule: each dependency is pinned, and is there for a reason that is written down. */
import type { Finding, Rule } from "./rule.ts";

const page = "docs/DEPENDENCIES.md";

/** The rule. */
export const dependencies: Rule = {
  states: `each dependency is pinned exactly and has its reason in ${page}`,
  findings(project) {
    const reasons = project.has(page) ? namesIn(project.text(page)) : [];
    return project.matching(/(^|\/)package\.json$/).flatMap((path) => {
      const { dependencies = {}, devDependencies = {} } = JSON.parse(project.text(path)) as Manifest;
      return Object.entries({ ...dependencies, ...devDependencies })
        .filter(([name]) => !name.startsWith("@workbook/"))
        .flatMap(([name, version]): Finding[] => {
          const line = project.lineAt(path, project.text(path).indexOf(`"${name}"`));
          const loose = { path, line, what: `"${name}" is not pinned: write one version instead of "${version}"` };
          const unexplained = { path, line, what: `"${name}" has no line in ${page}: say what it is for` };
          return [...(/^\d/.test(version) ? [] : [loose]), ...(reasons.includes(name) ? [] : [unexplained])];
        });
    });
  },
};

interface Manifest {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
}

/** The names in the first column of the page's tables; a row may name several. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/^\|([^|]+)\|/gm)].flatMap(([, cell]) => cell!.split(",").map((name) => name.trim()));
}
