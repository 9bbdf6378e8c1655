/** How a reader finds the pages. The exercises name and order themselves. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { exerciseIds, readExercise } from "@workbook/grading";
import type { DefaultTheme } from "vitepress";

/** The links at the top of every page. */
export function navigation(): DefaultTheme.NavItem[] {
  return [
    { text: "Course", link: "/course", activeMatch: "^/(course|exercises)" },
    { text: "Play", link: "/be-the-adversary" },
    { text: "Mistakes", link: "/common-mistakes" },
    { text: "Interview", link: "/interview" },
    { text: "Glossary", link: "/glossary" },
  ];
}

/** The list of pages at the side, the same everywhere. */
export function sidebar(root: string): DefaultTheme.SidebarItem[] {
  const course = [
    { text: "The course", link: "/course" },
    { text: "Be the adversary", link: "/be-the-adversary" },
    { text: "Common mistakes", link: "/common-mistakes" },
    { text: "Interview questions", link: "/interview" },
    { text: "Protocols compared", link: "/comparison" },
    { text: "Rabbit holes", link: "/rabbit-holes" },
  ];
  const reference = [
    { text: "Glossary", link: "/glossary" },
    { text: "Papers", link: "/papers" },
    { text: "For instructors", link: "/instructors" },
    { text: "How the workbook works", link: "/architecture" },
    { text: "Changing the workbook", link: "/hacking" },
  ];
  const there = (items: DefaultTheme.SidebarItem[]) => items.filter(({ link }) => isThere(root, link!));
  return [
    { items: there(course) },
    ...subtracks(root),
    { text: "Reference", items: there(reference) },
    ...packages(root),
  ];
}

/** The reference of the packages' interfaces, once it has been written. */
function packages(root: string): DefaultTheme.SidebarItem[] {
  const file = join(root, "docs", "api", "typedoc-sidebar.json");
  if (!existsSync(file)) return [];
  return [{ text: "Packages", items: opened(JSON.parse(readFileSync(file, "utf8")) as DefaultTheme.SidebarItem[]) }];
}

/** The theme's way to fold a list puts one button into another, which no screen reader can tell. */
function opened(items: readonly DefaultTheme.SidebarItem[]): DefaultTheme.SidebarItem[] {
  return items.map(({ collapsed: _, items: inner, ...item }) => (inner ? { ...item, items: opened(inner) } : item));
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
  const name = link.slice(1);
  return [name.toUpperCase(), name].some((file) => existsSync(join(root, "docs", `${file}.md`)));
}
