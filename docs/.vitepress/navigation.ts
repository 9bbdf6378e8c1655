/** How a reader finds the pages. The exercises name and order themselves. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { exerciseIds, readExercise } from "@workbook/grading";
import type { DefaultTheme } from "vitepress";

/** The links at the top of every page. */
export function navigation(): DefaultTheme.NavItem[] {
  return [
    { text: "Course", link: "/exercises/00-warm-up/", activeMatch: "^/exercises/" },
    { text: "Papers", link: "/papers" },
    { text: "Glossary", link: "/glossary" },
  ];
}

/** The list of pages at the side, the same everywhere. */
export function sidebar(root: string): DefaultTheme.SidebarItem[] {
  const reference = [
    { text: "Glossary", link: "/glossary" },
    { text: "Papers", link: "/papers" },
    { text: "How the workbook works", link: "/architecture" },
    { text: "Changing the workbook", link: "/hacking" },
  ];
  return [...subtracks(root), { text: "Reference", items: reference.filter(({ link }) => isThere(root, link)) }];
}

/** The exercises, one group a subtrack; what belongs to none stands before the groups. */
function subtracks(root: string): DefaultTheme.SidebarItem[] {
  const exercises = exerciseIds(root).map((id) => readExercise(root, id));
  return [...new Set(exercises.map(({ subtrack }) => subtrack))].map((subtrack) => ({
    text: subtrack,
    items: exercises
      .filter((exercise) => exercise.subtrack === subtrack)
      .map(({ id, title }) => ({ text: `${id.slice(0, 2)} ${title}`, link: `/exercises/${id}/` })),
  }));
}

function isThere(root: string, link: string): boolean {
  return existsSync(join(root, "docs", `${link.slice(1).toUpperCase()}.md`));
}
