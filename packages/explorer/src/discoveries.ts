/** The states found: how far each is from the beginning, from which it was found, and which are still to be expanded. */
import { Distances } from "./distances.ts";
import { Frontier, type Layer } from "./frontier.ts";
import { IntList } from "./int-list.ts";

/** By state, in the order in which they were found. */
export class Discoveries {
  readonly parents = new IntList();
  readonly distances = new Distances();
  readonly frontier = new Frontier();

  /** Notes that a state was found, or found again on a shorter way. */
  note(state: number, parent: number, faults: number, depth: number): void {
    const { distances } = this;
    if (state === this.parents.length) {
      this.parents.push(parent);
      distances.push(faults, depth);
    } else if (depth < distances.depth(state)) {
      this.parents.set(state, parent);
      distances.shorten(state, depth);
    } else return;
    this.frontier.add(state, faults, depth);
  }

  /** Whether a state that stands in a layer is still to be expanded there. */
  isDue(state: number, { depth }: Pick<Layer, "depth">): boolean {
    return !this.distances.isExpanded(state) && this.distances.depth(state) >= depth;
  }
}
