/** How firmly a class's submissions are held: as firmly as the machine can, and never not at all by accident. */
import { type Level, levelSentences, probeLevels } from "@workbook/grading";

/** What is to be used, and why nothing stronger is. */
export interface ChosenLevel {
  readonly level: Level;
  readonly sentence: string;
  /** Why stronger levels are not used, a line each. */
  readonly missing: readonly string[];
}

/**
 * Tries the levels, and takes the strongest, or the one that is asked for.
 *
 * @param asked a level, if a certain one is wanted
 * @param trusted whether the code is trusted, so that it may run as the grader's own user
 * @throws Error when there is none that may be used
 */
export async function chooseLevel(asked: Level | undefined, trusted: boolean): Promise<ChosenLevel> {
  const probes = await probeLevels();
  const missing = probes.filter(({ available }) => !available).map((probe) => `level ${probe.level}: ${probe.missing}`);
  const usable = probes.filter(({ level, available }) => available && (level !== "D" || trusted));
  const found = usable.find(({ level }) => asked === undefined || level === asked);
  if (found) return { level: found.level, sentence: levelSentences[found.level], missing };
  const advice =
    trusted || (asked !== undefined && asked !== "D")
      ? ""
      : "; for code that you trust as your own there is --i-trust-this-code";
  const wanted = asked === undefined ? "no level holds other people's code here" : `level ${asked} is not to be had`;
  const reasons = missing.filter((line) => asked === undefined || line.startsWith(`level ${asked}:`));
  throw new Error(`${wanted}: ${reasons.join("; ") || "level D has no walls"}${advice}`);
}
