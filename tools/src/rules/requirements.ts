/** Rule: hints and mistakes that requirements name are there. */
import { readExercise, readMutants } from "@workbook/grading";
import ts from "typescript";
import type { Project } from "./project.ts";
import type { Finding, Rule } from "./rule.ts";

const requirements = /^exercises\/([^/]+)\/(test|grading)\/.*\.ts$/;

/** The rule. */
export const requirementsNameWhatThereIs: Rule = {
  states: "hints and mistakes that requirements name are there",
  findings: (project) => project.matching(requirements).flatMap((path) => unknownIn(project, path)),
};

function unknownIn(project: Project, path: string): Finding[] {
  const [, id = ""] = requirements.exec(path) ?? [];
  const hints = attempt(() => readExercise(project.root, id).hints.map(({ name }) => name));
  const mutants = attempt(() => readMutants(project.root, id).map(({ name }) => name));
  // A handout has no mutants.
  const handout = !project.has("solutions");
  const missing = ({ key, value }: Named) =>
    key === "hint" ? hints && !hints.includes(value) : !handout && mutants && !mutants.includes(value);
  const where = { hint: `the hints of exercises/${id}/exercise.json`, mistake: `solutions/${id}/mutants` };
  return namedIn(project.tree(path))
    .filter(missing)
    .map(({ key, value, offset }) => {
      return { path, line: project.lineAt(path, offset), what: `the ${key} "${value}" is not among ${where[key]}` };
    });
}

/** What another rule tells of a file that cannot be read is not told twice. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

interface Named {
  readonly key: "hint" | "mistake";
  readonly value: string;
  readonly offset: number;
}

function namedIn(tree: ts.SourceFile): Named[] {
  const named: Named[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isStringLiteralLike(node.initializer)) {
      const key = node.name.getText(tree);
      if (key === "hint" || key === "mistake")
        named.push({ key, value: node.initializer.text, offset: node.getStart(tree) });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return named;
}
