/**
 * Protocols as transition tables: what each node does on each input, without the code that does it. Made of what an
 * executor answered in a search; an executor itself.
 */
import {
  canonical,
  type Effect,
  type Executor,
  type Failure,
  type Input,
  LocalState,
  type NodeId,
  outcomeOf,
  type Plain,
  type StepRequest,
  type StepResult,
} from "@workbook/harness";

/** What a node does on one input, and the number of the state that it is then in. */
export interface Arc {
  readonly effects: readonly Effect[];
  readonly to: number;
  readonly unchanged: boolean;
  readonly failure?: Failure;
}

/** A local state of a node, with what it does on each input that can come. */
export interface TableState {
  readonly fields: string;
  readonly mergeable: boolean;
  readonly suspended: readonly string[];
  readonly on: Readonly<Record<string, Arc>>;
}

/** What one node does: at its starts, by what its log holds, and from then on. */
export interface NodeTable {
  readonly starts: Readonly<Record<string, Arc>>;
  readonly states: readonly TableState[];
}

/** The nodes of a cluster, by name and in their order. */
export type TransitionTable = Readonly<Record<NodeId, NodeTable>>;

/** Equal text for inputs that a node cannot tell apart. */
function keyOf(input: Input): string {
  return canonical(input as unknown as Plain);
}

/** An executor that notes its answers. */
export interface RecordingExecutor extends Executor {
  /** What was learnt so far. */
  table(nodes: readonly NodeId[]): TransitionTable;
}

/** Notes what an executor answers in a search. A search asks for a step only after all that lead to it. */
export function recording(executor: Executor): RecordingExecutor {
  const answered: { readonly request: StepRequest; readonly result: StepResult }[] = [];
  return {
    async execute(requests) {
      const results = await executor.execute(requests);
      for (const [index, request] of requests.entries()) {
        if (!request.fresh) answered.push({ request, result: results[index]! });
      }
      return results;
    },
    table(nodes) {
      const writers = new Map(nodes.map((id) => [id, new NodeWriter(id)]));
      for (const { request, result } of answered) writers.get(request.node)?.add(request, result);
      return Object.fromEntries([...writers].map(([id, writer]) => [id, writer.table]));
    },
  };
}

interface WritableState extends TableState {
  readonly on: Record<string, Arc>;
}

/** Writes one node's table, merging the states that the node cannot tell apart. */
class NodeWriter {
  readonly table: { readonly starts: Record<string, Arc>; readonly states: WritableState[] } = {
    starts: {},
    states: [],
  };
  private readonly numbers = new Map<string, number>();
  private readonly reached = new Map<string, { readonly local: LocalState; readonly state: number }>();
  private readonly node: NodeId;

  constructor(node: NodeId) {
    this.node = node;
  }

  add({ history, input }: StepRequest, result: StepResult): void {
    const before = this.reached.get(pathOf(history));
    if (history.length > 0 && !before) throw new Error(`${this.node}: a step was asked for before what leads to it`);
    const path = pathOf([...history, input]);
    const { local } = outcomeOf(this.node, before?.local ?? new LocalState(0, []), input, result.effects);
    const { effects, unchanged, failure } = result;
    const to = this.stateOf(result.mergeable ? `${result.fields} ${local.identity(result.readsClock)}` : path, result);
    this.reached.set(path, { local, state: to });
    const arcs = before ? this.table.states[before.state]!.on : this.table.starts;
    arcs[keyOf(input)] = { effects, to, unchanged, ...(failure ? { failure } : {}) };
  }

  private stateOf(identity: string, { fields, mergeable, suspended }: StepResult): number {
    const known = this.numbers.get(identity);
    if (known !== undefined) return known;
    const number = this.table.states.push({ fields, mergeable, suspended, on: {} }) - 1;
    this.numbers.set(identity, number);
    return number;
  }
}

function pathOf(inputs: readonly Input[]): string {
  return inputs.map(keyOf).join("\n");
}

/** Runs nodes by their tables. */
export function tableExecutor(table: TransitionTable): Executor {
  return { execute: async (requests) => requests.map((request) => answer(table, request)) };
}

function answer(table: TransitionTable, { node, history, input }: StepRequest): StepResult {
  const own = table[node];
  if (!own) throw new Error(`the table has no node ${node}`);
  let state: TableState | undefined;
  let arc: Arc | undefined;
  for (const event of [...history, input]) {
    arc = (state?.on ?? own.starts)[keyOf(event)];
    if (!arc) throw new Error(`the table does not say what ${node} does on ${keyOf(event)}`);
    state = own.states[arc.to];
  }
  const { effects, unchanged, failure } = arc!;
  const { fields, mergeable, suspended } = state!;
  const rest = { readsClock: false, draws: 0, printed: [], ...(failure ? { failure } : {}) };
  return { effects, fields, mergeable, unchanged, suspended, ...rest };
}
