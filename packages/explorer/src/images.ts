/** What numbered things become when processes change places. */
import type { Permutations } from "./permutations.ts";

/** Not known yet. */
const unset = -1;

/** Images of one kind of things: local states, messages, or states of a monitor. */
export class Images {
  private readonly permutations: Permutations;
  private readonly byElement: Int32Array[];
  private readonly byGenerator: number[][];
  private readonly find: ((generator: number, thing: number) => number) | undefined;

  /** @param find works out an image that was not bound; without it, every image must be bound first */
  constructor(permutations: Permutations, find?: (generator: number, thing: number) => number) {
    this.permutations = permutations;
    this.find = find;
    this.byElement = permutations.elements.map(() => new Int32Array(0));
    this.byGenerator = permutations.generators.map(() => []);
  }

  /** The image under one exchange; -1 when it is not known. */
  exchanged(generator: number, thing: number): number {
    const known = this.byGenerator[generator]![thing];
    if (known !== undefined) return known;
    if (!this.find) return unset;
    const image = this.find(generator, thing);
    this.byGenerator[generator]![thing] = image;
    return image;
  }

  /** Notes that an exchange turns one into the other, and back. Whether this agrees with what is known. */
  bind(generator: number, one: number, other: number): boolean {
    const images = this.byGenerator[generator]!;
    if ((images[one] ?? other) !== other || (images[other] ?? one) !== one) return false;
    images[one] = other;
    images[other] = one;
    return true;
  }

  /** The image under any change of places. */
  of(element: number, thing: number): number {
    const known = this.byElement[element]![thing];
    return known === undefined || known === unset ? this.compose(element, thing) : known;
  }

  private compose(element: number, thing: number): number {
    const { before, generator } = this.permutations.elements[element]!;
    const image = generator < 0 ? thing : this.exchanged(generator, this.of(before, thing));
    if (image === unset) throw new Error(`the image of ${thing} is not known`);
    if (thing >= this.byElement[element]!.length) this.grow(element, thing);
    this.byElement[element]![thing] = image;
    return image;
  }

  private grow(element: number, thing: number): void {
    const larger = new Int32Array(Math.max(64, thing * 2)).fill(unset);
    larger.set(this.byElement[element]!);
    this.byElement[element] = larger;
  }
}
