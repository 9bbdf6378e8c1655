/** States to be expanded: fewest faults first, then fewest steps. */

/** States at the same distance from the beginning. */
export interface Layer {
  /** Faults used. */
  readonly faults: number;
  readonly depth: number;
  readonly states: readonly number[];
}

/** Layers in order. A state may stand in several; the first counts. */
export class Frontier {
  private readonly layers: number[][][] = [];
  private faults = 0;
  private depth = 0;
  /** How many entries wait. */
  size = 0;

  add(state: number, faults: number, depth: number): void {
    const byDepth = (this.layers[faults] ??= []);
    (byDepth[depth] ??= []).push(state);
    this.size++;
    if (faults === this.faults) this.depth = Math.min(this.depth, depth);
  }

  /** Takes the next layer. */
  next(): Layer | undefined {
    for (; this.faults < this.layers.length; this.faults++, this.depth = 0) {
      const byDepth = this.layers[this.faults] ?? [];
      for (; this.depth < byDepth.length; this.depth++) {
        const states = byDepth[this.depth];
        if (!states) continue;
        delete byDepth[this.depth];
        this.size -= states.length;
        return { faults: this.faults, depth: this.depth, states };
      }
    }
    return undefined;
  }
}
