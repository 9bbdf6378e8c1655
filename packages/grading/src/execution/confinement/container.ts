/** Level B: a container of podman's, which hands on descriptors as docker does not. */
import { childFlags } from "../child-limits.ts";
import type { Launch } from "./launch.ts";

/** An image with Node in its path; it has to be there already, since nothing is fetched for a grade. */
export function containerImage(): string {
  return process.env["WORKBOOK_CONTAINER_IMAGE"] ?? "docker.io/library/node:22-slim";
}

/** Node in a container. */
export function contained(): Launch {
  const walls = [
    ...["run", "--rm", "--interactive", "--pull=never", "--log-driver=none"],
    ...["--preserve-fds=2", "--network=none", "--read-only", "--read-only-tmpfs=false"],
    ...["--cap-drop=all", "--security-opt=no-new-privileges", "--user=65534:65534"],
    ...[
      "--memory=2g",
      "--memory-swap=2g",
      "--pids-limit=64",
      "--ulimit=core=0:0",
      "--ulimit=nofile=64:64",
      "--ulimit=nproc=256:256",
      "--ulimit=fsize=0:0",
    ],
  ];
  return {
    command: "podman",
    args: [...walls, containerImage(), "node", ...childFlags()],
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], XDG_RUNTIME_DIR: process.env["XDG_RUNTIME_DIR"] },
  };
}
