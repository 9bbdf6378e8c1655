/** The ways in which interchangeable processes can change places. */

/** Where each process goes: by process, the one whose place it takes. */
export type Places = readonly number[];

/** A change of places that is another one followed by a generator. */
interface Element {
  readonly places: Places;
  /** By place, the process that comes there. */
  readonly origins: Places;
  readonly before: number;
  readonly generator: number;
}

/** More changes of places than this take longer to try than they save. */
const mostElements = 720;

/** All changes of places within groups, made of exchanges of two neighbours. */
export class Permutations {
  /** Exchanges of two: each undoes itself. */
  readonly generators: readonly Places[];
  /** All, the one that changes nothing first; each after the one that it goes on from. */
  readonly elements: readonly Element[];

  /** @param groups disjoint; the largest are cut when there would be too many changes of places */
  constructor(processes: number, groups: readonly (readonly number[])[]) {
    const identity = Array.from({ length: processes }, (_, process) => process);
    const neighbours = affordable(groups).flatMap((group) => group.slice(1).map((process, i) => [group[i]!, process]));
    this.generators = neighbours.map(([one, other]) =>
      identity.map((process) => (process === one ? other! : process === other ? one! : process)),
    );
    this.elements = this.generate(identity);
  }

  private generate(identity: Places): Element[] {
    const elements: Element[] = [{ places: identity, origins: identity, before: 0, generator: -1 }];
    const known = new Set([identity.join()]);
    for (let before = 0; before < elements.length; before++) {
      for (const [generator, exchange] of this.generators.entries()) {
        const places = elements[before]!.places.map((place) => exchange[place]!);
        if (known.has(places.join())) continue;
        known.add(places.join());
        const origins = identity.map((place) => places.indexOf(place));
        elements.push({ places, origins, before, generator });
      }
    }
    return elements;
  }
}

/** Fewer changes of places are sound too: they only find fewer states alike. */
function affordable(groups: readonly (readonly number[])[]): (readonly number[])[] {
  const kept = groups.map((group) => [...group]);
  const count = () => kept.reduce((product, { length }) => product * factorial(length), 1);
  while (count() > mostElements) kept.reduce((one, other) => (other.length > one.length ? other : one)).pop();
  return kept;
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}
