import { appendFileSync, fsyncSync, mkdtempSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type Disk, LogFile } from "../src/log-file.ts";

const folder = mkdtempSync(join(tmpdir(), "log-file-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const open = (name: string, disk?: Disk) => new LogFile(join(folder, name), disk);

class PowerFailure extends Error {}

/** A disk that takes three bytes at a time, and does so many things before the power fails. */
function slowDisk(most = Number.POSITIVE_INFINITY): { readonly disk: Disk; readonly did: string[] } {
  const did: string[] = [];
  const counted = (what: string) => {
    if (did.length >= most) throw new PowerFailure();
    did.push(what);
  };
  const disk: Disk = {
    write: (file, bytes) => {
      counted("write");
      return writeSync(file, bytes.subarray(0, 3));
    },
    sync: (file) => {
      counted("sync");
      fsyncSync(file);
    },
    rename: (from, to) => {
      counted("rename");
      renameSync(from, to);
    },
  };
  return { disk, did };
}

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

  it("writes on until all is written, where the disk takes less than it is given", () => {
    const { disk } = slowDisk();
    open("short", disk).force({ type: "commit", tx: "späte Änderung" });
    open("short", disk).force({ type: "end" });
    expect(open("short").records()).toEqual([{ type: "commit", tx: "späte Änderung" }, { type: "end" }]);
  });

  it("is the old or the new one after a crash anywhere in a compaction, never a mixture", () => {
    const old = [{ type: "begin" }, { type: "commit" }];
    const compacted = [{ type: "committed" }];
    const found = new Map<number, unknown>();
    for (let most = 0; !found.has(most - 1) || found.get(most - 1) === "old"; most++) {
      const name = `compact-${most}`;
      for (const record of old) open(name).force(record);
      const { disk } = slowDisk(most);
      const compact = () => open(name, disk).compact(compacted);
      const records = () => JSON.stringify(open(name).records());
      try {
        compact();
        expect(records()).toBe(JSON.stringify(compacted));
        found.set(most, "new");
      } catch (failure) {
        expect(failure).toBeInstanceOf(PowerFailure);
        expect(records()).toBe(JSON.stringify(old));
        found.set(most, "old");
      }
      // Whoever comes back can compact again, over what was left beside the log.
      open(name).compact([]);
      expect(open(name).records()).toEqual([]);
    }
    expect(found.size).toBeGreaterThan(3);
  });

  it("takes the new file for the log only when that is on the disk", () => {
    open("order").force({ type: "commit" });
    const { disk, did } = slowDisk();
    open("order", disk).compact([]);
    open("order", disk).force({ type: "end" });
    expect(did.slice(0, 2)).toEqual(["sync", "rename"]);
    expect(did.at(-1)).toBe("sync");
  });
});
