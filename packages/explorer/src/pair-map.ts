/** A map from pairs of integers to integers that are not negative, in one typed array. */
export class PairMap {
  /** Triples: the pair, and its value plus one. */
  private slots = new Int32Array(4 << 6);
  private size = 0;

  /** The value of a pair; -1 when it has none. */
  get(one: number, other: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    for (let slot = (hashOf(one, other) << 2) & mask; ; slot = (slot + 4) & mask) {
      if (slots[slot + 2] === 0) return -1;
      if (slots[slot] === one && slots[slot + 1] === other) return slots[slot + 2]! - 1;
    }
  }

  /** Gives a pair its value. */
  set(one: number, other: number, value: number): void {
    if (this.size * 8 > this.slots.length) this.grow();
    if (this.put(one, other, value + 1)) this.size++;
  }

  private put(one: number, other: number, entry: number): boolean {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = (hashOf(one, other) << 2) & mask;
    while (slots[slot + 2] !== 0 && (slots[slot] !== one || slots[slot + 1] !== other)) slot = (slot + 4) & mask;
    const isNew = slots[slot + 2] === 0;
    slots[slot] = one;
    slots[slot + 1] = other;
    slots[slot + 2] = entry;
    return isNew;
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Int32Array(old.length * 2);
    for (let slot = 0; slot < old.length; slot += 4) {
      if (old[slot + 2] !== 0) this.put(old[slot]!, old[slot + 1]!, old[slot + 2]!);
    }
  }
}

function hashOf(one: number, other: number): number {
  const hash = Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}
