/** The concepts of the course, each with the exercises that teach it. */
import { posix } from "node:path";
import { type Exercise, exerciseIds, readExercise } from "@workbook/grading";
import type { TableMaker } from "../producers/table.ts";

/** The table. */
export const concepts: TableMaker = {
  needsSolutions: false,
  make(root, page) {
    const exercises = exerciseIds(root).map((id) => readExercise(root, id));
    const names = [...new Set(exercises.flatMap((exercise) => exercise.concepts))].sort(byName);
    const linkTo = ({ id }: Exercise) =>
      `[${id.slice(0, 2)}](${posix.relative(posix.dirname(page), `exercises/${id}/README.md`)})`;
    const rows = names.map((name) => {
      const taught = exercises.filter((exercise) => exercise.concepts.includes(name));
      return `| ${name} | ${taught.map(linkTo).join(", ")} |`;
    });
    return { text: ["| concept | exercises |", "| --- | --- |", ...rows].join("\n") };
  },
};

function byName(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}
