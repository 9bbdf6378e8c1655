/** What an exercise says of itself in `exercise.json`. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** A hint in three levels of directness: a question, a direction, the line itself. */
export const hintSchema = z.strictObject({
  name: z.string().min(1),
  levels: z.tuple([z.string(), z.string(), z.string()]),
});

/** The schema of `exercise.json`. */
export const exerciseSchema = z.strictObject({
  /** The folder's name, such as `01-two-phase-commit`. */
  id: z.string().regex(/^\d\d-[a-z0-9-]+$/),
  title: z.string().min(1),
  subtrack: z.string().min(1),
  concepts: z.array(z.string()).min(1),
  /** Ids of exercises to do before. */
  prerequisites: z.array(z.string()),
  /** Citation keys. */
  papers: z.array(z.string()),
  /** How long it takes somebody who knows the concepts. */
  minutes: z.number().int().positive(),
  /** How many lines of code to expect to write. */
  expectedLines: z.number().int().positive(),
  hints: z.array(hintSchema).min(3),
});
/** What an exercise says of itself. */
export type Exercise = z.infer<typeof exerciseSchema>;

/**
 * Reads an exercise's description.
 * @throws Error when it is missing or wrong; the sentence says where
 */
export function readExercise(root: string, id: string): Exercise {
  const file = join(root, "exercises", id, "exercise.json");
  const parsed = exerciseSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!parsed.success) throw new Error(`exercises/${id}/exercise.json: ${z.prettifyError(parsed.error)}`);
  if (parsed.data.id !== id) throw new Error(`exercises/${id}/exercise.json has the id ${parsed.data.id}`);
  return parsed.data;
}

/** The ids of all exercises, in their order. */
export function exerciseIds(root: string): string[] {
  return readdirSync(join(root, "exercises"))
    .filter((name) => /^\d\d-/.test(name))
    .sort();
}

/**
 * The exercises that somebody names: by number, by id, or all when nothing is named.
 * @throws Error for a name that fits none; the sentence lists those there are
 */
export function findExercises(root: string, names: readonly string[]): string[] {
  const known = exerciseIds(root);
  if (names.length === 0) return known;
  const found = names.map((name) => {
    const id = known.find((candidate) => candidate === name || candidate.startsWith(`${name.padStart(2, "0")}-`));
    if (id === undefined) throw new Error(`there is no exercise "${name}"; there are ${known.join(", ")}`);
    return id;
  });
  return known.filter((id) => found.includes(id));
}
