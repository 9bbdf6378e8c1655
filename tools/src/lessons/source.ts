/** Source files that markers name: `solutions/01-two-phase-commit/src/coordinator.ts#Coordinator.decide`. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type ts from "typescript";
import { locate, parse, type Span } from "./syntax.ts";

/** A source file, or a part of it. */
export interface Source {
  readonly file: ts.SourceFile;
  readonly span: Span;
}

/**
 * Reads what a marker names.
 * @throws Error when there is no such file or no such name in it
 */
export function readSource(root: string, reference: string): Source {
  const [path = "", name] = reference.split("#");
  if (!existsSync(join(root, path))) throw new Error(`there is no file ${path}`);
  const file = parse(path, readFileSync(join(root, path), "utf8"));
  return { file, span: name === undefined ? { from: 0, to: file.text.length } : locate(file, name) };
}

/** Whether a reference leads into the solutions. */
export function isSolution(reference: string | undefined): boolean {
  return reference?.startsWith("solutions/") ?? false;
}
