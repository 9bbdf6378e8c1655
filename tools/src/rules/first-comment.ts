/** Rule: a file says first what it is. */
import type { Rule } from "./rule.ts";

/** The titles of unit tests say what they are. */
const unitTest = /^(packages|tools)\/.*\.test\.ts$/;

/** The rule. */
export const firstComment: Rule = {
  states: "a source file starts with a comment that says what it is",
  findings: (project) =>
    project
      .matching(/\.m?ts$/)
      .filter((path) => !unitTest.test(path))
      .filter((path) => !/^(#![^\n]*\n)?\s*\/\*\*[\s*]*[^\s*/]/.test(project.text(path)))
      .map((path) => ({ path, line: 1, what: "begin it with /** what it is */" })),
};
