/** What is for instructors alone, and what stands in its place in a learner's edition. */

/** By path from the root. */
export const instructorsOnly: readonly RegExp[] = [
  /^docs\/instructors\.md$/,
  /^packages\/classroom\//,
  /^packages\/workbook\/src\/commands\/class\//,
  /^tools\/src\/class-trial\//,
];

/** Commands by their names in the root's `package.json`. */
export const instructorScripts: readonly string[] = [
  ...["collect", "forget", "grade-class", "grader", "override", "regrade", "class-trial"],
  ...["report", "export"],
  // Of no use without what learners do not have.
  ...["bench", "pictures"],
];

/** The files that stand in a learner's edition instead, by path. */
export const insteadOfCommands: Readonly<Record<string, string>> = {
  "packages/workbook/src/commands/class/index.ts": `/** Commands for a class: none in this edition. */
import type { Command } from "commander";

/** None. */
export function instructorCommands(): Command[] {
  return [];
}
`,
};

/** A package's manifest without what learners do not have. */
export function learnerPackage(text: string): string {
  const { dependencies, ...manifest } = JSON.parse(text) as { dependencies: Record<string, string> };
  return `${JSON.stringify({ ...manifest, dependencies: withoutHiddenPackages(dependencies) }, null, 2)}\n`;
}

/** Dependencies but for those that learners do not have. */
export function withoutHiddenPackages(dependencies: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(dependencies).filter(([name]) => !/^@workbook\/(solution-|classroom$)/.test(name)),
  );
}
