/** A store that hears everything and says nothing. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

const handlers = ["onStart", "onRead", "onWrite", "onPrepare", "onDecision", "onCommit", "onAbort", "onVote"];

/** The folder of its files, which is gone when the tests of the file are over. */
export function silentStore(): string {
  const folder = mkdtempSync(join(tmpdir(), "silent-store-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const silent = (name: string) => `export class ${name} { ${handlers.map((it) => `${it}() {}`).join(" ")} }\n`;
  writeFileSync(join(folder, "shard.ts"), silent("Shard"));
  writeFileSync(join(folder, "transaction-manager.ts"), silent("TransactionManager"));
  return folder;
}
