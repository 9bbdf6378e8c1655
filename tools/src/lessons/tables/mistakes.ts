/** Every mistake that the course knows: the mutants, each with the requirement that refuses it. */
import { posix } from "node:path";
import { exerciseIds, readExercise, readMutants } from "@workbook/grading";
import type { TableMaker } from "../producers/table.ts";

/** The table, one part an exercise. */
export const mistakes: TableMaker = {
  needsSolutions: true,
  make(root, page) {
    const parts = exerciseIds(root).map((id) => {
      const mutants = readMutants(root, id);
      const lesson = posix.relative(posix.dirname(page), `exercises/${id}/README.md`);
      const rows = mutants.map(({ name, mistake, fails }) => `| ${mistake} | \`${fails}\` | \`${name}\` |`);
      const heading = `### [${id.slice(0, 2)} ${readExercise(root, id).title}](${lesson})`;
      const table = ["| mistake | refused by | mutant |", "| --- | --- | --- |", ...rows].join("\n");
      return mutants.length === 0 ? "" : `${heading}\n\n${table}`;
    });
    return { text: parts.filter((part) => part !== "").join("\n\n") };
  },
};
