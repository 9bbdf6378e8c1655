/** Rule: a file is short enough to be read. */
import type { Rule } from "./rule.ts";

const mostLines = 300;
const mostProtocolLines = 120;
const protocol = /^solutions\/[^/]+\/src\/.*\.ts$/;

/** The rule. */
export const fileLength: Rule = {
  states: `a source file has at most ${mostLines} lines, a reference protocol at most ${mostProtocolLines}`,
  findings: (project) =>
    project.matching(/\.(ts|mts|vue|css)$/).flatMap((path) => {
      const most = protocol.test(path) ? mostProtocolLines : mostLines;
      const lines = project.text(path).replace(/\n$/, "").split("\n").length;
      return lines > most ? [{ path, what: `it has ${lines} lines; find the two concepts in it and part them` }] : [];
    }),
};
