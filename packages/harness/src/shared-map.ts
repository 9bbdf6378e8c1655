/** A map with cheap copies: entries are copied when one of those that share them changes, and not before. */

/** Entries in the order in which they were set. */
export class SharedMap<K, V> {
  private entries: Map<K, V> = new Map();
  private shared = false;

  get size(): number {
    return this.entries.size;
  }

  get(key: K): V | undefined {
    return this.entries.get(key);
  }

  has(key: K): boolean {
    return this.entries.has(key);
  }

  /** Sets an entry and puts it last. */
  put(key: K, value: V): void {
    this.own();
    this.entries.delete(key);
    this.entries.set(key, value);
  }

  delete(key: K): void {
    if (!this.entries.has(key)) return;
    this.own();
    this.entries.delete(key);
  }

  values(): V[] {
    return [...this.entries.values()];
  }

  /** A copy that can go another way. */
  copy(): SharedMap<K, V> {
    this.shared = true;
    return Object.assign(new SharedMap<K, V>(), this);
  }

  private own(): void {
    if (!this.shared) return;
    this.entries = new Map(this.entries);
    this.shared = false;
  }
}
