/** How far each state is from the beginning, in faults and steps, and whether it was expanded; one integer each. */
import { IntList } from "./int-list.ts";

const depthBits = 21;
const mostDepth = (1 << depthBits) - 1;
const mostFaults = (1 << (31 - depthBits)) - 1;
/** The sign bit says that a state was expanded. */
const expanded = 1 << 31;

/** Distances by state. */
export class Distances {
  private readonly list = new IntList();

  /** Gives the next state its distance. */
  push(faults: number, depth: number): void {
    if (faults > mostFaults || depth > mostDepth)
      throw new Error(`a run of ${depth} steps and ${faults} faults is too long`);
    this.list.push((faults << depthBits) | depth);
  }

  /** Fewer faults are nearer, then fewer steps: distances compare as they should. */
  get(state: number): number {
    return this.list.get(state) & ~expanded;
  }

  depth(state: number): number {
    return this.list.get(state) & mostDepth;
  }

  /** A way with fewer steps was found, though perhaps with more faults: the faults stay. */
  shorten(state: number, depth: number): void {
    this.list.set(state, (this.list.get(state) & ~mostDepth) | depth);
  }

  isExpanded(state: number): boolean {
    return this.list.get(state) < 0;
  }

  setExpanded(state: number): void {
    this.list.set(state, this.list.get(state) | expanded);
  }
}
