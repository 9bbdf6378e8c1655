/** The course on one screen: what is done, what is next, what failed last. */
import { bold, dim, green, red, yellow } from "../paint.ts";
import { bySubtrack, type Course, type Standing } from "./course.ts";

const signs = { solved: green("✓"), begun: yellow("◐"), untouched: dim("·") };

/**
 * The overview as text.
 * @param selected the exercise that is marked; without one, none is
 */
export function overviewText({ standings, next }: Course, selected?: string): string {
  const titleWidth = Math.max(...standings.map(({ title }) => title.length));
  const groups = bySubtrack(standings).map(([subtrack, own]) =>
    [
      `${bold(subtrack)}  ${dim(shareOf(own))}`,
      ...own.map((standing) => line(standing, titleWidth, standing.id === selected)),
    ].join("\n"),
  );
  return [...groups, lastFailure(standings.find(({ id }) => id === selected) ?? next)].join("\n\n").trimEnd();
}

function shareOf(standings: readonly Standing[]): string {
  return `${standings.filter(({ state }) => state === "solved").length} of ${standings.length} solved`;
}

function line(
  { number, title, state, points, outOf, minutes, shown }: Standing,
  titleWidth: number,
  isSelected: boolean,
): string {
  const reached = outOf > 0 ? `${points}/${outOf}`.padStart(7) : dim(`about ${minutes} minutes`);
  const text = `${number}  ${title.padEnd(titleWidth)} ${reached}`;
  const looked = shown ? dim("  reference shown") : "";
  return `${isSelected ? "›" : " "} ${signs[state]} ${isSelected ? bold(text) : text}${looked}`;
}

function lastFailure(standing: Standing | undefined): string {
  if (!standing?.failure) return "";
  const { requirement, message } = standing.failure;
  return `${red("✗")} ${standing.number} ${requirement}: ${message}`;
}
