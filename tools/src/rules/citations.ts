/** Rule: what is cited can be looked up. */
import { withoutCode } from "../lessons/marker.ts";
import type { Project } from "./project.ts";
import type { Finding, Rule } from "./rule.ts";

const papers = "docs/PAPERS.md";
/** The tests of rules cite wrongly on purpose. */
const ownTests = /^tools\/test\/rules\//;

/** The rule. */
export const citations: Rule = {
  states: `a citation key stands in ${papers}`,
  findings(project) {
    if (!project.has(papers)) return [{ path: papers, what: "there is no such page; write it" }];
    const known = new Set(keysIn(project.text(papers)));
    const cited = [
      ...project.matching(/\.md$/).flatMap((path) => citedIn(project, path, withoutCode(project.text(path)))),
      ...project
        .matching(/\.m?ts$/)
        .filter((path) => !ownTests.test(path))
        .flatMap((path) => citedIn(project, path, onlyComments(project.text(path)))),
      ...project.matching(/^exercises\/[^/]+\/exercise\.json$/).flatMap((path) => papersOf(project, path)),
    ];
    return cited
      .filter(({ key }) => !known.has(key))
      .map(({ path, line, key }) => ({ path, line, what: `[${key}] is not in ${papers}; add it there or correct it` }));
  },
};

/** The first column of the tables, without their heads. */
function keysIn(page: string): string[] {
  return [...page.matchAll(/^\|\s*([^|\s]+)\s*\|/gm)].map(([, key]) => key!).filter((key) => /^[A-Z]/.test(key));
}

interface Citation extends Required<Omit<Finding, "what">> {
  readonly key: string;
}

/** `[BHG87 ch. 7]`, `[GL06; Lamport98]`; a link's text is none. */
const brackets = /(?<!\])\[([A-Z][^\]\n[]*)\](?![([:])/g;
/** Letters and a year, or a name: `Skeen81`, `IETF-idem`. */
const dated = /^[A-Z][A-Za-z-]*\d\d[a-z]?$/;
const named = /^[A-Z][a-z]{3,}(-[A-Z][a-z]{3,})?$|^[A-Z]+-[a-z]+$/;

function citedIn(project: Project, path: string, prose: string): Citation[] {
  return [...prose.matchAll(brackets)].flatMap(({ 1: inner, index }) => {
    const line = project.lineAt(path, index);
    const first = inner!.split(/[;,]\s*/).map((part) => part.split(/\s/)[0]!);
    const keys = first.filter((word) => dated.test(word) || (word === inner && named.test(word)));
    return keys.map((key) => ({ path, line, key }));
  });
}

/** The file with blanks in the place of everything but comments, so that all offsets stay. */
function onlyComments(source: string): string {
  let end = 0;
  let kept = "";
  for (const { 0: comment, index } of source.matchAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g)) {
    kept += source.slice(end, index).replace(/[^\n]/g, " ") + comment;
    end = index + comment.length;
  }
  return kept;
}

function papersOf(project: Project, path: string): Citation[] {
  const text = project.text(path);
  const [list = ""] = /"papers":\s*\[[^\]]*\]/.exec(text) ?? [];
  const line = project.lineAt(path, text.indexOf(list));
  const [, ...quoted] = [...list.matchAll(/"([^"]+)"/g)].map(([, word]) => word!);
  return quoted.map((key) => ({ path, line, key }));
}
