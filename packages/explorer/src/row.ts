/** Rows being written, one after another in one array. */
export class Row {
  words = new Int32Array(1 << 12);
  begin = 0;
  end = 0;

  /** Begins a row as a copy. The row before it stays only if it was kept. */
  copy(from: Int32Array, length: number): void {
    this.end = this.begin + length;
    this.fit(this.end);
    const { words, begin } = this;
    for (let i = 0; i < length; i++) words[begin + i] = from[i]!;
  }

  /** Begins a row as a copy of a part of an array. */
  append(from: Int32Array, begin: number, end: number): void {
    this.end = this.begin + end - begin;
    this.fit(this.end);
    const { words } = this;
    for (let at = begin; at < end; at++) words[this.begin + at - begin] = from[at]!;
  }

  /** The next row will stand after this one. */
  keep(): void {
    this.begin = this.end;
  }

  /** The next row will be the first. */
  clear(): void {
    this.begin = 0;
    this.end = 0;
  }

  get(at: number): number {
    return this.words[this.begin + at]!;
  }

  set(at: number, word: number): void {
    this.words[this.begin + at] = word;
  }

  /** Makes room for words up to `end`. */
  fit(end: number): void {
    if (end <= this.words.length) return;
    const larger = new Int32Array(end * 2);
    larger.set(this.words);
    this.words = larger;
  }

  equals(other: Int32Array, length: number): boolean {
    const { words, begin } = this;
    if (this.end - begin !== length) return false;
    for (let i = 0; i < length; i++) if (words[begin + i] !== other[i]) return false;
    return true;
  }
}
