/** Rule: every test runs. */
import ts from "typescript";
import type { Finding, Rule } from "./rule.ts";

/** The rule. */
export const testFocus: Rule = {
  states: "no test is skipped, and none alone runs",
  findings: (project) =>
    project.matching(/\.test\.ts$/).flatMap((path) => {
      const findings: Finding[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isPropertyAccessExpression(node) && /^(only|skip|todo|fails)$/.test(node.name.text)) {
          const [word] = /^(describe|it|test|suite|requirement)\b/.exec(node.expression.getText()) ?? [];
          const line = project.lineAt(path, node.getStart());
          if (word) findings.push({ path, line, what: `${word}.${node.name.text}: let it run, or remove it` });
        }
        ts.forEachChild(node, visit);
      };
      visit(project.tree(path));
      return findings;
    }),
};
