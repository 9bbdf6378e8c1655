/**
 * Makes a failing run small: takes moves away for as long as what is left still fails in the same way. First ever
 * smaller pieces, then all of a node's doings and all faults of a kind, at last single moves and pairs.
 */
import { isPlainStart, type Move } from "./move.ts";

/** What is left of moves when they are made again, up to the failure; nothing when they do not fail any more. */
export type Retry = (moves: readonly Move[]) => Promise<readonly Move[] | undefined>;

/** With more moves than this, pairs are too many to try. */
const mostForPairs = 60;

/**
 * Removes moves until no single one, and no pair, can be removed.
 *
 * @param moves fail
 * @param retry is asked no more once it answers nothing: whoever gives it may bound its effort in that way
 */
export async function shrink(moves: readonly Move[], retry: Retry): Promise<readonly Move[]> {
  const shrinking = new Shrinking(moves, retry);
  await shrinking.pieces();
  await shrinking.groups();
  for (let before = Infinity; shrinking.size < before; ) {
    before = shrinking.size;
    await shrinking.plainer();
    await shrinking.singles();
    await shrinking.pairs();
  }
  return shrinking.moves;
}

class Shrinking {
  moves: readonly Move[];
  private readonly retry: Retry;

  constructor(moves: readonly Move[], retry: Retry) {
    this.moves = moves;
    this.retry = retry;
  }

  /** Moves, counting a crash inside a step as one more. */
  get size(): number {
    return this.moves.length + this.moves.filter(({ choice }) => "crash" in choice && choice.crash).length;
  }

  /** Whole nodes and whole kinds of faults. */
  async groups(): Promise<void> {
    const nodes = new Set(this.moves.flatMap(nodesOf));
    for (const node of nodes) await this.keepOnly((move) => !nodesOf(move).includes(node));
    for (const kind of ["partition", "crash", "duplicate", "drop"])
      await this.keepOnly(({ choice }) => choice.kind !== kind);
  }

  /** Pieces of half the run, of a quarter, and so on. */
  async pieces(): Promise<void> {
    for (let length = this.moves.length >> 1; length > 1; length >>= 1) await this.piecesOf(length);
  }

  async singles(): Promise<void> {
    for (let before = Infinity; this.moves.length < before; ) {
      before = this.moves.length;
      await this.piecesOf(1);
    }
  }

  async pairs(): Promise<void> {
    if (this.moves.length > mostForPairs) return;
    for (let late = this.moves.length - 1; late > 0; late--) {
      for (let early = late - 1; early >= 0 && late < this.moves.length; early--)
        await this.keepOnly((_, index) => index !== late && index !== early);
    }
  }

  /** Steps without the crash in them. */
  async plainer(): Promise<void> {
    for (let index = this.moves.length - 1; index >= 0; index--) {
      const move = this.moves[index];
      if (!move || !("crash" in move.choice) || !move.choice.crash) continue;
      const { crash: _, ...choice } = move.choice;
      await this.attempt(this.moves.map((other) => (other === move ? { ...move, choice } : other)));
    }
  }

  private async piecesOf(length: number): Promise<void> {
    for (let end = this.moves.length; end > 0; ) {
      const begin = Math.max(0, end - length);
      const last = end;
      await this.keepOnly((_, index) => index < begin || index >= last);
      end = Math.min(begin, this.moves.length);
    }
  }

  private async keepOnly(keep: (move: Move, index: number) => boolean): Promise<void> {
    const kept = this.moves.filter((move, index) => isPlainStart(move) || keep(move, index));
    if (kept.length < this.moves.length) await this.attempt(kept);
  }

  private async attempt(moves: readonly Move[]): Promise<void> {
    this.moves = (await this.retry(moves)) ?? this.moves;
  }
}

/** The nodes that a move makes do something. */
function nodesOf({ choice, envelope }: Move): string[] {
  if (envelope) return [envelope.to];
  return "node" in choice ? [choice.node] : [];
}
