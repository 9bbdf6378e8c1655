/** Plays and searches in a thread of its own, so that the page never stops. */
import { type Board, boardOf, type GameTable, games, Position, solve, viewOf } from "@workbook/adversary";
import type { Answer, Question } from "./conversation.ts";

const tables = new Map<string, Promise<GameTable>>();

addEventListener("message", ({ data }: MessageEvent<Question>) => {
  answer(data).then(postMessage, (error: Error) =>
    postMessage({ id: data.id, failed: error.message } satisfies Answer),
  );
});

async function answer(question: Question): Promise<Answer> {
  const { id, game: name, tables: address } = question;
  const game = games.find((candidate) => candidate.id === name);
  if (!game) throw new Error(`there is no game ${name}`);
  const table = await tableOf(`${address}${name}.json`);
  const board: Board = boardOf(game, table);
  if (question.kind === "solve") return { id, solution: await solve(board) };
  const position = await Position.after(board, question.choices);
  return { id, view: await viewOf(position, table, question.theme), shortest: table.shortest.steps };
}

function tableOf(address: string): Promise<GameTable> {
  const known = tables.get(address) ?? fetch(address).then((response) => response.json() as Promise<GameTable>);
  tables.set(address, known);
  return known;
}
