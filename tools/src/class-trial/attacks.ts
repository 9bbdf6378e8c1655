/** Attacks on the grader, each on the back of a right work. */
import { type Canaries, attacks as known, withAttack } from "@workbook/classroom";
import type { Work } from "./works.ts";

/** Nothing is there to be reached: whether something is, the tests of the attacks see. Here it is the points that count. */
const canaries: Canaries = { file: "/nowhere/canary", secret: "", out: "/nowhere/out", port: 9, pid: 2 ** 22 + 1 };

/** All attacks, put before each message that a right work handles. */
export function attacks(reference: Readonly<Record<string, string>>): Work[] {
  const [path = "", text = ""] = Object.entries(reference).find(([, source]) => /\n {2}on[A-Z]/.test(source)) ?? [];
  return known.map((attack) => ({
    name: `attack:${attack.name}`,
    files: { ...reference, [path]: withAttack(text, attack, "message", canaries) },
    expected: { kind: "full-or-refused" },
  }));
}
