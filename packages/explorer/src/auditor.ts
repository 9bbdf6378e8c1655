/**
 * Distrust of nodes, on which every merge of local states rests. A first execution runs twice, the second time in freshly
 * evaluated modules; and whenever two histories are taken to lead to the same local state, both must answer every input
 * alike. What disagrees with itself is not deterministic; what disagrees with another history hides state from its fields.
 */
import { canonical, type Executor, type Input, type Plain, type StepRequest, type StepResult } from "@workbook/harness";
import { type History, inputsOf, type Local } from "./local-table.ts";

/** How often the second history of a local state is exchanged: each exchange audits all its known inputs again. */
const mostExchanges = 3;

/** Two histories were merged that a node tells apart: the search starts again without merging this node. */
export class MergeRefused extends Error {
  readonly node: number;

  constructor(node: number) {
    super("two histories with equal fields behave differently");
    this.node = node;
  }
}

/** An answer that a search has used turned out not to be repeatable: the search starts again with what is known now. */
export class Reconsidered extends Error {}

/** An execution that is only compared. */
export interface Audit {
  readonly local: Local;
  readonly number: number;
  readonly history: History;
}

/** Everything in which two executions must agree. What a handler prints is not part of it. */
export function signatureOf(result: StepResult): string {
  const { effects, fields, mergeable, suspended, readsClock, draws, failure, todo } = result;
  const rest = [fields, mergeable, suspended, readsClock, draws, failure?.rule ?? null, todo ?? null];
  return canonical([effects, ...rest] as unknown as Plain);
}

/** The question that brings a node to a local state, by one of its histories, and gives it an input. */
export function question(node: string, history: History | undefined, input: Input, fresh = false): StepRequest {
  const starts = input.kind === "start";
  return { node, history: starts ? [] : inputsOf(history), input, fresh };
}

/** Keeps second histories and says what is to be audited. */
export class Auditor {
  private due: Audit[] = [];

  /** A history has led to a local state that was known: remember it if it may teach something. */
  arrive(local: Local, history: History): void {
    if (local.status !== "up" || same(history, local.first) || same(history, local.second)) return;
    if (local.second && !this.worthExchanging(local, history)) return;
    if (local.second) local.exchanges++;
    local.second = history;
    for (const number of local.known.keys()) this.due.push({ local, number, history });
  }

  /** Audits that have become due, once. */
  take(): Audit[] {
    const taken = this.due;
    this.due = [];
    return taken;
  }

  /** Longer histories carry more that could be hidden; among equals the choice is arbitrary but repeatable. */
  private worthExchanging({ second, exchanges, number }: Local, history: History): boolean {
    if (exchanges >= mostExchanges) return false;
    const longer = history.length - second!.length;
    return longer > 0 || (longer === 0 && (number + exchanges) % 2 === 0);
  }
}

/** Inputs and shared beginnings are held once, so that identity suffices. */
function same(one: History, other: History | undefined): boolean {
  return one.input === other?.input && one.previous === other.previous;
}

/**
 * Finds out who is to blame for a disagreement: of two runs of one history the node, of two histories perhaps their merge.
 * @throws MergeRefused when the first history, run again, agrees with itself
 */
export async function blame(executor: Executor, node: string, audit: Audit, signature: string): Promise<void> {
  const { local, number, history } = audit;
  if (same(history, local.first)) return;
  const { input } = local.known.get(number)!;
  const [again] = await executor.execute([question(node, local.first, input, true)]);
  if (again && signatureOf(again) === signature) throw new MergeRefused(local.node);
}
