import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { reportSchema } from "@workbook/grading";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { root } from "../src/place.ts";

const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
const main = join(root, "packages", "workbook", "src", "main.ts");

let dir: string;
let child: ChildProcess;
let out = "";

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "watched-"));
  cpSync(join(root, "exercises", "00-warm-up", "starter"), join(dir, "src"), { recursive: true });
});

afterEach(() => {
  child.kill("SIGKILL");
  rmSync(dir, { recursive: true });
});

/** What a watch has said since it was looked at last, up to the end of its next grade. */
async function nextGrade(): Promise<string> {
  await vi.waitFor(() => expect(out).toContain("Watching. Ctrl-C stops."), { timeout: 0x7fffffff, interval: 50 });
  const said = out;
  out = "";
  return said;
}

describe("a watch", () => {
  it("grades again when a file is saved, what learners see first, writes each report, and ends at Ctrl-C", async () => {
    const report = join(dir, "report.json");
    const words = ["grade", "00", "--submission", join(dir, "src"), "--watch", "--json", report];
    child = spawn(process.execPath, ["--import", tsx, main, ...words], { stdio: ["ignore", "pipe", "pipe"] });
    child.stdout?.on("data", (text: Buffer) => {
      out += text.toString();
    });
    expect(await nextGrade()).toContain("0 of 100 points");
    const pointsNow = () => reportSchema.parse(JSON.parse(readFileSync(report, "utf8"))).exercises[0]?.points;
    await vi.waitFor(() => expect(existsSync(report) && pointsNow()).toBe(0), { timeout: 0x7fffffff });

    writeFileSync(join(dir, "src", "shop.ts"), readFileSync(join(root, "solutions", "00-warm-up", "src", "shop.ts")));
    const solved = await nextGrade();
    expect(solved).toContain("100 of 100 points");
    expect(solved.lastIndexOf("(hidden)")).toBeGreaterThan(0);
    expect(solved.slice(0, solved.indexOf("(hidden)"))).toContain("  ✓ once");
    expect(solved.slice(solved.indexOf("(hidden)")).replaceAll(/^.*\(hidden\)$/gm, "")).not.toContain("  ✓ ");
    await vi.waitFor(() => expect(pointsNow()).toBe(100), { timeout: 0x7fffffff });

    const ended = new Promise((resolve) => child.once("close", resolve));
    child.kill("SIGINT");
    expect(await ended).toBe(128 + constants.signals.SIGINT);
  });
});
