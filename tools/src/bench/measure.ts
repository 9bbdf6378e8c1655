/** The process of one row: searches or simulates, and says on standard output what it took. */
import type { BenchRow } from "./bench-schema.ts";
import { workloads } from "./workloads.ts";

const name = process.argv[2] ?? "";
const workload = workloads.get(name);
if (!workload) throw new Error(`nothing is named "${name}"`);
const run = await workload();
const [processor, began] = [process.cpuUsage(), performance.now()];
const counts = await run();
const { user, system } = process.cpuUsage(processor);
const row: BenchRow = {
  name,
  ...counts,
  perSecond: Math.round(((counts.distinct || counts.generated) * 1e6) / (user + system)),
  peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  elapsedMs: Math.round(performance.now() - began),
};
process.stdout.write(JSON.stringify(row));
