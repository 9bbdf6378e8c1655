/** What is to come, in the order of virtual time: a binary heap. */

/** Something that is due. */
export interface Due {
  /** Milliseconds of virtual time. */
  readonly at: number;
  /** Of two at the same time, the one that was entered first comes first. */
  readonly order: number;
}

/** Entries by time. */
export class Agenda<T extends Due> {
  private readonly heap: T[] = [];

  get size(): number {
    return this.heap.length;
  }

  /** The entry that is due next, left where it is. */
  get first(): T | undefined {
    return this.heap[0];
  }

  add(entry: T): void {
    const { heap } = this;
    let place = heap.length;
    heap.push(entry);
    while (place > 0) {
      const above = (place - 1) >> 1;
      const other = heap[above]!;
      if (!earlier(entry, other)) break;
      heap[place] = other;
      place = above;
    }
    heap[place] = entry;
  }

  /** Takes out the entry that is due next. */
  take(): T | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (last !== undefined && heap.length > 0) this.sink(last);
    return first;
  }

  private sink(entry: T): void {
    const { heap } = this;
    const size = heap.length;
    let place = 0;
    for (let below = 1; below < size; below = 2 * place + 1) {
      const right = below + 1;
      if (right < size && earlier(heap[right]!, heap[below]!)) below = right;
      const other = heap[below]!;
      if (!earlier(other, entry)) break;
      heap[place] = other;
      place = below;
    }
    heap[place] = entry;
  }
}

function earlier(one: Due, other: Due): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
