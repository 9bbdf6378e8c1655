/** A run in one number: two runs with the same digest took the same way. */

/** A hash that grows with a run. */
export class Digest {
  private low = 0x811c9dc5;
  private high = 0x1b873593;

  /** Takes in an event: what happened, to what, and when in milliseconds. */
  add(kind: number, thing: number, atMs: number): void {
    this.mix(Math.imul(thing, 31) + kind);
    this.mix(atMs * 1000);
  }

  /** Takes in what an event brought about, word for word. */
  addText(text: string): void {
    for (let place = 0; place < text.length; place++) this.mix(text.charCodeAt(place));
  }

  /** Sixteen hexadecimal digits. */
  get text(): string {
    return [this.high, this.low].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
  }

  private mix(value: number): void {
    this.low = Math.imul(this.low ^ value, 0x01000193);
    this.low ^= this.low >>> 15;
    this.high = Math.imul(this.high ^ (this.low + 0x9e3779b9), 0x85ebca6b);
    this.high ^= this.high >>> 13;
  }
}
