import { existsSync } from "node:fs";
import { createConnection } from "node:net";
import { basename, join } from "node:path";
import { findRoot, type Target } from "@workbook/grading";
import { describe, expect, it } from "vitest";
import { findPostgres } from "../src/find-postgres.ts";
import { reportOf } from "../src/report.ts";
import { type RunningServers, withServers } from "../src/servers.ts";
import { tryCoordinator } from "../src/try-coordinator.ts";

const root = findRoot(import.meta.dirname);
/** Where everything must be tested, a missing server is a failure. */
const canRun = findPostgres() !== undefined || Boolean(process.env["CI"]);
const title = canRun
  ? "two PostgreSQL servers"
  : "two PostgreSQL servers: not installed (Debian: apt-get install postgresql)";
const never = new AbortController().signal;

const tried = async (target: Target, { databases, folder, description }: RunningServers) => {
  const logFile = join(folder, "coordinator.log");
  return reportOf(target.kind, description, await tryCoordinator({ root, target, databases, logFile }));
};

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: "127.0.0.1", port }, () => resolve(!socket.destroy().connecting));
    socket.on("error", () => resolve(false));
  });
}

describe.skipIf(!canRun)(title, () => {
  it("commit or abort as one at every crash point of the reference, and are torn by a wrong coordinator", async () => {
    const seen = await withServers(async (servers) => {
      expect(servers.description).toMatch(/^PostgreSQL \d+/);
      const right = await tried({ kind: "solution" }, servers);
      const wrong = await tried({ kind: "mutant", name: "tells-before-it-remembers" }, servers);
      return { right, wrong, servers };
    }, never);
    expect([seen.right.runs, seen.right.failed]).toEqual([32, 0]);
    const torn = seen.wrong.scenarios[0]!.points.find(({ effect }) => effect === "decision commit → p1");
    expect(torn?.runs[0]).toMatchObject({ outcome: "torn", balances: [70, 100] });
    expect(existsSync(seen.servers.folder)).toBe(false);
    const ports = [...seen.servers.description.matchAll(/\b(\d{4,5})\b(?!\.)/g)].map(([, port]) => Number(port));
    expect(ports).toHaveLength(2);
    for (const port of ports) expect(await accepts(port)).toBe(false);
  });

  it("keep a promise that no session holds any more, refuse what a check forbids, and begin anew with nothing in doubt", async () => {
    await withServers(async ({ databases: [one] }) => {
      await one!.reset(100);
      expect(await one!.prepare("it's mine", -30)).toBe(true);
      expect([await one!.inDoubt(), await one!.balance()]).toEqual([["it's mine"], 100]);
      await one!.commitPrepared("it's mine");
      expect([await one!.outcomeOf("it's mine"), await one!.balance()]).toEqual(["commit", 70]);
      expect(await one!.prepare("too much", -300)).toBe(false);
      await one!.rememberAbort("too much");
      expect(await one!.outcomeOf("too much")).toBe("abort");
      await one!.prepare("left", -1);
      await one!.reset(5);
      expect([await one!.inDoubt(), await one!.outcomeOf("left"), await one!.balance()]).toEqual([[], undefined, 5]);
    }, never);
  });

  it("leave no folder when their user fails or is stopped", async () => {
    let folder = "";
    const failing = withServers(async (servers) => {
      folder = servers.folder;
      throw new Error("on purpose");
    }, never);
    await expect(failing).rejects.toThrow("on purpose");
    expect([basename(folder).startsWith("postgres-2pc-"), existsSync(folder)]).toEqual([true, false]);
    await expect(withServers(async () => {}, AbortSignal.abort())).rejects.toThrow();
  });
});
