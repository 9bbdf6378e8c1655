/** A benchmark that is ended in the middle of a long search leaves what was measured, whole, or nothing. */
import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { benchSchema } from "../../src/bench/bench-schema.ts";
import { folderWith, read } from "../support/folder.ts";

const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
const main = fileURLToPath(new URL("../../src/bench/main.ts", import.meta.url));

/** Starts the benchmark, in a process group of its own. */
function start(only: string, file: string): ChildProcess {
  return spawn(process.execPath, ["--import", tsx, main, "--only", only, "--json", file], {
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
}

/** Resolves when something is said that matches. */
function saying(child: ChildProcess, wanted: RegExp): Promise<void> {
  let said = "";
  return new Promise((resolve) => {
    child.stdout!.on("data", (piece: Buffer) => {
      said += piece.toString();
      if (wanted.test(said)) resolve();
    });
  });
}

/** Sends a signal to all that was started, as a terminal does, and returns how it ended. */
function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const code = new Promise<number | null>((resolve) => child.on("close", resolve));
  process.kill(-child.pid!, signal);
  return code;
}

it("Ctrl-C in a long search leaves a whole file, with the rows that were measured", { timeout: 0 }, async () => {
  const root = folderWith({});
  const child = start("^two-phase N=(6|9)$", join(root, "bench.json"));
  await saying(child, /^two-phase N=6 /m);
  expect(await end(child, "SIGINT")).toBe(130);
  expect(readdirSync(root)).toEqual(["bench.json"]);
  const { rows } = benchSchema.parse(JSON.parse(read(root, "bench.json")));
  expect(rows.map(({ name, distinct }) => ({ name, distinct }))).toEqual([{ name: "two-phase N=6", distinct: 50_816 }]);
});

it("a process that is killed in a long search leaves no file", { timeout: 0 }, async () => {
  const root = folderWith({});
  const child = start("^two-phase N=9$", join(root, "bench.json"));
  await saying(child, /^row /m);
  expect(await end(child, "SIGKILL")).toBe(null);
  expect(readdirSync(root)).toEqual([]);
});
