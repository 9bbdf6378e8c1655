/** The adversary's budgets as slots of a state: one number each, counted down. */
import type { Budget, Faults, NodeId } from "@workbook/harness";

/** Where a fault's budget is kept: the slot for a node, or for a link given as sender and receiver. */
export type SlotOf = (node: number, receiver?: number) => number;

/** No slot: this fault cannot happen here. */
export const never = -1;
/** No slot: this fault may happen any number of times. */
export const unbounded = -2;

type Limited = Exclude<keyof Faults, "partitions">;

/** The layout of all budgets. */
export class Budgets {
  /** What each slot begins with. */
  readonly initial: number[] = [];
  readonly crashes: SlotOf;
  readonly restarts: SlotOf;
  readonly drops: SlotOf;
  readonly duplicates: SlotOf;
  readonly timeouts: SlotOf;
  readonly partitions: number;

  constructor(faults: Faults, nodes: readonly NodeId[]) {
    const slots = (kind: Limited) => this.lay(faults[kind], nodes, kind === "drops" || kind === "duplicates");
    this.crashes = slots("crashes");
    this.restarts = slots("restarts");
    this.drops = slots("drops");
    this.duplicates = slots("duplicates");
    this.timeouts = slots("timeouts");
    this.partitions = this.slot(faults.partitions);
  }

  private lay(budget: Budget, nodes: readonly NodeId[], onLinks: boolean): SlotOf {
    if (typeof budget === "number") {
      const slot = this.slot(budget);
      return () => slot;
    }
    const slots: number[] = [];
    for (const [where, count] of Object.entries(budget)) slots[placeOf(where, nodes, onLinks)] = this.slot(count);
    return (node, receiver = 0) => slots[node * nodes.length + receiver] ?? never;
  }

  private slot(count: number): number {
    if (count === Infinity) return unbounded;
    if (!Number.isInteger(count) || count < 0)
      throw new Error(`a budget of ${count} makes no sense; give a whole number, 0 or more`);
    return count === 0 ? never : this.initial.push(count) - 1;
  }
}

/** A number for a link, or for a node as if it were the link to the first. */
function placeOf(where: string, nodes: readonly NodeId[], onLinks: boolean): number {
  const names = onLinks ? where.split("->") : [where];
  const unknown = names.find((name) => !nodes.includes(name));
  if (unknown === undefined && names.length === (onLinks ? 2 : 1))
    return nodes.indexOf(names[0]!) * nodes.length + (onLinks ? nodes.indexOf(names[1]!) : 0);
  const form = onLinks ? 'a link such as "p1->coordinator"' : "a node";
  throw new Error(`a budget names "${where}", which is not ${form} of this cluster; it has ${nodes.join(", ")}`);
}
