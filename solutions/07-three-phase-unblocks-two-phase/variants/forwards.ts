/** From each state forwards, until a decision turns up; and whoever waits with the coordinator alive counts too, since nobody does. */
import type { Variant } from "@workbook/grading";
import type { CrashGraph } from "#given/graph.ts";

export const variant: Variant = {
  replaces: "blocking-points.ts",
  shape: "searches forwards from every state, and does not ask whether the coordinator has crashed",
};

export function blockingPoints({ nodes, globals, locals }: CrashGraph): number[] {
  const points: number[] = [];
  for (const [number, { locals: at, seen }] of globals.entries())
    for (const node of nodes.keys()) if (locals[at[node]!]!.up && !decides(number, node)) points.push(seen.effects);
  return points;

  function decides(from: number, node: number): boolean {
    const found = [from];
    for (const state of found) {
      const { locals: now, next } = globals[state]!;
      if (locals[now[node]!]!.decision !== undefined) return true;
      for (const follower of next) if (!found.includes(follower)) found.push(follower);
    }
    return false;
  }
}
