/** The table of all exercises: what each is about and how long it takes. */
import { posix } from "node:path";
import { exerciseIds, readExercise } from "@workbook/grading";
import type { TableMaker } from "../producers/table.ts";

/** The table. */
export const exercises: TableMaker = {
  needsSolutions: false,
  make(root, page) {
    const rows = exerciseIds(root).map((id) => {
      const { title, concepts, minutes } = readExercise(root, id);
      const address = posix.relative(posix.dirname(page), `exercises/${id}/README.md`);
      return `| ${id.slice(0, 2)} | [${title}](${address}) | ${concepts.join(", ")} | ${minutes} |`;
    });
    return { text: ["| | exercise | concepts | minutes |", "| --- | --- | --- | --- |", ...rows].join("\n") };
  },
};
