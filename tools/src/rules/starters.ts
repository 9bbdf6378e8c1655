/** Rule: a fresh clone has the starters in `src/`. A learner's clone need not: that is what it is for. */
import { exerciseIds } from "@workbook/grading";
import type { Rule } from "./rule.ts";

/** The rule; it holds in the course's repository, where CI is set, and is not asked elsewhere. */
export const starters: Rule = {
  states: "each exercise's src/ is its starter/",
  findings: (project) =>
    exerciseIds(project.root).flatMap((id) => {
      const [own, given] = ["src", "starter"].map((folder) => `exercises/${id}/${folder}/`);
      const names = [own!, given!].flatMap((folder) =>
        project.files.filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length)),
      );
      return [...new Set(names)].flatMap((name) => {
        const [mine, other] = [own + name, given + name];
        if (!project.has(mine)) return [{ path: mine, what: `it is missing; copy it from ${other}` }];
        if (!project.has(other)) return [{ path: mine, what: "starter/ has no such file; remove it" }];
        const differs = project.text(mine) !== project.text(other);
        return differs ? [{ path: mine, what: `it differs from ${other}; npm run reset -- ${id.slice(0, 2)}` }] : [];
      });
    }),
};
