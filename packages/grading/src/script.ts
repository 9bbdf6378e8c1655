/**
 * A schedule in words: what a learner wants to happen to a protocol, carried out on the course's own nodes. Everything that a
 * script does is something that the adversary may do within its budgets.
 */
import {
  type Choice,
  type Cluster,
  type Faults,
  isCrashPoint,
  type Network,
  type NodeId,
  none,
  type Observed,
  Run,
  stepsAfterStarts,
  type Violation,
} from "@workbook/harness";
import { z } from "zod";
import { ownNodes } from "./own-nodes.ts";

const node = z.string();

/** What a script is made of. */
export const commandSchema = z.discriminatedUnion("do", [
  /** The oldest message on its way from one node to another arrives. */
  z.strictObject({ do: z.literal("deliver"), from: node, to: node }),
  /** A node crashes: now, or as soon as it has had so many effects since it first started. */
  z.strictObject({ do: z.literal("crash"), node, after: z.int().positive().optional() }),
  z.strictObject({ do: z.literal("restart"), node }),
  /** Everything on its way arrives, oldest first, and so does what comes of it. */
  z.strictObject({ do: z.literal("settle") }),
  /** A timer of a node fires: the one that is due first. */
  z.strictObject({ do: z.literal("timeout"), node }),
  /** Nodes on this side, and those that are not, hear nothing of each other; what crosses is lost. */
  z.strictObject({ do: z.literal("partition"), side: z.array(node) }),
  z.strictObject({ do: z.literal("heal") }),
]);
/** One command of a script. */
export type Command = z.infer<typeof commandSchema>;

/** More steps than any script needs. */
const mostSteps = 400;

/** A script that cannot be carried out: the sentence says at which command, and why. */
class Stuck extends Error {}

/** What became of a script. */
export interface Played {
  readonly run: Run;
  readonly choices: readonly Choice[];
  /** Why it could not be carried out to its end; nothing when it was. */
  readonly stuck?: string;
  readonly observed: readonly Observed[];
  /** The adversary's budgets that just allow it. */
  readonly faults: Faults;
  /** A run that shows what is wrong with it. */
  readonly flaw: (property: string, sentence: string) => Violation;
}

/**
 * Carries a script out.
 *
 * @param script what a submission has answered: it need not be a script at all
 */
export async function playScript(cluster: Cluster, network: Network, script: unknown): Promise<Played> {
  const performance = new Performance(cluster, network);
  const stuck = await performance.play(script).then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof Stuck) return error.message;
      throw error;
    },
  );
  const { run, choices } = performance;
  return {
    run,
    choices,
    ...(stuck === undefined ? {} : { stuck }),
    observed: run.observed,
    faults: faultsOf(choices, run),
    flaw: (property, sentence) => brokenAtTheEnd(run, choices, property, sentence),
  };
}

/** A run as a counterexample: whatever is wrong shows at its end. */
export function brokenAtTheEnd(run: Run, choices: readonly Choice[], property: string, sentence: string): Violation {
  const step = Math.max(0, choices.length - 1);
  return {
    property,
    sentence,
    choices,
    steps: stepsAfterStarts(choices),
    trace: run.trace({ property, sentence, step }),
  };
}

/** A script on its way. */
class Performance {
  run: Run;
  choices: Choice[] = [];
  private readonly cluster: Cluster;
  private readonly network: Network;
  private readonly names: readonly NodeId[];
  /** Nodes that are to crash, and after how many effects. */
  private readonly traps = new Map<NodeId, number>();
  private started = false;
  /** Who has come to its trap with the last effect of its start: it crashes when all have started. */
  private due: NodeId[] | undefined = [];

  constructor(cluster: Cluster, network: Network) {
    this.cluster = cluster;
    this.network = network;
    this.names = Object.keys(cluster.nodes);
    this.run = this.begin();
  }

  async play(script: unknown): Promise<void> {
    const parsed = z.array(commandSchema).safeParse(script);
    if (!parsed.success)
      throw new Stuck(
        "this is no script: give commands of the run alone, with names of nodes, and crashes after at least one effect",
      );
    for (const command of parsed.data) await this.carryOut(command);
    await this.start();
    const [trap] = this.traps;
    if (trap) throw new Stuck(`the script ends before ${trap[0]} has had ${trap[1]} effects: it has not crashed`);
  }

  private begin(): Run {
    return new Run({ cluster: this.cluster, network: this.network, executor: ownNodes(this.cluster) });
  }

  private async carryOut(command: Command): Promise<void> {
    if ("node" in command && !this.names.includes(command.node))
      throw new Stuck(`there is no node ${command.node}; there are ${this.names.join(", ")}`);
    if (command.do === "crash" && command.after !== undefined) {
      this.traps.set(command.node, command.after);
      return;
    }
    await this.start();
    switch (command.do) {
      case "deliver":
        return this.perform({ kind: "deliver", message: this.oldest(command.from, command.to) });
      case "settle":
        return this.settle();
      case "crash":
        this.demand(command.node, "up", "crash");
        return this.perform({ kind: "crash", node: command.node, survivors: 0 });
      case "restart":
        this.demand(command.node, "down", "restart");
        return this.perform({ kind: "restart", node: command.node });
      case "timeout":
        return this.timeout(command.node);
      case "partition":
        return this.perform({ kind: "partition", side: this.sideOf(command.side) });
      case "heal":
        return this.perform({ kind: "heal" });
    }
  }

