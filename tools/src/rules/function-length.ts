/** Rule: a function is short enough to be understood at a glance. */
import ts from "typescript";
import type { Finding, Rule } from "./rule.ts";

const mostLines = 40;

/** The rule. */
export const functionLength: Rule = {
  states: `a function has at most ${mostLines} lines`,
  findings: (project) => project.matching(/\.m?ts$/).flatMap((path) => longFunctions(path, project.tree(path))),
};

function longFunctions(path: string, tree: ts.SourceFile): Finding[] {
  const findings: Finding[] = [];
  const lineOf = (offset: number) => tree.getLineAndCharacterOfPosition(offset).line + 1;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && "body" in node && node.body && !isGroupOfTests(node)) {
      const line = lineOf(node.getStart(tree));
      const lines = lineOf(node.getEnd()) - line + 1;
      if (lines > mostLines) findings.push({ path, line, what: `${nameOf(node)} has ${lines} lines; part it` });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return findings;
}

/** A function that is handed tests to hold: the callback of `describe`. */
function isGroupOfTests(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && /^\s*(it|test)(\.each\b.*)?\(/m.test(node.getText());
}

function nameOf(node: ts.SignatureDeclaration): string {
  const named = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
  return named?.getText() ?? "a function";
}
