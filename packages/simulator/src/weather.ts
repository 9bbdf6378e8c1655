/** The faults of one run: how likely each is in it, as drawn from the swarm, and how many there have been. */
import type { NodeId } from "@workbook/harness";
import type { Dice } from "./dice.ts";
import { type Latency, sampler } from "./latency.ts";
import { type Chance, type FaultKind, linkName, type Swarm, slowness } from "./swarm.ts";

/** Every second run or so does without a given kind of fault. */
const absence = 0.4;

/** One run's network and its faults. Nodes are known by their places in the cluster. */
export class Weather {
  readonly counts: Record<FaultKind, number> = { crashes: 0, drops: 0, duplicates: 0, partitions: 0 };
  /** Whether faults happen; not any more once the run heals. */
  stormy = true;
  private readonly size: number;
  private readonly dice: Dice;
  private readonly crashing: Float64Array;
  private readonly dropping: Float64Array;
  private readonly duplicating: Float64Array;
  private readonly splitting: number;
  private readonly slow: Uint8Array;
  private readonly delay: (dice: Dice) => number;
  private readonly outage: (dice: Dice) => number;
  private readonly atMost: Swarm["atMost"];

  constructor(nodes: readonly NodeId[], latency: Latency, swarm: Swarm, dice: Dice) {
    const links = nodes.flatMap((from) => nodes.map((to) => linkName(from, to)));
    const drawn = (chance: Chance, places: readonly string[]) => scaled(chance, places, severity(dice));
    this.size = nodes.length;
    this.dice = dice;
    this.crashing = drawn(swarm.crash, nodes);
    this.dropping = drawn(swarm.drop, links);
    this.duplicating = drawn(swarm.duplicate, links);
    this.splitting = nodes.length < 2 ? 0 : drawn(swarm.partition, ["all"])[0]!;
    this.slow = Uint8Array.from(drawn(swarm.slow, links), (chance) => (dice.happens(chance) ? 1 : 0));
    this.delay = sampler(latency);
    this.outage = sampler(swarm.outage);
    this.atMost = swarm.atMost;
  }

  /** How long a message is on its way, in milliseconds. */
  latency(from: number, to: number): number {
    const ms = this.delay(this.dice);
    return this.stormy && this.slow[from * this.size + to] ? ms * slowness : ms;
  }

  /** How long a node stays down or a partition lasts, in milliseconds. */
  outageMs(): number {
    return this.outage(this.dice);
  }

  crashes(node: number): boolean {
    return this.happens("crashes", this.crashing[node]!);
  }

  drops(from: number, to: number): boolean {
    return this.happens("drops", this.dropping[from * this.size + to]!);
  }

  duplicates(from: number, to: number): boolean {
    return this.happens("duplicates", this.duplicating[from * this.size + to]!);
  }

  partitions(): boolean {
    return this.happens("partitions", this.splitting);
  }

  private happens(kind: FaultKind, probability: number): boolean {
    if (!this.stormy || probability === 0) return false;
    if (this.counts[kind] >= (this.atMost?.[kind] ?? Infinity) || !this.dice.happens(probability)) return false;
    this.counts[kind]++;
    return true;
  }
}

/** What part of the most that may be of a fault a run has. */
function severity(dice: Dice): number {
  const drawn = dice.next();
  return drawn < absence ? 0 : (drawn - absence) / (1 - absence);
}

function scaled(chance: Chance, places: readonly string[], severity: number): Float64Array {
  const most = (place: string) => (typeof chance === "number" ? chance : (chance[place] ?? 0));
  return Float64Array.from(places, (place) => most(place) * severity);
}
