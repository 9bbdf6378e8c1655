/** Where PostgreSQL's programs are. */
import { existsSync, readdirSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** The folder of `initdb` and `postgres`, or undefined when there is none in the usual places. */
export function findPostgres(): string | undefined {
  return [...onPath(), ...installed()].find((folder) => has(folder, "initdb") && has(folder, "postgres"));
}

/** What to do when there is none. */
export const howToInstall = [
  "PostgreSQL was not found: its programs initdb and postgres are neither in PATH nor in their usual places.",
  "  Debian, Ubuntu  sudo apt-get install postgresql",
  "  macOS           brew install postgresql",
  "  Windows         https://www.postgresql.org/download/windows/, then put its bin folder into PATH",
  "No server needs to be running: this starts its own.",
].join("\n");

/** Links are followed: beside a link to `initdb` there need not be the rest. */
function onPath(): string[] {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.filter((folder) => has(folder, "initdb")).map((folder) => folderOf(join(folder, named("initdb"))));
}

function folderOf(program: string): string {
  return dirname(realpathSync(program));
}

/** Debian keeps one folder for each version and puts none into PATH; others do alike. The newest first. */
function installed(): string[] {
  const programFiles = process.env["ProgramFiles"];
  const parents = [
    "/usr/lib/postgresql",
    "/opt/homebrew/opt",
    "/usr/local/opt",
    "/Applications/Postgres.app/Contents/Versions",
    ...(programFiles ? [join(programFiles, "PostgreSQL")] : []),
  ];
  return parents.flatMap((parent) => versionsIn(parent).map((version) => join(parent, version, "bin")));
}

function versionsIn(parent: string): string[] {
  if (!existsSync(parent)) return [];
  const numeric = new Intl.Collator("en", { numeric: true });
  return readdirSync(parent).sort((a, b) => numeric.compare(b, a));
}

function has(folder: string, program: string): boolean {
  return existsSync(join(folder, named(program)));
}

function named(program: string): string {
  return process.platform === "win32" ? `${program}.exe` : program;
}
