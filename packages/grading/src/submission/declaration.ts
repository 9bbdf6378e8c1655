/** What a mutant or a variant says of itself, read from its file without running it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Expression, type Program, type Property, parse, type SpreadElement } from "acorn";
import { transformSync } from "esbuild";
import { z } from "zod";
import { exerciseFolder, isFolder, shownPath, solutionFolder } from "./target.ts";

const text = z.string().min(1);
const mutantSchema = z.strictObject({ replaces: text, fails: text, mistake: text, setting: text });
const variantSchema = z.strictObject({ replaces: text, shape: text });

/** A wrong protocol: one mistake, and where it must be seen. */
export interface Mutant {
  /** The file of the reference in whose place it stands: `coordinator.ts`. */
  readonly replaces: string;
  /** The id of the requirement that it must fail. */
  readonly fails: string;
  /** The mistake in one sentence. */
  readonly mistake: string;
  /** The search that must see it: the cluster and the conditions, as the search names itself. */
  readonly setting: string;
}

/** A right protocol of another shape, which must get full points. */
export interface Variant {
  /** The file of the reference in whose place it stands. */
  readonly replaces: string;
  /** What is different, in one sentence. */
  readonly shape: string;
}

/** A declaration and the file that it was read from. */
export type Declared<T> = T & {
  /** The file's name without `.ts`. */
  readonly name: string;
  readonly file: string;
};

/**
 * The mutants of an exercise, by name; none in a copy of the course without solutions.
 * @throws Error when a file does not say what it is: one sentence with the file
 */
export function readMutants(root: string, exerciseId: string): readonly Declared<Mutant>[] {
  return readAll(root, exerciseId, "mutant", mutantSchema);
}

/**
 * The accepted variants of an exercise, by name; none in a copy of the course without solutions.
 * @throws Error when a file does not say what it is: one sentence with the file
 */
export function readVariants(root: string, exerciseId: string): readonly Declared<Variant>[] {
  return readAll(root, exerciseId, "variant", variantSchema);
}

function readAll<T>(root: string, exerciseId: string, kind: "mutant" | "variant", schema: z.ZodType<T>): Declared<T>[] {
  exerciseFolder(root, exerciseId);
  const folder = join(solutionFolder(root, exerciseId), `${kind}s`);
  if (!isFolder(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  return files.sort().map((name) => {
    const file = join(folder, name);
    const fault = (what: string) => new Error(`${shownPath(root, file)}: ${what}`);
    const parsed = schema.safeParse(literalOf(readFileSync(file, "utf8"), kind, fault));
    if (!parsed.success) throw fault(faultOf(kind, parsed.error));
    return { ...parsed.data, name: name.slice(0, -".ts".length), file };
  });
}

type Fault = (what: string) => Error;

function faultOf(kind: string, { issues: [issue] }: z.ZodError): string {
  if (issue?.code === "unrecognized_keys") return `${kind} has a field too many, ${issue.keys.join(", ")}; remove it`;
  return `${kind}.${issue?.path.join(".") ?? ""} is not a text that says something; write it as one literal`;
}

/** The value of `export const mutant = { … }`, which must be written out. */
function literalOf(source: string, name: string, fault: Fault): unknown {
  for (const statement of programOf(source, fault).body) {
    if (statement.type !== "ExportNamedDeclaration" || statement.declaration?.type !== "VariableDeclaration") continue;
    for (const { id, init } of statement.declaration.declarations)
      if (id.type === "Identifier" && id.name === name && init) return literalIn(init, fault);
  }
  throw fault(`there is no ${name} in it; add "export const ${name} = { replaces: …, … }"`);
}

function programOf(source: string, fault: Fault): Program {
  try {
    const { code } = transformSync(source, { loader: "ts", logLevel: "silent", target: "es2023" });
    return parse(code, { ecmaVersion: "latest", sourceType: "module" });
  } catch (error) {
    const [first] = (error as { errors?: { text: string; location: { line: number } | null }[] }).errors ?? [];
    throw fault(`line ${first?.location?.line ?? 1} is no TypeScript: ${first?.text ?? String(error)}; correct it`);
  }
}

function literalIn(node: Expression | SpreadElement, fault: Fault): unknown {
  if (node.type === "Literal") return node.value;
  if (node.type === "TemplateLiteral" && node.expressions.length === 0) return node.quasis[0]?.value.cooked;
  if (node.type === "BinaryExpression" && node.operator === "+" && node.left.type !== "PrivateIdentifier")
    return `${literalIn(node.left, fault)}${literalIn(node.right, fault)}`;
  if (node.type === "ObjectExpression")
    return Object.fromEntries(node.properties.map((property) => entryOf(property, fault)));
  throw fault("what it declares is not a literal; write each field out as text");
}

function entryOf(property: Property | SpreadElement, fault: Fault): [string, unknown] {
  if (property.type !== "Property" || property.computed || property.kind !== "init")
    throw fault("what it declares is not a plain object; write each field out as text");
  const { key, value } = property;
  return [key.type === "Identifier" ? key.name : String((key as { value?: unknown }).value), literalIn(value, fault)];
}
