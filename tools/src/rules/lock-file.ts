/** Rule: whoever installs takes packages from the registry of his own choice. */
import type { Rule } from "./rule.ts";

/** The rule. */
export const lockFile: Rule = {
  states: "the lock file names no registry",
  findings: (project) =>
    project.matching(/^package-lock\.json$/).flatMap((path) =>
      project.lines(path).flatMap((text, index) => {
        const what = "run npm install again with the settings of .npmrc";
        return /"resolved":\s*"[a-z+]+:/.test(text) ? [{ path, line: index + 1, what }] : [];
      }),
    ),
};
