/** The command line as a user has it: another process, its words and its exit code. */
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { vi } from "vitest";
import { carryOut } from "../src/command-line.ts";
import { root } from "../src/place.ts";

const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
const main = join(root, "packages", "workbook", "src", "main.ts");

/** What a command said, and how it ended. */
export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of the workbook to its end. */
export function workbook(...words: string[]): Promise<Said> {
  const child = spawn(process.execPath, ["--import", tsx, main, ...words], { stdio: ["ignore", "pipe", "pipe"] });
  let [out, err] = ["", ""];
  child.stdout.on("data", (text: Buffer) => {
    out += text.toString();
  });
  child.stderr.on("data", (text: Buffer) => {
    err += text.toString();
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, out, err })));
}

/** Runs a command that only says something, in this process: starting another takes seconds. */
export async function inThisProcess(...words: string[]): Promise<Said> {
  const before = process.exitCode;
  const said = { out: "", err: "" };
  const listen = (to: "out" | "err") => (text: unknown) => {
    said[to] += String(text);
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation(listen("out")),
    vi.spyOn(process.stderr, "write").mockImplementation(listen("err")),
  ];
  process.exitCode = 0;
  await carryOut(words);
  const code = Number(process.exitCode);
  for (const spy of spies) spy.mockRestore();
  process.exitCode = before;
  return { code, ...said };
}
