/** The process of one row: searches, and says on standard output what it took. */
import type { BenchRow } from "./bench-schema.ts";
import { workloads } from "./workloads.ts";

const name = process.argv[2] ?? "";
const search = workloads.get(name);
if (!search) throw new Error(`nothing is named "${name}"`);
const [processor, began] = [process.cpuUsage(), performance.now()];
const counts = await search();
const { user, system } = process.cpuUsage(processor);
const row: BenchRow = {
  name,
  ...counts,
  perSecond: Math.round((counts.distinct * 1e6) / (user + system)),
  peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  elapsedMs: Math.round(performance.now() - began),
};
process.stdout.write(JSON.stringify(row));
