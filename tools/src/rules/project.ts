/** The files of the project, as rules see them. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type ts from "typescript";
import { parse } from "../lessons/syntax.ts";

/** Files that are somebody's work: paths from the root, with slashes. */
export class Project {
  readonly root: string;
  readonly files: readonly string[];
  private readonly texts = new Map<string, string>();
  private readonly trees = new Map<string, ts.SourceFile>();

  constructor(root: string) {
    this.root = root;
    this.files = listed(root).sort();
  }

  /** The files that fit a pattern. */
  matching(pattern: RegExp): string[] {
    return this.files.filter((path) => pattern.test(path));
  }

  has(path: string): boolean {
    return existsSync(join(this.root, path));
  }

  text(path: string): string {
    const known = this.texts.get(path) ?? readFileSync(join(this.root, path), "utf8");
    this.texts.set(path, known);
    return known;
  }

  lines(path: string): string[] {
    return this.text(path).split("\n");
  }

  /** The syntax tree of a source file. */
  tree(path: string): ts.SourceFile {
    const known = this.trees.get(path) ?? parse(path, this.text(path));
    this.trees.set(path, known);
    return known;
  }

  /** The line of a place in a file, counted from 1. */
  lineAt(path: string, offset: number): number {
    return this.text(path).slice(0, offset).split("\n").length;
  }
}

/** What git knows or would take; in a handout, which is no clone, all that is not generated. */
function listed(root: string): string[] {
  if (!existsSync(join(root, ".git"))) return walked(root, "");
  const words = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const paths = execFileSync("git", words, { cwd: root, encoding: "utf8" }).split("\0");
  return [...new Set(paths)].filter((path) => path !== "" && isFile(join(root, path)));
}

const generated = ["node_modules", ".turbo", ".workbook", "dist", "cache", "api"];

function walked(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return generated.includes(entry.name) ? [] : walked(root, path);
    return entry.isFile() ? [path] : [];
  });
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
