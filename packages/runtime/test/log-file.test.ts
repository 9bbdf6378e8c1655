import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { LogFile } from "../src/log-file.ts";

const folder = mkdtempSync(join(tmpdir(), "log-file-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const open = (name: string) => new LogFile(join(folder, name));

describe("a log that is a file", () => {
  it("keeps what was forced and all written before it, and loses what was only written", () => {
    const log = open("forced");
    log.write({ type: "begin" });
    log.force({ type: "commit" });
    log.write({ type: "end" });
    log.crash();
    expect(open("forced").records()).toEqual([{ type: "begin" }, { type: "commit" }]);
    log.force();
    expect(log.records()).toHaveLength(2);
  });

  it("is replaced in one step, with what was buffered", () => {
    const log = open("compacted");
    log.force({ type: "commit" });
    log.write("lost with the rest");
    log.compact([{ type: "end" }]);
    log.force();
    expect(log.records()).toEqual([{ type: "end" }]);
  });

  it("begins empty again: what one run has buffered reaches no other", () => {
    const log = open("again");
    log.force("old");
    log.write("buffered");
    log.reset();
    log.force("new");
    expect(log.records()).toEqual(["new"]);
  });

  it("does without a last line that a crash has cut off, and goes on in a new one", () => {
    open("torn").force({ type: "start" });
    appendFileSync(join(folder, "torn"), '{"type":"prep');
    expect(open("torn").records()).toEqual([{ type: "start" }]);
    open("torn").force({ type: "start" });
    expect(readFileSync(join(folder, "torn"), "utf8")).toBe('{"type":"start"}\n{"type":"start"}\n');
  });
});
