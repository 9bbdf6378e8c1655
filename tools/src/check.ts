/** `npm run check`: types, the executable part of the style guide, lessons in step with the code that they show. */
import { findExercises, type RequirementRecord } from "@workbook/grading";
import { root } from "@workbook/workbook";
import { Command } from "commander";
import { checkTables, writeTables } from "./adversary-tables.ts";
import { Tally } from "./fact.ts";
import { checkLessons, writeLessons } from "./lessons.ts";
import { proveExercises, rememberedExercises } from "./proofs.ts";
import { allRules } from "./rules/all-rules.ts";
import { pointsOf } from "./rules/points.ts";
import { Project } from "./rules/project.ts";
import { factOf } from "./rules/rule.ts";
import { runCommand } from "./run-command.ts";
import { progress, say } from "./screen.ts";
import { checkTypes } from "./types.ts";

interface Options {
  readonly write?: boolean;
  readonly quick?: boolean;
}

await runCommand(
  new Command("npm run check --")
    .description("Check types and house rules, and that lessons show what the code does.")
    .argument("[NN...]", "only what belongs to these exercises")
    .option("--write", "write anew what programs write into lessons, and check nothing")
    .option("--quick", "types and house rules only")
    .action((names: string[], options: Options) => {
      const exercises = names.length === 0 ? undefined : findExercises(root, names);
      return options.write ? write(exercises) : check(exercises, options);
    }),
);

type Exercises = readonly string[] | undefined;

async function check(exercises: Exercises, { quick }: Options): Promise<void> {
  const tally = new Tally();
  const concerns = (path: string) => !exercises || exercises.some((id) => `${path}/`.includes(`/${id}/`));
  say("Types");
  for (const fact of await checkTypes(root, concerns, progress)) tally.add(fact);
  say("\nHouse rules");
  const project = new Project(root);
  for (const rule of allRules(process.env["CI"] === "true")) tally.add(factOf(rule, project, concerns));
  if (!quick) await lessons(exercises, tally);
  say();
  tally.close();
}

async function lessons(exercises: Exercises, tally: Tally): Promise<void> {
  say("\nLessons");
  let records: readonly RequirementRecord[] = [];
  const grade = async (ids: readonly string[]) => {
    records = await proveExercises(root, ids, { onProgress: progress });
    return records;
  };
  for (const fact of await checkLessons(root, { exercises, grade, onProgress })) tally.add(fact);
  for (const fact of pointsOf(records)) tally.add(fact);
  for (const fact of await checkTables(root, exercises)) tally.add(fact);
}

/** Grades no more than the lessons need: a protocol that is being written is not proved each time. */
async function write(exercises: Exercises): Promise<void> {
  const grade = async (ids: readonly string[]) => proveExercises(root, await rememberedExercises(root, ids));
  const lessons = await writeLessons(root, { exercises, grade, onProgress });
  const facts = [...lessons, ...(await writeTables(root, exercises))];
  for (const { ok, name, detail } of facts) say(ok ? name : `${name}: not so\n${detail}`);
  if (facts.length === 0) say("everything is in step");
  if (facts.some(({ ok }) => !ok)) process.exitCode = 1;
}

function onProgress(judged: number, { exercise, target, id }: RequirementRecord): void {
  progress(`${judged} requirements judged, ${exercise} ${target} ${id}`);
}
