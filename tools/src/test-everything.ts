/**
 * `npm test`: everything that the project promises about itself. In a handout, which has neither solutions nor hidden
 * requirements, it is the harness's tests and the visible requirements of the starters.
 */
import { exerciseIds } from "@workbook/grading";
import { prove } from "@workbook/grading/run";
import { root, version } from "@workbook/workbook";
import { Tally } from "./fact.ts";
import { checkLessons } from "./lessons.ts";
import { runUnitTests } from "./unit-tests.ts";

const tally = new Tally();
const say = (text: string) => process.stdout.write(`${text}\n`);

say("Unit tests");
const units = await runUnitTests(root, []);
for (const fact of units.facts) tally.add(fact);
tally.addCounts(units.passed, 0);
say(`${units.passed} unit tests passed`);

say("\nExercises");
const exercises = exerciseIds(root);
const settings = { root, version, executor: "in-process" } as const;
let done = 0;
const facts = await prove(settings, exercises, ({ exercise, target, id }) => {
  done++;
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${done} requirements judged, ${exercise} ${target} ${id}`);
});
if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
for (const fact of facts) tally.add(fact);

say("\nLessons");
for (const fact of await checkLessons(root)) tally.add(fact);

say("");
tally.close();
