/** Where a game stands after the choices that were made: the run so far, what is broken, what may come next. */
import {
  type Always,
  type Choice,
  type Cluster,
  type Effect,
  type Executor,
  isCrashPoint,
  type NodeId,
  type Observed,
  Run,
  type TraceStep,
  type TraceViolation,
} from "@workbook/harness";
import { Budgets } from "./budgets.ts";
import type { Game } from "./game.ts";
import { movesOf } from "./moves.ts";

/** A game with something that runs its nodes. */
export interface Board {
  readonly game: Game;
  readonly cluster: Cluster;
  readonly executor: Executor;
}

/** A crash inside a step that has not been taken yet. */
export interface Cut {
  readonly choice: Choice;
  /** The last effect before the crash; none when it crashes at once. */
  readonly after?: Effect;
}

/** One position. It is reached from the beginning, choice by choice; nodes are deterministic. */
export class Position {
  readonly board: Board;
  readonly choices: readonly Choice[];
  readonly run: Run;
  private readonly broken = new Map<string, TraceViolation>();
  private readonly budgets: Budgets;

  private constructor(board: Board, choices: readonly Choice[]) {
    this.board = board;
    this.choices = choices;
    this.run = new Run({ cluster: board.cluster, network: "multiset", executor: board.executor });
    this.budgets = new Budgets(board.game.faults);
  }

  /**
   * Plays the choices.
   * @throws Error when one of them cannot be made
   */
  static async after(board: Board, choices: readonly Choice[]): Promise<Position> {
    const position = new Position(board, choices);
    for (const choice of choices) await position.play(choice);
    return position;
  }

  /** The nodes' names, in their order. */
  get nodes(): NodeId[] {
    return Object.keys(this.board.cluster.nodes);
  }

  /** How many choices were made, the nodes' undisturbed starts not counted. */
  get steps(): number {
    return this.choices.filter((choice) => choice.kind !== "start" || choice.crash).length;
  }

  /** What may be chosen next, crashes inside a step aside. */
  moves(): Choice[] {
    return movesOf(this.run, this.nodes, this.budgets);
  }

  /** The first violation of each property that is broken, by its name. */
  violations(): ReadonlyMap<string, TraceViolation> {
    return this.broken;
  }

  /** The position after one more choice. */
  next(choice: Choice): Promise<Position> {
    return Position.after(this.board, [...this.choices, choice]);
  }

  /** The crashes that can fall inside the step that a choice leads to. */
  async cutsOf(choice: Choice): Promise<Cut[]> {
    const node = this.nodeOf(choice);
    if (!("node" in choice || choice.kind === "deliver") || choice.kind === "crash" || choice.kind === "retransmit")
      return [];
    if (!this.budgets.has("crashes", node)) return [];
    const { effects } = (await this.next(choice)).run.steps.at(-1)!;
    const points = (effects as readonly Effect[]).filter(isCrashPoint);
    return [undefined, ...points].map((after, afterEffects) => ({
      choice: { ...choice, crash: { afterEffects, survivors: 0 } },
      ...(after ? { after } : {}),
    }));
  }

  private async play(choice: Choice): Promise<void> {
    const { node, link } = { node: this.nodeOf(choice), link: this.linkOf(choice) };
    const step = await this.run.perform(choice);
    this.budgets.spend(choice, node, link);
    this.judge(step);
  }

  private judge({ failure }: TraceStep): void {
    const step = this.run.steps.length - 1;
    if (failure !== undefined) this.note({ property: "the rules of the harness", sentence: failure, step });
    for (const property of this.board.game.always) {
      const sentence = verdictOf(property, this.nodes, this.run.observed);
      if (sentence) this.note({ property: property.name, sentence, step });
    }
  }

  private note(violation: TraceViolation): void {
    if (!this.broken.has(violation.property)) this.broken.set(violation.property, violation);
  }

  private nodeOf(choice: Choice): NodeId {
    if ("node" in choice) return choice.node;
    return "message" in choice ? this.run.flight.find(choice.message).to : "";
  }

  private linkOf(choice: Choice): string {
    if (!("message" in choice)) return "";
    const { from, to } = this.run.flight.find(choice.message);
    return `${from}->${to}`;
  }
}

function verdictOf({ monitor, check }: Always, nodes: readonly NodeId[], observed: readonly Observed[]) {
  const seen = observed.filter(({ kind }) => monitor.watches.includes(kind));
  return check(seen.reduce((state, event) => monitor.observe(state, event), monitor.initial(nodes)));
}
