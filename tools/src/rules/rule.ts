/** What a rule of the house is: a sentence that must be true, and where it is not. */
import type { Fact } from "../fact.ts";
import type { Project } from "./project.ts";

/** A place where a rule is broken. */
export interface Finding {
  readonly path: string;
  readonly line?: number;
  /** What is wrong, and what to do. */
  readonly what: string;
}

/** One rule. */
export interface Rule {
  /** The rule as a sentence: `a file has at most 300 lines`. */
  readonly states: string;
  findings(project: Project): Finding[];
}

/**
 * What became of a rule.
 * @param concerns whether somebody asked about this file
 */
export function factOf(rule: Rule, project: Project, concerns: (path: string) => boolean = () => true): Fact {
  const findings = rule.findings(project).filter(({ path }) => concerns(path));
  const detail = findings.map(({ path, line, what }) => `${path}${line === undefined ? "" : `:${line}`}: ${what}`);
  return { name: rule.states, ok: findings.length === 0, ...(detail.length > 0 ? { detail: detail.join("\n") } : {}) };
}
