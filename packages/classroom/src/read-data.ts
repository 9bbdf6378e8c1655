/** Files of a class, read with their schema. */
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

/**
 * Reads a JSON file.
 * @throws Error when it is missing, no JSON, or not of this shape; the sentence names the file and the place in it
 */
export function readData<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> {
  if (!existsSync(file)) throw new Error(`there is no ${file}`);
  const parsed = schema.safeParse(parsedText(file));
  if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function parsedText(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`${file} is no JSON: ${(error as Error).message}`);
  }
}
