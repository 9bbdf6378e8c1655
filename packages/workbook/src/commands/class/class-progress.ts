/** How far a class is graded: how much, how fast, how long still. */
import type { Result } from "@workbook/classroom";

/** Milliseconds between two lines where no terminal shows one that changes. */
const betweenLinesMs = 30_000;

/** Shows how a grade is going. */
export class ClassProgress {
  private readonly open: number;
  private readonly before: number;
  private readonly began = performance.now();
  private lastLine = this.began;
  private done = 0;
  private faults = 0;

  /**
   * @param open how many there are to grade
   * @param before how many have a result already
   */
  constructor(open: number, before: number) {
    this.open = open;
    this.before = before;
    process.stdout.write(`${open} to grade, ${before} graded before\n`);
  }

  /** One more. */
  add({ verdict }: Result): void {
    this.done++;
    if (verdict === "fault") this.faults++;
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${this.sentence}${this.leftText()}`);
    else if (performance.now() - this.lastLine > betweenLinesMs) {
      this.lastLine = performance.now();
      process.stderr.write(`${this.sentence}${this.leftText()}\n`);
    }
  }

  /** Clears the line. */
  end(): void {
    if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
    process.stdout.write(`${this.sentence} in ${durationText(performance.now() - this.began)}\n`);
  }

  /** How much is done. */
  get sentence(): string {
    const faults = this.faults === 0 ? "" : `, ${this.faults} without a verdict`;
    return `${this.done} of ${this.open} graded${this.before === 0 ? "" : `, ${this.before} before`}${faults}`;
  }

  private leftText(): string {
    const spentMs = performance.now() - this.began;
    const rate = this.done / (spentMs / 60_000);
    const leftMs = ((this.open - this.done) * spentMs) / this.done;
    return `; ${rate.toFixed(1)} a minute, about ${durationText(leftMs)} left`;
  }
}

function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
