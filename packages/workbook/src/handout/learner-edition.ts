/**
 * Which files of the course a learner is given: all but the solutions, the hidden requirements, and what only an instructor
 * needs. Built from the one source, so that nothing has to be kept in step.
 */
import { execFileSync } from "node:child_process";
import { isInBlackBox } from "./black-boxes.ts";
import { instructorScripts, instructorsOnly, withoutHiddenPackages } from "./instructors-only.ts";

/** What is kept back, by path from the root. Tests of the packages hold protocols that learners are to write. */
const keptBack = [
  /^solutions\//,
  /^exercises\/[^/]+\/grading\//,
  /^packages\/(?!harness\/)[^/]+\/test\//,
  /^packages\/harness\/test\/protocols\//,
  /^tools\/(test|src\/(bench|pictures))\//,
  /^\.ci\//,
  ...instructorsOnly,
];

/** Whether a file belongs into the learner's edition. */
export function isForLearners(path: string): boolean {
  return !isInBlackBox(path) && !keptBack.some((pattern) => pattern.test(path));
}

/**
 * The files of the course by path from the root: what git knows, as it stands in the folder.
 * @throws Error when the folder is no clone: a handout cannot be handed out again
 */
export function courseFiles(root: string): string[] {
  try {
    const listed = execFileSync("git", ["ls-files", "-z"], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    return listed.split("\0").filter((path) => path !== "");
  } catch {
    throw new Error(`${root} is not a git clone of the course; make the handout in the folder that you cloned`);
  }
}

interface Manifest {
  workspaces: string[];
  scripts: Record<string, string>;
}

interface LockedPackage {
  readonly workspaces?: string[];
  readonly resolved?: string;
  readonly link?: boolean;
  readonly dependencies?: Record<string, string>;
}

interface Lock {
  packages: Record<string, LockedPackage>;
}

/** The root's `package.json` without the workspaces and commands that learners do not have. */
export function learnerManifest(text: string): string {
  const { workspaces, scripts, ...manifest } = JSON.parse(text) as Manifest;
  const kept = Object.entries(scripts).filter(([name]) => !instructorScripts.includes(name));
  return json({
    ...manifest,
    workspaces: workspaces.filter(isWorkspaceForLearners),
    scripts: Object.fromEntries(kept),
  });
}

/** The lock file without the packages that learners do not have. */
export function learnerLock(text: string): string {
  const lock = JSON.parse(text) as Lock;
  const kept = Object.entries(lock.packages).filter(
    ([path, { link, resolved }]) => isForLearners(`${path}/`) && !(link && resolved && !isForLearners(`${resolved}/`)),
  );
  const packages = Object.fromEntries(kept.map(([path, locked]) => [path, withoutHidden(locked)]));
  const top = packages[""];
  if (top?.workspaces) packages[""] = { ...top, workspaces: top.workspaces.filter(isWorkspaceForLearners) };
  return json({ ...lock, packages });
}

function withoutHidden(locked: LockedPackage): LockedPackage {
  const { dependencies } = locked;
  return dependencies ? { ...locked, dependencies: withoutHiddenPackages(dependencies) } : locked;
}

function isWorkspaceForLearners(pattern: string): boolean {
  return isForLearners(pattern.replace("*", "x/"));
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
