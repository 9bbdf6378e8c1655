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
    if (faults < this.faults) [this.faults, this.depth] = [faults, depth];
    else if (faults === this.faults) this.depth = Math.min(this.depth, depth);
  }

  /** Takes the next layer. */
  next(): Layer | undefined {
    const place = this.first();
    if (!place) return undefined;
    const byDepth = this.layers[place.faults]!;
    const states = byDepth[place.depth]!;
    delete byDepth[place.depth];
    this.size -= states.length;
    return { ...place, states };
  }

  /** Where the next layer is. */
  first(): Omit<Layer, "states"> | undefined {
    for (; this.faults < this.layers.length; this.faults++, this.depth = 0) {
      const byDepth = this.layers[this.faults] ?? [];
      for (; this.depth < byDepth.length; this.depth++) {
        if (byDepth[this.depth]) return { faults: this.faults, depth: this.depth };
      }
    }
    return undefined;
  }
}
