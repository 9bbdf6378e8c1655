/** `doctor`: whether this machine has what the workbook needs. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { levelSentences, probeLevels } from "@workbook/grading";
import { findPostgres } from "@workbook/postgres";
import { Command } from "commander";
import getPort from "get-port";
import { bold, dim, green, red, yellow } from "../paint.ts";
import { isHandout, root } from "../place.ts";
import { sitePorts, uiPorts } from "../ports.ts";
import { printData } from "../print-data.ts";

/** One thing that was looked at. */
interface Finding {
  readonly what: string;
  readonly state: "well" | "missing" | "optional";
  /** What to do about it. */
  readonly advice?: string;
}

const leastNode = [20, 19] as const;

/** The command. */
export function doctorCommand(): Command {
  return new Command("doctor")
    .description("Look whether this machine has what the workbook needs. Exit code 1 when something needed is missing.")
    .option("--json", "as data, for programs")
    .action(doctor);
}

async function doctor({ json }: { readonly json?: boolean }): Promise<void> {
  const needed = [
    node(process.versions.node),
    installed(),
    await port("the course site", sitePorts),
    await port("the Vitest UI", uiPorts),
  ];
  const groups: Readonly<Record<string, readonly Finding[]>> = {
    "To learn": needed,
    ...(isHandout ? {} : { "To grade a class of untrusted submissions": await forClasses() }),
    "To try your coordinator between real databases": [postgres()],
    "To test the project in a browser": [tool(process.env["CHROMIUM"] ?? "chromium", "chromium")],
  };
  const isWell = needed.every(({ state }) => state !== "missing");
  if (json) printData("doctor", { isWell, findings: flat(groups) });
  else for (const [heading, findings] of Object.entries(groups)) print(heading, findings);
  if (!isWell) process.exitCode = 1;
}

function flat(groups: Readonly<Record<string, readonly Finding[]>>): object[] {
  return Object.entries(groups).flatMap(([purpose, findings]) => findings.map((finding) => ({ purpose, ...finding })));
}

function print(heading: string, findings: readonly Finding[]): void {
  const signs = { well: green("✓"), missing: red("✗"), optional: yellow("·") };
  const lines = findings.map(
    ({ what, state, advice }) => `  ${signs[state]} ${what}${advice ? dim(`: ${advice}`) : ""}`,
  );
  process.stdout.write(`${bold(heading)}\n${lines.join("\n")}\n`);
}

/** @param version as `process.versions.node` has it */
function node(version: string): Finding {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isEnough = major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1]);
  if (isEnough) return { what: `Node.js ${version}`, state: "well" };
  return { what: `Node.js ${version}`, state: "missing", advice: `install ${leastNode.join(".")} or newer` };
}

function installed(): Finding {
  const isThere = existsSync(join(root, "node_modules", "vitest"));
  const what = "the packages that the workbook is built on";
  return isThere ? { what, state: "well" } : { what, state: "missing", advice: "run npm ci" };
}

async function port(what: string, wanted: readonly number[]): Promise<Finding> {
  const free = await getPort({ port: wanted });
  const usual = wanted.includes(free);
  return {
    what: `a port for ${what}`,
    state: "well",
    ...(usual ? {} : { advice: `${wanted.join(", ")} are taken; another free one will be used` }),
  };
}

/** How firmly a submission can be held here: each level is tried. */
async function forClasses(): Promise<Finding[]> {
  const levels = (await probeLevels()).map(({ level, available, missing }): Finding => {
    const what = `level ${level}, ${levelSentences[level]}`;
    return available ? { what, state: "well" } : { what, state: "optional", advice: missing };
  });
  return [...levels, tool("bwrap", "bubblewrap"), tool("prlimit", "util-linux"), tool("redis-server", "redis-server")];
}

function postgres(): Finding {
  const isThere = findPostgres() !== undefined;
  const advice = "not found; npm run postgres-2pc says how to install it";
  return isThere ? { what: "PostgreSQL", state: "well" } : { what: "PostgreSQL", state: "optional", advice };
}

function tool(name: string, debianPackage: string): Finding {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const isThere = existsSync(name) || folders.some((folder) => existsSync(join(folder, name)));
  return isThere
    ? { what: name, state: "well" }
    : { what: name, state: "optional", advice: `not found; Debian's package is ${debianPackage}` };
}
