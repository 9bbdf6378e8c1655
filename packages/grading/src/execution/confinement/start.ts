/** A launched process with its pipes: code on standard input, complaints on standard error, orders and replies beside them. */
import { type ChildProcess, spawn } from "node:child_process";
import type { Socket } from "node:net";
import type { Readable, Writable } from "node:stream";
import type { Launch } from "./launch.ts";

/** A process that was started. */
export interface Started {
  readonly process: ChildProcess;
  readonly code: Writable;
  readonly complaints: Readable;
  /** What it reads from descriptor 3. */
  readonly orders: Socket;
  /** What it writes to descriptor 4. */
  readonly replies: Socket;
}

/** Starts a process. What its death does to pipes is no error: its exit says so better. */
export function start({ command, args, env, uid, gid, fifth }: Launch): Started {
  const process = spawn(command, args, {
    stdio: ["pipe", "ignore", "pipe", "pipe", "pipe", fifth ? "pipe" : "ignore"],
    env,
    windowsHide: true,
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
  });
  const [code, , complaints, orders, replies, last] = process.stdio as unknown as [
    Writable,
    null,
    Readable,
    Socket,
    Socket,
    Socket | null,
  ];
  for (const pipe of [code, complaints, orders, replies, last]) pipe?.on("error", () => {});
  if (fifth) last?.end(fifth);
  return { process, code, complaints, orders, replies };
}
