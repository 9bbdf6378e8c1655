/** Who waits for ever: nodes that are up and undecided, and decide in no continuation without a further fault. */
import { type Choice, canonical, envelopeKey, type NodeId } from "@workbook/harness";
import type { Position } from "./position.ts";

/** More continuations than this are not looked at; nobody is then said to wait. */
const bound = 5_000;

/** The nodes that wait for ever, found by trying all continuations without crash, restart and loss. */
export async function waitingForEver(position: Position): Promise<NodeId[]> {
  const undecided = new Set(position.nodes.filter((id) => isUndecided(position, id)));
  const seen = new Set([identityOf(position)]);
  for (const queue = [position]; queue.length > 0 && undecided.size > 0; ) {
    const from = queue.shift()!;
    for (const choice of from.moves().filter(isNoFault)) {
      const reached = await from.next(choice);
      for (const id of undecided) if (!isUndecided(reached, id)) undecided.delete(id);
      const identity = identityOf(reached);
      if (!seen.has(identity)) queue.push(reached);
      seen.add(identity);
    }
    if (seen.size > bound) return [];
  }
  return [...undecided];
}

function isUndecided({ run }: Position, id: NodeId): boolean {
  const { status, local } = run.stateOf(id);
  return status === "up" && local.decided === undefined;
}

function isNoFault({ kind }: Choice): boolean {
  return !["crash", "restart", "drop", "duplicate"].includes(kind);
}

/** Equal text for positions from which the same can happen. */
function identityOf({ run, nodes }: Position): string {
  const flight = run.flight.numbers.map((number) => envelopeKey(run.flight.find(number))).sort();
  const states = nodes.map((id) => {
    const { status, local } = run.stateOf(id);
    const fields = run.steps.findLast((step) => step.node === id)?.fields ?? "";
    return [status, local.identity(false), fields];
  });
  return canonical([flight, states]);
}