  /** Everybody starts before anything else happens, but after traps were set. */
  private async start(): Promise<void> {
    if (this.started) return;
    this.started = true;
    for (const id of this.names) await this.perform({ kind: "start", node: id });
    for (const id of this.due ?? []) await this.perform({ kind: "crash", node: id, survivors: 0 });
    this.due = undefined;
  }

  private async settle(): Promise<void> {
    for (let next = this.arriving()[0]; next !== undefined; next = this.arriving()[0])
      await this.perform({ kind: "deliver", message: next });
  }

  private timeout(id: NodeId): Promise<void> {
    this.demand(id, "up", "time out");
    const [due] = this.run.stateOf(id).local.expirable();
    if (due?.input.kind !== "timer") throw new Stuck(`${id} has no timer that could fire`);
    return this.perform({ kind: "timer", node: id, name: due.input.name, early: this.arriving().length > 0 });
  }

  /** A partition has the first node on its other side: the same split has one name. */
  private sideOf(side: readonly NodeId[]): NodeId[] {
    const unknown = side.find((id) => !this.names.includes(id));
    if (unknown !== undefined) throw new Stuck(`there is no node ${unknown}; there are ${this.names.join(", ")}`);
    const other = side.includes(this.names[0]!);
    return this.names.filter((id) => side.includes(id) !== other);
  }

  private demand(id: NodeId, status: "up" | "down", verb: string): void {
    if (this.run.stateOf(id).status !== status) throw new Stuck(`${id} cannot ${verb}: it is not ${status}`);
  }

  /** Messages that can arrive, oldest first. */
  private arriving(): number[] {
    const { flight } = this.run;
    return flight.numbers.filter((number) => this.run.stateOf(flight.find(number).to).status === "up");
  }

  private oldest(from: NodeId, to: NodeId): number {
    const { flight } = this.run;
    const found = this.arriving().find((number) => {
      const envelope = flight.find(number);
      return envelope.from === from && envelope.to === to;
    });
    if (found === undefined)
      throw new Stuck(`nothing is on its way from ${from} to ${to} when the script wants it to arrive`);
    return found;
  }

  /** Makes a choice. When a node comes to its trap by it, it crashes. */
  private async perform(choice: Choice): Promise<void> {
    if (this.choices.length >= mostSteps) throw new Stuck(`the script takes more than ${mostSteps} steps`);
    const step = await this.run.perform(choice);
    this.choices.push(choice);
    const id = step.node;
    const after = id === undefined ? undefined : this.traps.get(id);
    if (id === undefined || after === undefined) return;
    const here = step.effects.filter(isCrashPoint).length;
    const before = effectsOf(this.run, id) - here;
    if (before + here < after) return;
    if (before > after)
      throw new Stuck(`${id} has had more than ${after} effects already: it cannot crash after these`);
    this.traps.delete(id);
    if (before + here > after) return this.cut(choice, after - before);
    // A crash after a step's last effect is a step of its own.
    if (this.due) this.due.push(id);
    else await this.perform({ kind: "crash", node: id, survivors: 0 });
  }

  /** Once more from the beginning, with a crash inside the last step. */
  private async cut(choice: Choice, afterEffects: number): Promise<void> {
    const again = [...this.choices.slice(0, -1), { ...choice, crash: { afterEffects, survivors: 0 } } as Choice];
    this.run = this.begin();
    this.choices = again;
    for (const one of again) await this.run.perform(one);
  }
}

/** How many effects a node has had in all. */
function effectsOf({ steps }: Run, id: NodeId): number {
  return steps
    .filter(({ node: who }) => who === id)
    .reduce((sum, { effects }) => sum + effects.filter(isCrashPoint).length, 0);
}

function faultsOf(choices: readonly Choice[], run: Run): Faults {
  const crashes: Record<NodeId, number> = {};
  const restarts: Record<NodeId, number> = {};
  const timeouts: Record<NodeId, number> = {};
  const count = (budget: Record<NodeId, number>, id: NodeId | undefined) => {
    if (id !== undefined) budget[id] = (budget[id] ?? 0) + 1;
  };
  for (const [index, choice] of choices.entries()) {
    const who = run.steps[index]?.node;
    if (choice.kind === "crash" || ("crash" in choice && choice.crash)) count(crashes, who);
    if (choice.kind === "restart") count(restarts, who);
    if (choice.kind === "timer" && choice.early) count(timeouts, who);
  }
  const partitions = choices.filter(({ kind }) => kind === "partition").length;
  return { ...none, crashes, restarts, timeouts, partitions };
}
