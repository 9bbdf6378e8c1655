/**
 * What `npm run postgres-2pc` says of a wrong coordinator, for a lesson: the first transfer's crash points, with databases in
 * memory, so that it can be made on every machine. A test holds the same against PostgreSQL.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MemoryDatabase, reportOf, reportText, tryCoordinator } from "@workbook/postgres";
import { root } from "@workbook/workbook";

const [name = ""] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "crash-points-"));
try {
  const databases = [new MemoryDatabase(), new MemoryDatabase()];
  const target = { kind: "mutant", name } as const;
  const scenarios = await tryCoordinator({ root, target, databases, logFile: join(folder, "log") });
  process.stdout.write(reportText(reportOf(name, "in memory", scenarios.slice(0, 1))));
} finally {
  rmSync(folder, { recursive: true });
}
