/** A growing list of 32-bit integers. */

const chunkBits = 14;
const chunkSize = 1 << chunkBits;
const within = chunkSize - 1;

/** Kept in chunks, so that growing copies nothing and never holds two of it. */
export class IntList {
  private readonly chunks: Int32Array[] = [];
  length = 0;

  push(item: number): void {
    const at = this.length++;
    if ((at & within) === 0) this.chunks.push(new Int32Array(chunkSize));
    this.chunks[at >>> chunkBits]![at & within] = item;
  }

  get(index: number): number {
    return this.chunks[index >>> chunkBits]![index & within]!;
  }

  set(index: number, item: number): void {
    this.chunks[index >>> chunkBits]![index & within] = item;
  }
}
