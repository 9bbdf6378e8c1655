/**
 * The faults of a simulation, as probabilities that are drawn anew for each run: some runs see many crashes and no loss,
 * others the reverse. A fixed mixture of everything would hide what only one kind of fault, or none, brings about.
 */
import type { NodeId } from "@workbook/harness";
import { describeLatency, exponential, type Latency } from "./latency.ts";

/** A probability: one for the whole cluster, or one for each node or link (`a->b`) named; what is not named has none. */
export type Chance = number | Readonly<Record<string, number>>;

/** The most that a run may draw of each fault. All are required: what cannot happen is said, not assumed. */
export interface Swarm {
  /** Of a step: that its node crashes, between two of its effects or right after it. Per node when named. */
  readonly crash: Chance;
  /** Of a message: that it is lost. Per link when named. */
  readonly drop: Chance;
  /** Of a message: that it arrives twice. Per link when named. */
  readonly duplicate: Chance;
  /** Of an event: that the cluster splits in two before it. */
  readonly partition: number;
  /** Of a link: that it is slow for a whole run. Per link when named. */
  readonly slow: Chance;
  /** How long a crashed node stays down, and how long a partition lasts. */
  readonly outage: Latency;
  /** At most so many in one run. Left out: any number. */
  readonly atMost?: Readonly<Partial<Record<FaultKind, number>>>;
}

/** What is counted of a run's faults. */
export type FaultKind = "crashes" | "drops" | "duplicates" | "partitions";

/** No fault at all: spread it and name what may happen. */
export const calm: Swarm = { crash: 0, drop: 0, duplicate: 0, partition: 0, slow: 0, outage: exponential(1000) };

/** How much longer messages take on a slow link. */
export const slowness = 20;

/** Whether some link can be slow. */
export function canBeSlow({ slow }: Swarm): boolean {
  return typeof slow === "number" ? slow > 0 : Object.values(slow).some((chance) => chance > 0);
}

/** The name of a link, as a {@link Chance} has it. */
export function linkName(from: NodeId, to: NodeId): string {
  return `${from}->${to}`;
}

/** A swarm in one short line, faults that cannot happen left out: `crash up to 0.2%, drop up to 5%`. */
export function describeSwarm(swarm: Swarm): string {
  const kinds = ["crash", "drop", "duplicate", "partition", "slow"] as const;
  const faults = kinds.flatMap((kind) => {
    const shown = describeChance(swarm[kind]);
    return shown === undefined ? [] : [`${kind} up to ${shown}`];
  });
  if (faults.length === 0) return "no faults";
  const most = Object.entries(swarm.atMost ?? {}).map(([kind, count]) => `at most ${count} ${kind}`);
  const lasting = faults.some((fault) => /^(crash|partition) /.test(fault));
  const outages = lasting ? [`outages ${describeLatency(swarm.outage)}`] : [];
  return [...faults, ...most, ...outages].join(", ");
}

function describeChance(chance: Chance): string | undefined {
  if (typeof chance === "number") return chance === 0 ? undefined : percent(chance);
  const named = Object.entries(chance).filter(([, probability]) => probability > 0);
  return named.length === 0
    ? undefined
    : named.map(([where, probability]) => `${percent(probability)} (${where})`).join(" ");
}

function percent(probability: number): string {
  return `${Number((probability * 100).toPrecision(6))}%`;
}
