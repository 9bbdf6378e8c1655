/** What each level keeps from code that has got past everything inside the process: here, code that never was inside. */
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Launch, launchAt } from "../../src/execution/confinement/launch.ts";
import { type Level, levels } from "../../src/execution/confinement/level.ts";
import { probeLevels } from "../../src/execution/confinement/probe.ts";
import { seccompFilter } from "../../src/execution/confinement/seccomp.ts";
import { start } from "../../src/execution/confinement/start.ts";

const probes = await probeLevels();
const has = (level: Level) => probes.some((probe) => probe.level === level && probe.available);

/** Runs a script at a level as if Node refused nothing, and hands back what it says. */
async function said(level: Level, script: string): Promise<string> {
  const launch = launchAt(level);
  const free: Launch = { ...launch, args: launch.args.filter((flag) => !/^--(experimental-)?permission$/.test(flag)) };
  const { process, code, replies } = start(free);
  let answer = "";
  replies.setEncoding("utf8").on("data", (piece: string) => {
    answer += piece;
  });
  code.end(`
    const say = (text) => new (require("node:net").Socket)({ fd: 4, readable: false, writable: true }).end(String(text));
    const tried = (what) => { try { return what() } catch (error) { return error.code ?? error.message } };
    ${script}`);
  await once(process, "close");
  return answer;
}

/** A file that everybody on this machine may read. */
function canary(): string {
  const file = join(tmpdir(), `canary-${process.pid}.txt`);
  writeFileSync(file, "seen", { mode: 0o644 });
  return file;
}

describe("the levels", () => {
  test("are tried, strongest first, and what is missing is said", () => {
    expect(probes.map(({ level }) => level)).toEqual(levels);
    for (const { available, missing } of probes) expect(available).toBe(missing === "");
    expect(has("D")).toBe(true);
  });

  test("are named by what they keep apart: without walls the canary is seen", async () => {
    expect(
      await said("D", `say(tried(() => require("node:fs").readFileSync(${JSON.stringify(canary())}, "utf8")))`),
    ).toBe("seen");
  });

  test("need a filter that knows the machine's system calls", () => {
    expect(() => seccompFilter("mips")).toThrow("the system calls of mips are not known, so level A is not to be had");
    expect(seccompFilter("arm64")).not.toEqual(seccompFilter("x64"));
  });
});

describe.runIf(has("A"))("at level A", () => {
  test("no file of the machine is there, and none can be made", async () => {
    const file = JSON.stringify(canary());
    expect(await said("A", `say(tried(() => require("node:fs").readFileSync(${file}, "utf8")))`)).toBe("ENOENT");
    const top = await said("A", `say(require("node:fs").readdirSync("/").filter((name) => !/^(lib|usr)/.test(name)))`);
    expect(top).toBe("node");
    expect(await said("A", `say(tried(() => require("node:fs").writeFileSync("/x", "x")))`)).toBe("EROFS");
    expect(await said("A", `say(tried(() => require("node:fs").readdirSync("/proc")))`)).toBe("ENOENT");
  });

  test("no process can be started, and no other is seen", async () => {
    expect(await said("A", `say(require("node:child_process").spawnSync("/node", ["-v"]).error?.code)`)).toBe("EPERM");
    expect(await said("A", `say(tried(() => process.kill(${process.pid}, 0)))`)).toBe("ESRCH");
    expect(await said("A", "say(process.getuid() + ' ' + Object.keys(process.env))")).toBe("65534 PWD");
  });

  test("nobody can be called, not even on this machine", async () => {
    let calls = 0;
    const server = createServer(() => calls++).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    const call = `require("node:net").connect(${port}, "127.0.0.1").on("error", (e) => say(e.code)).on("connect", () => say("connected"))`;
    expect(await said("A", call)).toBe("EPERM");
    expect(calls).toBe(0);
    server.close();
  });

  test("memory off the heap has a limit", async () => {
    const fill = "const kept = []; for (let n = 0; n < 40; n++) kept.push(Buffer.alloc(2 ** 27, 1)); kept.length";
    expect(await said("A", `say(tried(() => { ${fill} }))`)).toMatch(/allocation|^$/i);
  });
});

describe.runIf(has("C"))("at level C", () => {
  test("it is another user, who owns nothing", async () => {
    const [uid, write] = (
      await said("C", `say(process.getuid() + " " + tried(() => require("node:fs").writeFileSync("/etc/x", "x")))`)
    ).split(" ");
    expect(Number(uid)).toBeGreaterThanOrEqual(61_000);
    expect(write).toBe("EACCES");
  });
});
