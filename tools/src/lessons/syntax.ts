/** Names in a source file, found by its syntax tree. */
import ts from "typescript";

/** A part of a source file. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Reads a source file. */
export function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
}

/**
 * Where a name stands: `Coordinator`, `Coordinator.onVote`, `agreement`, or from one to another of the same owner,
 * `Coordinator.onVote..Coordinator.decide`. The comment directly above belongs to it.
 * @throws Error when there is no such name; the sentence lists those there are
 */
export function locate(source: ts.SourceFile, name: string): Span {
  const [first, last = first, ...rest] = name.split("..").map((path) => nodeOf(source, path));
  if (!first || !last || rest.length > 0) throw new Error(`"${name}" is no name; write Class.method or from..to`);
  if (last.pos < first.pos) throw new Error(`"${name}" runs backwards`);
  return { from: commentedStart(source, first), to: last.getEnd() };
}

function nodeOf(source: ts.SourceFile, path: string): ts.Node {
  let node: ts.Node = source;
  for (const part of path.split(".")) {
    const named = membersOf(node);
    const found = named.find(({ name }) => name === part);
    if (!found) {
      const known = named.map(({ name }) => name).join(", ") || "none";
      throw new Error(`there is no ${path} in ${source.fileName}; there are ${known}`);
    }
    node = found.node;
  }
  return node;
}

interface Named {
  readonly name: string;
  readonly node: ts.Node;
}

function membersOf(node: ts.Node): Named[] {
  if (ts.isSourceFile(node)) return node.statements.flatMap(namesOf);
  if (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)) return [...node.members].flatMap(namesOf);
  if (ts.isVariableStatement(node))
    return membersOf(node.declarationList.declarations[0]?.initializer ?? node.declarationList);
  if (ts.isPropertyAssignment(node)) return membersOf(node.initializer);
  if (ts.isObjectLiteralExpression(node)) return [...node.properties].flatMap(namesOf);
  return [];
}

function namesOf(node: ts.Node): Named[] {
  if (ts.isVariableStatement(node))
    return node.declarationList.declarations.map(({ name }) => ({ name: name.getText(), node }));
  if (ts.isConstructorDeclaration(node)) return [{ name: "constructor", node }];
  const { name } = node as ts.Node & { name?: ts.Node };
  return name ? [{ name: name.getText(), node }] : [];
}

/** The start of a node, or of the comments that stand on the lines directly above it. */
function commentedStart(source: ts.SourceFile, node: ts.Node): number {
  const { text } = source;
  let start = node.getStart(source);
  for (const { pos, end } of (ts.getLeadingCommentRanges(text, node.pos) ?? []).reverse()) {
    if (text.slice(end, start).split("\n").length > 2) break;
    start = pos;
  }
  return start;
}

/** How many lines of a part hold code: no blank lines, and none with a comment alone. */
export function codeLines(source: ts.SourceFile, { from, to }: Span): number {
  const lines = new Set<number>();
  const visit = (node: ts.Node) => {
    if (ts.isJSDoc(node) || node.getEnd() <= from || node.pos >= to) return;
    const children = node.getChildren(source);
    if (children.length > 0) return children.forEach(visit);
    const start = node.getStart(source);
    if (start < from || start >= node.getEnd()) return;
    const [first, last] = [start, node.getEnd()].map((at) => source.getLineAndCharacterOfPosition(at).line);
    for (let line = first!; line <= last!; line++) lines.add(line);
  };
  visit(source);
  return lines.size;
}

/** A part of a source file as it would look at the left margin. */
export function unindented(text: string, { from, to }: Span): string {
  const margin = text.slice(text.lastIndexOf("\n", from - 1) + 1, from);
  return text.slice(from, to).replaceAll(`\n${margin}`, "\n");
}
