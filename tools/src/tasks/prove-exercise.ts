/** The task `prove` of a solution: proves the exercise and its grader, and leaves a result. Started in its folder. */
import { basename } from "node:path";
import type { RequirementRecord } from "@workbook/grading";
import { prove } from "@workbook/grading/run";
import { root, version } from "@workbook/workbook";
import { say } from "../screen.ts";
import { closingLine, writeResult } from "./result.ts";

const records: RequirementRecord[] = [];
const facts = await prove({ root, version, executor: "in-process" }, [basename(process.cwd())], (record) => {
  records.push(record);
  say(`${record.target} ${record.id}: ${record.status}`);
});
const failed = facts.filter(({ ok }) => !ok);
const result = { passed: facts.length - failed.length, failed: failed.length, facts, records };
writeResult(process.cwd(), "prove", result);
for (const { name, detail } of failed) say(`✗ ${name}: ${detail}`);
say(closingLine(result));
process.exitCode = failed.length > 0 ? 1 : 0;
