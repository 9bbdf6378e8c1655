/** Level A: bubblewrap, in namespaces of its own, with Node and nothing else to see. */
import { realpathSync } from "node:fs";
import { childFlags } from "../child-limits.ts";
import type { Launch } from "./launch.ts";
import { limited, ownUser } from "./limits.ts";
import { seccompFilter } from "./seccomp.ts";

const nobody = "65534";

/** Node in bubblewrap. */
export function bubblewrapped(): Launch {
  const walls = [
    "--unshare-all",
    "--die-with-parent",
    "--new-session",
    "--clearenv",
    ...["--uid", nobody, "--gid", nobody, "--hostname", "submission"],
    ...["--cap-drop", "ALL"],
    ...["--seccomp", "5"],
    ...sharedObjects().flatMap((file) => ["--ro-bind", file, file]),
    ...["--ro-bind", realpathSync(process.execPath), "/node"],
    ...["--remount-ro", "/", "--chdir", "/"],
  ];
  return {
    ...limited("bwrap", [...walls, "--", "/node", ...childFlags()]),
    env: { PATH: process.env["PATH"] },
    ...ownUser(),
    fifth: seccompFilter(),
  };
}

let objects: readonly string[] | undefined;

/** The libraries that a Node like this one loads, its loader among them. */
function sharedObjects(): readonly string[] {
  if (!objects) {
    // Else it would look up who is at the other end of each connection.
    Object.assign(process.report, { excludeNetwork: true });
    const { sharedObjects } = process.report.getReport() as { sharedObjects?: string[] };
    objects = (sharedObjects ?? []).filter((file) => file.startsWith("/"));
  }
  return objects;
}
