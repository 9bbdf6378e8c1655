/** A trace in one line: what is needed to run it again on another machine. */
import { z } from "zod";
import { choiceSchema, crashCutsSchema, networkSchema, violationSchema } from "./trace.ts";

/** The schema of what a token holds. */
export const tokenSchema = z.object({
  /** The exercise's id. */
  exercise: z.string(),
  /** What was graded: "submission", "solution", "mutant:NAME". */
  target: z.string(),
  /** The workbook's version. */
  version: z.string(),
  /** A hash of the sources that ran. */
  hash: z.string(),
  cluster: z.object({ name: z.string(), params: z.json() }),
  network: networkSchema,
  crashCuts: crashCutsSchema,
  choices: z.array(choiceSchema),
  violation: violationSchema.optional(),
});
/** What a token holds: the schedule, the cluster and its parameters, the target, and what it was recorded with. */
export type Token = z.infer<typeof tokenSchema>;

const prefix = "wb1.";

/** Writes a token. It survives being pasted into a shell, a mail or an address. */
export function encodeToken(token: Token): string {
  const bytes = encodeURIComponent(JSON.stringify(token)).replace(/%([0-9A-F]{2})/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return prefix + toBase64Url(bytes);
}

/**
 * Reads a token.
 * @throws Error when it is none, or damaged: the sentence says so
 */
export function decodeToken(text: string): Token {
  const trimmed = text.trim();
  if (!trimmed.startsWith(prefix))
    throw new Error(
      `this is not a trace's token: it does not begin with ${prefix}; copy the whole word that the grade printed`,
    );
  try {
    return tokenSchema.parse(JSON.parse(fromUtf8(fromBase64Url(trimmed.slice(prefix.length)))));
  } catch {
    throw new Error("this token is damaged; copy the whole word that the grade printed");
  }
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

function toBase64Url(bytes: string): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [bytes.charCodeAt(i), bytes.charCodeAt(i + 1), bytes.charCodeAt(i + 2)];
    const bits = (a << 16) | ((b || 0) << 8) | (c || 0);
    const quartet = [18, 12, 6, 0].map((shift) => digits[(bits >> shift) & 63]);
    text += quartet.slice(0, Math.min(4, bytes.length - i + 1)).join("");
  }
  return text;
}

function fromBase64Url(text: string): string {
  let bytes = "";
  for (let i = 0; i < text.length; i += 4) {
    const quartet = [...text.slice(i, i + 4)].map((digit) => digits.indexOf(digit));
    if (quartet.includes(-1)) throw new Error("not base64url");
    const bits = quartet.reduce((sum, value, place) => sum | (value << (18 - 6 * place)), 0);
    for (let k = 0; k < quartet.length - 1; k++) bytes += String.fromCharCode((bits >> (16 - 8 * k)) & 255);
  }
  return bytes;
}

function fromUtf8(bytes: string): string {
  return decodeURIComponent([...bytes].map((byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, "0")}`).join(""));
}
