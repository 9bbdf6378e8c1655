/** Results as files, one each: whole or not at all, whatever ends the grader. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readData } from "../read-data.ts";
import { type Result, resultSchema } from "../result.ts";

/** The results of a class. */
export class Results {
  private readonly folder: string;

  /** Makes the folder when there is none, and clears away what a killed grader has begun to write. */
  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder).filter((name) => name.endsWith(".part"))) rmSync(join(folder, name));
  }

  /** Whether there is one of this key. */
  has(key: string): boolean {
    return existsSync(this.fileOf(key));
  }

  /** The result of this key, if there is one. */
  get(key: string): Result | undefined {
    return this.has(key) ? readData(this.fileOf(key), resultSchema) : undefined;
  }

  /** Keeps a result. */
  put(result: Result): void {
    const part = `${this.fileOf(result.key)}.${process.pid}.part`;
    writeFileSync(part, `${JSON.stringify(result)}\n`);
    renameSync(part, this.fileOf(result.key));
  }

  private fileOf(key: string): string {
    return join(this.folder, `${key}.json`);
  }
}
