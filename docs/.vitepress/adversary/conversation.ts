/** What the page asks its worker, and what that answers. */
import type { Solution, View } from "@workbook/adversary";
import type { Choice } from "@workbook/harness";

/** How a position looks, or what a shortest way is. */
export type Question = {
  readonly id: number;
  readonly game: string;
  /** Where the games' tables are, with the slash. */
  readonly tables: string;
} & (
  | { readonly kind: "look"; readonly choices: readonly Choice[]; readonly theme: "light" | "dark" }
  | { readonly kind: "solve" }
);

/** The answer to the question with this number. */
export type Answer =
  | { readonly id: number; readonly view: View; readonly shortest: number }
  | { readonly id: number; readonly solution: Solution }
  | { readonly id: number; readonly failed: string };

type Asked<T> = T extends unknown ? Omit<T, "id"> : never;

/** Asks a worker, one answer a question. */
export function conversation(worker: Worker): (question: Asked<Question>) => Promise<Answer> {
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  return (question) =>
    new Promise((resolve) => {
      const id = ++asked;
      waiting.set(id, resolve);
      worker.postMessage({ ...question, id });
    });
}
