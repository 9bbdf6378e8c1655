/** Two PostgreSQL servers in a temporary folder: made, used, stopped and removed, whatever happens in between. */
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { participantId } from "./crash-run.ts";
import { findPostgres, howToInstall } from "./find-postgres.ts";
import type { PostgresDatabase } from "./postgres-database.ts";
import { Server } from "./server.ts";
import { accountOfServers } from "./system-account.ts";

/** Servers that run, and a folder that lasts as long. */
export interface RunningServers {
  readonly databases: readonly PostgresDatabase[];
  /** What they are and where, in a few words. */
  readonly description: string;
  readonly folder: string;
}

const participants = 2;

/**
 * Does something with two new servers. They are stopped and their folder is removed before this ends, with or without an error.
 *
 * @param signal stops what is being started
 * @throws Error when PostgreSQL is not installed, or does not start
 */
export async function withServers<T>(use: (servers: RunningServers) => Promise<T>, signal: AbortSignal): Promise<T> {
  const programs = findPostgres();
  if (programs === undefined) throw new Error(howToInstall);
  const account = accountOfServers();
  const folder = mkdtempSync(join(tmpdir(), "postgres-2pc-"));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.on("exit", remove);
  const started: Server[] = [];
  try {
    if (account) chownSync(folder, account.uid, account.gid);
    const starting = Array.from({ length: participants }, async (_, index) => {
      const server = await Server.start({ programs, folder: join(folder, participantId(index)), account }, signal);
      started[index] = server;
      return server;
    });
    // All must have ended, one way or the other, before any is stopped.
    const settled = await Promise.allSettled(starting);
    for (const outcome of settled) if (outcome.status === "rejected") throw outcome.reason;
    return await use({
      databases: started.map(({ database }) => database),
      description: await describe(started),
      folder,
    });
  } finally {
    await Promise.all(started.map((server) => server?.stop()));
    remove();
    process.off("exit", remove);
  }
}

async function describe(servers: readonly Server[]): Promise<string> {
  const version = await servers[0]?.database.version();
  return `PostgreSQL ${version} on ports ${servers.map(({ port }) => port).join(" and ")}`;
}
