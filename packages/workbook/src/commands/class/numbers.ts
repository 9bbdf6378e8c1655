/** Numbers on the command line. */
import { InvalidArgumentError } from "commander";

/** Reads a whole number that is at least this. */
export function atLeast(least: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (Number.isInteger(number) && number >= least) return number;
    throw new InvalidArgumentError(`give a whole number, ${least} or more`);
  };
}
