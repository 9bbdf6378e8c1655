/** The tables from which the site plays protocols: written from the solutions, which the site does not show. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { boardOf, type Game, type GameTable, games, recording, solve } from "@workbook/adversary";
import { explore } from "@workbook/explorer";
import { bundleSource, bundleSubmission, openExecutor, parseTarget } from "@workbook/grading";
import { version } from "@workbook/workbook";
import type { Fact } from "./fact.ts";

/** Where a game's table is. */
export function tablePath({ id }: Game): string {
  return `docs/public/adversary/${id}.json`;
}

/** Whether the tables are what the solutions make of them today: one fact a game, of these exercises or of all. */
export async function checkTables(root: string, exercises?: readonly string[]): Promise<Fact[]> {
  return Promise.all(
    playable(root, exercises).map(async (game) => {
      const path = join(root, tablePath(game));
      const ok = existsSync(path) && readFileSync(path, "utf8") === (await tableText(root, game));
      const detail = "npm run check -- --write writes it anew";
      return { name: `${tablePath(game)} is in step`, ok, ...(ok ? {} : { detail }) };
    }),
  );
}

/** Writes the tables that are not in step, of these exercises or of all: one fact a file. */
export async function writeTables(root: string, exercises?: readonly string[]): Promise<Fact[]> {
  const facts: Fact[] = [];
  for (const game of playable(root, exercises)) {
    const [path, text] = [join(root, tablePath(game)), await tableText(root, game)];
    if (existsSync(path) && readFileSync(path, "utf8") === text) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    facts.push({ name: `${tablePath(game)} written`, ok: true });
  }
  return facts;
}

/** A handout has no solutions, and plays by the tables that were written before. */
function playable(root: string, exercises?: readonly string[]): Game[] {
  const isAsked = (exercise: string) => exercises?.includes(exercise) ?? true;
  return games.filter(({ exercise }) => isAsked(exercise) && existsSync(join(root, "solutions", exercise)));
}

async function tableText(root: string, game: Game): Promise<string> {
  return `${JSON.stringify(await tableOf(root, game))}\n`;
}

/** Tries every schedule within the game's budgets, and notes what each node does on the way. */
async function tableOf(root: string, game: Game): Promise<GameTable> {
  const where = { root, exerciseId: game.exercise, target: parseTarget(game.target) };
  const bundle = await bundleSubmission(where);
  const nodes = [...bundleSource(bundle, game.cluster).evaluate().nodes];
  const executor = await openExecutor("in-process", { ...where, cluster: game.cluster, bundle });
  const recorder = recording(executor);
  const inFlightCap = 8 * nodes.length * nodes.length;
  const begun = {
    schema: "workbook.adversary/1",
    game: game.id,
    version,
    hash: bundle.hash,
    nodes,
    inFlightCap,
  } as const;
  const { cluster } = boardOf(game, { ...begun, table: {}, shortest: { steps: 0, states: 0 } });
  const { outcome } = await explore(cluster, { network: "multiset", faults: game.faults, executor: recorder });
  if (outcome !== "exhausted") throw new Error(`${game.id} is too large to be played: ${outcome}`);
  const table = recorder.table(nodes);
  const unsolved: GameTable = { ...begun, table, shortest: { steps: 0, states: 0 } };
  const { steps, states } = await solve(boardOf(game, unsolved));
  return { ...unsolved, shortest: { steps, states } };
}
