/** What a mutant or a variant says of itself, read from its file without running it. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Expression, type Program, type Property, parse, type SpreadElement } from "acorn";
import { transformSync } from "esbuild";
import { z } from "zod";
import { exerciseFolder, isFile, isFolder, shownPath, solutionFolder } from "./target.ts";

const text = z.string().min(1);
const steps = z.int().positive().optional();
const mutantSchema = z.strictObject({ replaces: text, fails: text, mistake: text, setting: text, steps });
const variantSchema = z.strictObject({ replaces: text.optional(), shape: text });

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
  /** The most steps that its counterexample may take, where a mistake cannot be seen in as few as others are. */
  readonly steps?: number | undefined;
}

/** A right protocol of another shape, which must get full points. */
export interface Variant {
  /** The file of the reference in whose place it stands. Left out by a folder, each of whose files has its name. */
  readonly replaces?: string | undefined;
  /** What is different, in one sentence. */
  readonly shape: string;
}

/** A declaration and the file that it was read from. */
export type Declared<T> = T & {
  /** The file's name without `.ts`. */
  readonly name: string;
  readonly file: string;
  /** For each file of the reference that is replaced, by its path, the file that stands in its place. */
  readonly instead: Readonly<Record<string, string>>;
};

/**
 * The mutants of an exercise, by name; none in a copy of the course without solutions.
 * @throws Error when a file does not say what it is: one sentence with the file
 */
export function readMutants(root: string, exerciseId: string): readonly Declared<Mutant>[] {
  return readAll(root, exerciseId, "mutant", mutantSchema);
}

/**
 * The accepted variants of an exercise, by name; none in a copy of the course without solutions. One that replaces several
 * files is a folder, with its declaration in `variant.ts`.
 * @throws Error when a file does not say what it is: one sentence with the file
 */
export function readVariants(root: string, exerciseId: string): readonly Declared<Variant>[] {
  return readAll(root, exerciseId, "variant", variantSchema);
}

/** Where an exercise keeps its demonstrations. */
export const demonstrationFolder = "grading/demonstrations";

/** The demonstrations of an exercise, by name: what its reference does where the task's assumptions end. */
export function readDemonstrations(root: string, exerciseId: string): readonly string[] {
  const folder = join(exerciseFolder(root, exerciseId), demonstrationFolder);
  if (!isFolder(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith(".test.ts"));
  return files.map((name) => name.slice(0, -".test.ts".length)).sort();
}

function readAll<T extends { replaces?: string | undefined }>(
  root: string,
  exerciseId: string,
  kind: "mutant" | "variant",
  schema: z.ZodType<T>,
): Declared<T>[] {
  exerciseFolder(root, exerciseId);
  const folder = join(solutionFolder(root, exerciseId), `${kind}s`);
  if (!isFolder(folder)) return [];
  const entries = readdirSync(folder).filter((name) => name.endsWith(".ts") || isFolder(join(folder, name)));
  return entries.sort().map((entry) => {
    const whole = isFolder(join(folder, entry));
    const file = whole ? join(folder, entry, `${kind}.ts`) : join(folder, entry);
    const fault = (what: string) => new Error(`${shownPath(root, file)}: ${what}`);
    if (!isFile(file)) throw fault(`it is missing; a folder of ${kind}s says in it what it is`);
    const parsed = schema.safeParse(literalOf(readFileSync(file, "utf8"), kind, fault));
    if (!parsed.success) throw fault(faultOf(kind, parsed.error));
    const { replaces } = parsed.data;
    if (whole === (replaces !== undefined))
      throw fault(
        whole ? "the files of a folder replace those of their names; remove replaces" : `${kind}.replaces is missing`,
      );
    const instead = replaces === undefined ? filesBeside(file) : { [replaces]: file };
    return { ...parsed.data, name: whole ? entry : entry.slice(0, -".ts".length), file, instead };
  });
}

function filesBeside(declaration: string): Record<string, string> {
  const folder = dirname(declaration);
  const names = readdirSync(folder).filter((name) => join(folder, name) !== declaration);
  return Object.fromEntries(names.sort().map((name) => [name, join(folder, name)]));
}

type Fault = (what: string) => Error;

function faultOf(kind: string, { issues: [issue] }: z.ZodError): string {
  if (issue?.code === "unrecognized_keys") return `${kind} has a field too many, ${issue.keys.join(", ")}; remove it`;
  const field = issue?.path.join(".") ?? "";
  if (field === "steps") return `${kind}.steps is not a number of steps; write it as one literal`;
  return `${kind}.${field} is not a text that says something; write it as one literal`;
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
