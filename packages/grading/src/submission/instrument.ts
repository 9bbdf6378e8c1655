/** Counts steps: a call at the entry of every function and in every round of every loop. No line is added. */
import type { Node, Program } from "acorn";
import { full } from "acorn-walk";
import { type BundleMap, placeOf, type Segment } from "./bundle-map.ts";

/** Text to put in before the character at an offset. */
interface Insertion {
  readonly offset: number;
  readonly text: string;
}

interface WithBody extends Node {
  readonly body: Node;
}

const functions = ["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"];
const loops = ["WhileStatement", "DoWhileStatement", "ForStatement", "ForInStatement", "ForOfStatement"];

/** What the counters are put into. */
export interface Uncounted {
  readonly code: string;
  /** The code's syntax tree, with locations. */
  readonly program: Program;
  readonly map: BundleMap;
  /** The counter's name, which the code does not use otherwise. */
  readonly tick: string;
  /** Whether the submission's own code asks the counter if it is to pause: at a function's entry, if its body is a block, and after an `await`. */
  readonly pausable: boolean;
}

/** Puts the counters in: the code with them, and the map with its columns moved. */
export function instrument({ code, program, map, tick, pausable }: Uncounted): { code: string; map: BundleMap } {
  const insertions: Insertion[] = [];
  const resumed = `${tick}Resumed`;
  const isOwn = ({ loc }: Node) => loc && placeOf(map, loc.start.line, loc.start.column + 1)?.source.own;
  // Children come before their parents, and sorting is stable: where two bodies end at one place, the inner closes first.
  full(program, (node) => {
    const { body } = node as WithBody;
    const entry = pausable && isOwn(node) ? `if(${tick}(true))debugger;` : `${tick}();`;
    if (pausable && node.type === "AwaitExpression" && isOwn(node))
      insertions.push({ offset: node.start, text: `${resumed}(` }, { offset: node.end, text: ")" });
    if (functions.includes(node.type)) insertions.push(...countIn(body, entry, `(${tick}(), `, ")"));
    if (loops.includes(node.type)) insertions.push(...countIn(body, `${tick}();`, `{${tick}();`, "}"));
  });
  insertions.sort((a, b) => a.offset - b.offset);
  // Declared last, where it moves no line.
  const after = pausable ? `\nfunction ${resumed}(value){if(${tick}(true))debugger;return value}` : "";
  return {
    code: insertAll(code, insertions) + after,
    map: { ...map, mappings: moved(code, insertions, map.mappings) },
  };
}

/** Puts `entry` at the beginning of a block; a body that is none stands between `open` and `close`. */
function countIn(body: Node, entry: string, open: string, close: string): Insertion[] {
  if (body.type === "BlockStatement") return [{ offset: body.start + 1, text: entry }];
  return [
    { offset: body.start, text: open },
    { offset: body.end, text: close },
  ];
}

function insertAll(code: string, insertions: readonly Insertion[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { offset, text } of insertions) {
    parts.push(code.slice(from, offset), text);
    from = offset;
  }
  return parts.join("") + code.slice(from);
}

function moved(
  code: string,
  insertions: readonly Insertion[],
  mappings: readonly (readonly Segment[])[],
): readonly (readonly Segment[])[] {
  let lineStart = 0;
  let next = 0;
  return code.split("\n").map((line, number) => {
    const lineEnd = lineStart + line.length;
    const here: Insertion[] = [];
    for (let found = insertions[next]; found && found.offset <= lineEnd; found = insertions[++next]) here.push(found);
    const shiftAt = (column: number) =>
      here.reduce((sum, { offset, text }) => (offset <= lineStart + column ? sum + text.length : sum), 0);
    const segments = (mappings[number] ?? []).map(
      ([column, ...rest]) => [column + shiftAt(column), ...rest] as unknown as Segment,
    );
    lineStart = lineEnd + 1;
    return segments;
  });
}
