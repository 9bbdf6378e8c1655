/** Monitors under changes of places: each step is made in all its images, which must lead to images and break the same. */
import type { Goal } from "@workbook/harness";
import { Images } from "./images.ts";
import type { Monitors } from "./monitors.ts";
import type { Permutations } from "./permutations.ts";
import { NotSymmetric } from "./symmetry.ts";

/** One monitor's states and the lists of events that it sees. */
interface FoldImages {
  readonly states: Images;
  readonly lists: Images;
}

/** The images of what monitors see and remember. */
export class MonitorSymmetry {
  private readonly permutations: Permutations;
  private readonly monitors: Monitors;
  private readonly goals: readonly Goal[];
  private readonly folds: readonly FoldImages[];

  constructor(permutations: Permutations, monitors: Monitors, goals: readonly Goal[], initial: readonly number[]) {
    this.permutations = permutations;
    this.monitors = monitors;
    this.goals = goals;
    this.folds = monitors.folds.map(() => ({ states: new Images(permutations), lists: new Images(permutations) }));
    // Where a monitor begins is its own image: whatever is in it, only what comes of it counts.
    for (const [fold, state] of initial.entries()) {
      for (let generator = 0; generator < permutations.generators.length; generator++) {
        this.folds[fold]!.states.bind(generator, state, state);
        this.folds[fold]!.lists.bind(generator, 0, 0);
      }
    }
    monitors.forgetSteps();
    monitors.onStep = (fold, state, list) => this.compare(fold, state, list);
  }

  /** The images of a monitor's states. */
  states(fold: number): Images {
    return this.folds[fold]!.states;
  }

  /** Notes that a change of places turns one list of events into the other. Whether this agrees with what is known. */
  bindSeen(generator: number, fold: number, one: number, other: number): boolean {
    return this.folds[fold]!.lists.bind(generator, one, other);
  }

  /** Makes a new step's images; they make theirs. */
  private compare(fold: number, state: number, list: number): void {
    const { monitors, permutations } = this;
    const { states, lists } = this.folds[fold]!;
    const { next, broken } = monitors.step(fold, state, list);
    for (let generator = 0; generator < permutations.generators.length; generator++) {
      const image = monitors.step(fold, states.exchanged(generator, state), lists.exchanged(generator, list));
      if (broken?.property !== image.broken?.property) this.refuse(broken?.property ?? image.broken!.property);
      if (states.exchanged(generator, next) === image.next) continue;
      if (!states.bind(generator, next, image.next)) this.refuse(monitors.folds[fold]!.monitor.name);
      for (const goal of this.goals) {
        if (monitors.indexOf(goal.monitor) !== fold) continue;
        if (monitors.reached(goal, next) !== monitors.reached(goal, image.next)) this.refuse(goal.name);
      }
    }
  }

  private refuse(property: string): never {
    throw new NotSymmetric(`nodes that were declared interchangeable are told apart by what is asked: ${property}`);
  }
}
