/** Gives equal things equal small integers, so that everything after works on integers alone. */

/** Numbers values by a text that identifies them, from 0 in the order of arrival. */
export class Interner<T> {
  /** The values, by number. */
  readonly values: T[] = [];
  private readonly numbers = new Map<string, number>();

  /** The number of the value that this text identifies; `make` is called when it is new. */
  intern(key: string, make: (number: number) => T): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.values.length;
    this.numbers.set(key, number);
    this.values.push(make(number));
    return number;
  }

  /** The number of a known text. */
  find(key: string): number | undefined {
    return this.numbers.get(key);
  }
}
