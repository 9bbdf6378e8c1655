/** Rule: what a browser's worker runs uses nothing but its own kind, and packages depend on each other in one direction. */
import ts from "typescript";
import type { Project } from "./project.ts";
import type { Finding, Rule } from "./rule.ts";

/** Which packages of ours a package may import; those that are not named may import all. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  harness: [],
  explorer: ["harness"],
  simulator: ["harness"],
  properties: ["harness"],
  diagram: ["harness"],
};

/** The rule. */
export const architecture: Rule = {
  states: `${Object.keys(mayImport).join(", ")} import no Node API, no library but zod, and of ours harness alone`,
  findings: (project) =>
    Object.entries(mayImport).flatMap(([name, ours]) => {
      const allowed = ["zod", ...ours.map((other) => `@workbook/${other}`)];
      return project
        .matching(new RegExp(`^packages/${name}/src/.*\\.ts$`))
        .flatMap((path) => strangersIn(project, path, allowed));
    }),
};

function strangersIn(project: Project, path: string, allowed: readonly string[]): Finding[] {
  const { importedFiles } = ts.preProcessFile(project.text(path));
  return importedFiles.flatMap(({ fileName: from, pos }) => {
    const fine = from.startsWith(".") || allowed.some((name) => from === name || from.startsWith(`${name}/`));
    return fine ? [] : [{ path, line: project.lineAt(path, pos), what: `it may not import "${from}"` }];
  });
}
