/** Rule: the project speaks of itself alone, and of nobody's machine. */
import type { Finding, Rule } from "./rule.ts";

/** What belongs to a machine, a registry or a to-do list, by what it is called. */
const foreign: Readonly<Record<string, RegExp>> = {
  "a folder of somebody's machine": /(?<![\w.@#~)}-])\/(?:tmp|home|Users|mnt|work|root)\/[\w.-]+|\b[A-Z]:\\Users\\/,
  "a registry's address": /\bregistry\.[a-z]+\.(?:org|com|dev|io)\b/,
  "a note to oneself": /\b(?:TODO|FIXME|XXX)\b/,
  "the number of an issue": /(?<=^|\s)(?:issue|PR|pull request) #?\d+\b/i,
};

/** The rule's own patterns and their tests cannot help naming what they look for. */
const exempt = /^(tools\/src\/rules\/own-words\.ts|tools\/test\/rules\/.*|package-lock\.json)$/;

/** The rule. */
export const ownWords: Rule = {
  states: "no text names somebody's machine, a registry, an issue or a thing left to do",
  findings: (project) =>
    project
      .matching(/\.(ts|mts|vue|css|md|json)$|^\.ci\//)
      .filter((path) => !exempt.test(path))
      .flatMap((path) => project.lines(path).flatMap((text, index) => foreignIn(path, text, index + 1))),
};

function foreignIn(path: string, text: string, line: number): Finding[] {
  return Object.entries(foreign).flatMap(([kind, pattern]) => {
    const [found] = pattern.exec(text) ?? [];
    return found === undefined ? [] : [{ path, line, what: `"${found}" is ${kind}; remove it` }];
  });
}
