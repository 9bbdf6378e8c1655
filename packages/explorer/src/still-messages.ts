/**
 * Messages whose delivery changes nothing, by the local state of their receiver, as bits. On a network that never forgets
 * most deliveries are of this kind: a search passes over them by the word.
 */

/** Bits by word of a set of messages, then by local state. */
type Bits = Int32Array[];

/** Known by and by, as reactions are recorded. */
export class StillMessages {
  /** Those that change nothing. */
  private readonly still: Bits = [];
  /** Those among them that are a step all the same, and not refused. */
  private readonly steps: Bits = [];

  /** @param steps in how many ways the delivery is a step; several are left to be counted one by one */
  add(local: number, message: number, steps: number): void {
    if (steps > 1) return;
    set(this.still, local, message);
    if (steps === 1) set(this.steps, local, message);
  }

  /** The messages of a word of the set that change nothing for processes in these local states. */
  of(word: number, locals: Int32Array, processes: number): number {
    return gather(this.still[word], locals, processes);
  }

  /** Those among them that are steps. */
  stepsOf(word: number, locals: Int32Array, processes: number): number {
    return gather(this.steps[word], locals, processes);
  }
}

/** A message has one receiver: its bit is set for local states of that process alone. */
function gather(bits: Int32Array | undefined, locals: Int32Array, processes: number): number {
  if (!bits) return 0;
  let gathered = 0;
  for (let process = 0; process < processes; process++) {
    const local = locals[process]!;
    if (local < bits.length) gathered |= bits[local]!;
  }
  return gathered;
}

function set(all: Bits, local: number, message: number): void {
  const word = message >>> 5;
  while (all.length <= word) all.push(new Int32Array(0));
  if (local >= all[word]!.length) {
    const larger = new Int32Array(local * 2 + 64);
    larger.set(all[word]!);
    all[word] = larger;
  }
  all[word]![local]! |= 1 << (message & 31);
}
