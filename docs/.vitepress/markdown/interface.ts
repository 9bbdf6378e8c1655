/** From lessons to the reference of what they use of the harness, and from there back to the lessons. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { exerciseIds, readExercise } from "@workbook/grading";
import type { MarkdownRenderer } from "vitepress";
import { linked, outsideLinks, type PageEnv, type State, sourceOf, type Tokens } from "./links.ts";

const reference = "docs/api/harness.md";
/** What a lesson writes before a member of these. */
const written: Readonly<Record<string, string>> = { Context: "ctx.", Log: "ctx.log." };

/** A lesson that uses something. */
interface Lesson {
  readonly title: string;
  readonly link: string;
}

/** For each thing that lessons use its name as they write it, `ctx.log.force`, with those that do. */
type Uses = ReadonlyMap<string, readonly Lesson[]>;

/** Links what lessons mention, once a page, and lists in the reference which lessons do. */
export function interfaceLinks(md: MarkdownRenderer, root: string): void {
  const uses = usesIn(root);
  md.core.ruler.push("interface-links", (state) => {
    const page = sourceOf(state.env as PageEnv, root);
    if (page === reference) state.tokens = withLessons(state, uses);
    else if (/^exercises\/[^/]+\/README\.md$/.test(page)) linkMentions(state, uses);
  });
}

/** Nothing before the reference has been written. */
function usesIn(root: string): Uses {
  const file = join(root, reference);
  if (!existsSync(file)) return new Map();
  const names = [...namesIn(readFileSync(file, "utf8"))];
  const lessons = exerciseIds(root).map((id) => lessonOf(root, id));
  const using = (name: string) => lessons.filter(({ mentions }) => mentions.has(name));
  return new Map(names.map((name) => [name, using(name)] as const).filter(([, used]) => used.length > 0));
}

function lessonOf(root: string, id: string): Lesson & { readonly mentions: ReadonlySet<string> } {
  const folder = join(root, "exercises", id);
  const text = readFileSync(join(folder, "README.md"), "utf8");
  const members = text.matchAll(/\bctx\.(?:log\.)?\w+/g);
  const mentions = new Set([...Array.from(members, ([name]) => name), ...importedIn(folder)]);
  return { title: `${id.slice(0, 2)} ${readExercise(root, id).title}`, link: `/exercises/${id}/`, mentions };
}

/** What an exercise's own files take from the harness. */
function importedIn(folder: string): string[] {
  const files = ["given", "starter"].flatMap((part) =>
    readdirSync(join(folder, part), { recursive: true, encoding: "utf8" }).map((file) => join(folder, part, file)),
  );
  return files
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => [
      ...readFileSync(file, "utf8").matchAll(/import (?:type )?\{([^}]*)\} from "@workbook\/harness"/g),
    ])
    .flatMap(([, names = ""]) => names.split(",").map((name) => name.replace(/^\s*type /, "").trim()));
}

/** The names of the reference as lessons write them: `ctx.send` is `send()` of `Context`. */
function* namesIn(text: string): Generator<string> {
  let of = "";
  for (const [, marks, heading = ""] of text.matchAll(/^(###|#####) (\S+)$/gm)) {
    const name = heading.replace("()", "");
    if (marks === "###") yield (of = name);
    else if (written[of] !== undefined) yield written[of] + name;
  }
}

/** Where the reference speaks of a name. */
function anchorOf(name: string): string {
  return `uses-${name.replaceAll(".", "-").toLowerCase()}`;
}

/** The first mention of each name, where it is not in a link already. */
function linkMentions(state: State, uses: Uses): void {
  const seen = new Set<string>();
  for (const token of state.tokens) {
    if (!token.children) continue;
    token.children = outsideLinks(token.children, (child) => {
      const name = child.type === "code_inline" ? nameIn(child.content) : undefined;
      if (name === undefined || !uses.has(name) || seen.has(name)) return [child];
      seen.add(name);
      return linked(state, child, `/api/harness.md#${anchorOf(name)}`);
    });
  }
}

/** `ctx.log.force(record)` and `todo("…")` are about what is called. */
function nameIn(code: string): string | undefined {
  return /^(?:ctx\.(?:log\.)?)?\w+(?=$|[(<])/.exec(code)?.[0];
}

/** The reference with an anchor before each name that lessons use, and after it who does. */
function withLessons(state: State, uses: Uses): Tokens {
  let of = "";
  return state.tokens.flatMap((token, index, tokens) => {
    if (token.type === "heading_close" && token.tag === "h3") of = headingBefore(tokens, index);
    const level = token.tag === "h3" ? "" : token.tag === "h5" ? written[of] : undefined;
    if (level === undefined || !token.type.startsWith("heading_")) return [token];
    const name = level + headingBefore(tokens, token.type === "heading_open" ? index + 2 : index);
    const lessons = uses.get(name);
    if (!lessons) return [token];
    if (token.type === "heading_open") return [html(state, `<span id="${anchorOf(name)}"></span>`), token];
    const links = lessons.map(({ title, link }) => `[${title}](${link})`).join(", ");
    return [token, ...state.md.parse(`In ${lessons.length === 1 ? "a lesson" : "lessons"}: ${links}.`, {})];
  });
}

function headingBefore(tokens: Tokens, close: number): string {
  return (tokens[close - 1]?.content ?? "").replace("()", "");
}

function html(state: State, content: string): Tokens[number] {
  const token = new state.Token("html_block", "", 0);
  token.content = content;
  return token;
}
