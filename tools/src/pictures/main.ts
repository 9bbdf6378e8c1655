/**
 * `npm run pictures`: makes the README's pictures anew, from the real program. The desk is recorded in a fresh clone, in
 * which the warm-up is solved; the Vitest UI is photographed by its browser test.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "@workbook/workbook";
import { writeWhole } from "@workbook/workbook/whole-file";
import { say } from "../screen.ts";
import { animatedSvg } from "./animated-svg.ts";
import { type Screen, TerminalRecording } from "./terminal-recording.ts";

const pictures = join(root, "docs", "public", "pictures");
const size = { columns: 112, rows: 34 };
/** How long a screen is shown, in seconds: the last of a scene longer than those on the way. */
const pace = { passing: 0.7, resting: 3.5 };

const scratch = mkdtempSync(join(tmpdir(), "pictures-"));
try {
  await recordDesk(join(scratch, "clone"));
  photographUi(join(scratch, "shots"));
} finally {
  rmSync(scratch, { recursive: true });
}

async function recordDesk(clone: string): Promise<void> {
  say("the desk, in a fresh clone");
  execFileSync("git", ["clone", "--quiet", root, clone]);
  execFileSync("npm", ["ci", "--silent"], { cwd: clone, stdio: "ignore" });
  const recording = new TerminalRecording("npm start --silent", clone, size);
  try {
    await perform(recording, clone);
  } finally {
    recording.stop();
  }
}

async function perform(recording: TerminalRecording, clone: string): Promise<void> {
  const scenes: number[] = [];
  const scene = async (words: string) => {
    await recording.shows(words);
    scenes.push(recording.screens.length - 1);
  };
  await scene("Course site: http");
  recording.press("g");
  await scene("any key");
  recording.press(" ");
  await recording.shows("quit");
  const solution = join(clone, "solutions", "00-warm-up", "src", "shop.ts");
  cpSync(solution, join(clone, "exercises", "00-warm-up", "src", "shop.ts"));
  recording.press("g");
  await scene("100 of 100 points");
  recording.press(" ");
  await scene("quit");
  recording.press("q");
  await recording.end();
  const shown = recording.screens.slice(scenes[0]).map((screen: Screen, index) => ({
    screen,
    seconds: scenes.includes(index + scenes[0]!) ? pace.resting : pace.passing,
  }));
  writeWhole(
    join(pictures, "desk.svg"),
    animatedSvg(shown, size, "The desk: the warm-up is graded, solved, and graded again"),
  );
}

function photographUi(shots: string): void {
  say("a counterexample in the Vitest UI");
  const env = { ...process.env, SCREENSHOTS: shots };
  execFileSync("npx", ["vitest", "run", "--project", "browser", "vitest-ui"], { cwd: root, env, stdio: "ignore" });
  cpSync(join(shots, "vitest-ui-counts-votes-not-voters-light.png"), join(pictures, "vitest-ui.png"));
}
