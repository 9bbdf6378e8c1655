import { type Choice, none } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { boardOf, games, Position, recording, solve, tableExecutor, waitingForEver } from "../src/index.ts";
import { board, game, hasty } from "./support/hasty.ts";

const started: Choice[] = ["coordinator", "p1", "p2"].map((node) => ({ kind: "start", node }));

describe("a position", () => {
  it("offers the starts in their order, and then what the network holds", async () => {
    const begun = await Position.after(board, []);
    expect(begun.moves()).toEqual([{ kind: "start", node: "coordinator" }]);
    const running = await Position.after(board, started);
    expect(running.moves()).toEqual([
      { kind: "deliver", message: 0 },
      { kind: "deliver", message: 1 },
      { kind: "drop", message: 0 },
      { kind: "drop", message: 1 },
      { kind: "crash", node: "coordinator", survivors: 0 },
    ]);
  });

  it("offers no fault that has been spent, and counts no undisturbed start", async () => {
    const lossy = await Position.after(board, [...started, { kind: "drop", message: 0 }]);
    expect(lossy.moves().filter(({ kind }) => kind === "drop")).toEqual([]);
    expect(lossy.steps).toBe(1);
  });

  it("offers a crash before, between and after the effects of a step", async () => {
    const cuts = await (await Position.after(board, [])).cutsOf({ kind: "start", node: "coordinator" });
    expect(cuts.map(({ after }) => after && "to" in after && after.to)).toEqual([undefined, "p1", "p2"]);
  });

  it("tells what is broken, and where", async () => {
    const choices: Choice[] = [...started, { kind: "deliver", message: 0 }, { kind: "deliver", message: 2 }];
    const fine = await Position.after(board, choices);
    expect([...fine.violations().keys()]).toEqual([]);
    const broken = await fine.next({ kind: "deliver", message: 1 });
    expect(broken.violations().get("agreement")).toEqual({ property: "agreement", sentence: "they disagree", step: 5 });
  });
});

describe("who waits for ever", () => {
  it("is whoever can decide in no continuation without a further fault", async () => {
    const crash: Choice = { kind: "start", node: "coordinator", crash: { afterEffects: 1, survivors: 0 } };
    const position = await Position.after(board, [crash, ...started.slice(1)]);
    expect(await waitingForEver(position)).toEqual(["p1", "p2"]);
    expect(await waitingForEver(await Position.after(board, started))).toEqual(["p1"]);
  });
});

describe("a table", () => {
  it("does what the nodes do that it was made of", async () => {
    const recorder = recording(board.executor);
    const solution = await solve({ ...board, executor: recorder });
    const played = boardOf(game, {
      schema: "workbook.adversary/1",
      game: game.id,
      version: "0",
      hash: "",
      nodes: Object.keys(hasty.nodes),
      inFlightCap: 10,
      table: recorder.table(Object.keys(hasty.nodes)),
      shortest: solution,
    });
    const [original, copy] = await Promise.all(
      [board, played].map(async (on) => (await Position.after(on, solution.choices)).run.trace()),
    );
    expect(copy).toEqual(original);
  });

  it("says when it is asked for what it does not hold", async () => {
    const executor = tableExecutor({ p1: { starts: {}, states: [] } });
    const start = { kind: "start", incarnation: 0, log: [] } as const;
    await expect(executor.execute([{ node: "p1", history: [], input: start }])).rejects.toThrow(
      "the table does not say what p1 does",
    );
  });
});

describe("the explorer", () => {
  it("finds a shortest way, and playing it reaches the aim", async () => {
    const { choices, steps } = await solve(board);
    expect(steps).toBe(2);
    expect((await Position.after(board, choices)).violations().has("agreement")).toBe(true);
  });

  it("says so when there is none", async () => {
    const harmless = { ...board, game: { ...game, always: [] } };
    await expect(solve(harmless)).rejects.toThrow("cannot be won");
  });
});

describe("the games", () => {
  it("watch what they are about", () => {
    for (const { id, aim, always, faults } of games) {
      expect(faults, id).not.toEqual(none);
      if (aim.kind === "break") expect(always.map(({ name }) => name)).toContain(aim.property);
    }
  });
});
