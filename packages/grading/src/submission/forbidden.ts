/** What the text of a submission already shows to be outside the simulated world: code made from text, imports on the way. */
import { Refusal } from "@workbook/harness";
import type { CallExpression, Identifier, NewExpression, Node, Program } from "acorn";
import { simple } from "acorn-walk";
import { type BundleMap, placeOf } from "./bundle-map.ts";

const noCodeFromText = "runs text as code, whose steps cannot be counted; write the code itself";

/**
 * Refuses `eval`, the `Function` constructor and `import()` of something computed.
 * @throws Refusal for the first of them
 */
export function refuseForbidden(program: Program, map: BundleMap): void {
  const refuse = (node: Node, rule: "real-world" | "import", what: string): never => {
    const { line, column } = node.loc?.start ?? { line: 1, column: 0 };
    const place = placeOf(map, line, column + 1);
    throw new Refusal(rule, place ? `${place.source.name}:${place.line}: ${what}` : what);
  };
  const call = (node: CallExpression | NewExpression) => {
    if (isNamed(node.callee, "Function")) refuse(node, "real-world", `Function() ${noCodeFromText}`);
  };
  simple(program, {
    CallExpression: call,
    NewExpression: call,
    Identifier: (node: Identifier) => {
      if (isNamed(node, "eval")) refuse(node, "real-world", `eval() ${noCodeFromText}`);
    },
    ImportExpression: (node) => refuse(node, "import", "import() loads while it runs; import at the top of the file"),
  });
}

function isNamed(node: Node, name: string): boolean {
  return node.type === "Identifier" && (node as Identifier).name === name;
}
