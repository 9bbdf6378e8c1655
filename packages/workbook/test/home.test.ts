/** The desk's first screen, at a keyboard without a terminal. */
import { PassThrough, Writable } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { Addresses } from "../src/desk/addresses.ts";
import { courseOf } from "../src/desk/course.ts";
import { type Choice, home } from "../src/desk/home.ts";
import { root } from "../src/place.ts";

interface Seat {
  readonly choice: Promise<Choice>;
  readonly addresses: Addresses;
  press(...names: string[]): Promise<void>;
  screen(): string;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

async function sitDown(): Promise<Seat> {
  const input = new PassThrough() as unknown as NodeJS.ReadStream;
  let shown = "";
  const output = new Writable({
    write(text, _encoding, done) {
      shown += String(text);
      done();
    },
  });
  const addresses = new Addresses();
  const course = courseOf(root, { schema: "workbook.progress/1", exercises: {} });
  const choice = home({ course, addresses }, { input, output: output as NodeJS.WriteStream });
  while (!shown.includes("quit")) await turn();
  return {
    choice,
    addresses,
    async press(...names) {
      for (const name of names) {
        input.emit("keypress", null, { name, ctrl: false, shift: false });
        await turn();
      }
    },
    screen: () => stripVTControlCharacters(shown),
  };
}

describe("the desk's first screen", () => {
  it("has a key for everything, and the next exercise selected", async () => {
    const { choice, press, screen } = await sitDown();
    await press("g");
    expect(await choice).toMatchObject({ action: "grade", exercise: { number: "00" } });
    for (const words of ["g grade", "w watch", "h hint", "l lesson", "d diff to the starter", "r reset", "q quit"])
      expect(screen()).toContain(words);
  });

  it("goes up and down, and round at the ends", async () => {
    const { choice, press } = await sitDown();
    await press("down", "down", "up", "up", "up", "down", "down", "w");
    expect(await choice).toMatchObject({ action: "watch", exercise: { number: "01" } });
  });

  it("asks twice before it resets, and forgets that it asked when another exercise is chosen", async () => {
    const { choice, press, screen } = await sitDown();
    await press("r");
    expect(screen()).toContain("r again puts 00 back to the starter");
    await press("down", "r", "r");
    expect(await choice).toMatchObject({ action: "reset", exercise: { number: "01" } });
  });

  it("says where things are as soon as they are there", async () => {
    const { choice, press, screen, addresses } = await sitDown();
    expect(screen()).toContain("Course site: starting …");
    addresses.set("Course site", "http://127.0.0.1:5173/");
    await press("down");
    expect(screen()).toContain("Course site: http://127.0.0.1:5173/");
    await press("q");
    expect((await choice).action).toBe("quit");
  });
});
