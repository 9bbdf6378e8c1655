import { NoAnswer, Refusal, Sandbox, stepLimit } from "@workbook/harness";
import { describe, expect, it } from "vitest";

/** Counts until the counter refuses; how often that was, and the refusal. */
function countOut(sandbox: Sandbox): { ticks: number; error: unknown } {
  for (let ticks = 0; ; ticks++) {
    try {
      sandbox.tick();
    } catch (error) {
      return { ticks, error };
    }
  }
}

describe("the counter of steps", () => {
  it("lets a step take so many, and begins anew with the next", () => {
    const sandbox = new Sandbox();
    for (let step = 0; step < 2; step++) {
      sandbox.begin();
      const { ticks, error } = countOut(sandbox);
      expect(ticks).toBe(stepLimit);
      expect(error).toMatchObject({
        rule: "endless-loop",
        message: "this step does not end; make every loop's end certain",
      });
    }
  });

  it("goes on refusing: to catch the refusal does not help", () => {
    const sandbox = new Sandbox();
    sandbox.begin();
    countOut(sandbox);
    expect(countOut(sandbox).ticks).toBe(0);
    expect(sandbox.broken?.rule).toBe("endless-loop");
  });

  it("leaves little to a step that has broken another rule", () => {
    const sandbox = new Sandbox();
    sandbox.begin();
    expect(() => sandbox.refuse("real-world", "no")).toThrow(Refusal);
    expect(countOut(sandbox).ticks).toBeLessThan(stepLimit / 10);
    expect(sandbox.broken).toEqual({ rule: "real-world", sentence: "no" });
  });

  it("writes the place before the sentence", () => {
    const sandbox = new Sandbox(() => "coordinator.ts:31");
    sandbox.begin();
    countOut(sandbox);
    expect(sandbox.broken?.sentence).toMatch(/^coordinator\.ts:31: this step does not end/);
  });
});

describe("the outer net", () => {
  const clock = (times: number[]) => ({ now: () => times.shift() ?? 0, patienceMs: 1000 });

  it("stops a step that takes too long, for good, with neither pass nor fail", () => {
    const sandbox = new Sandbox(undefined, clock([0, 900, 1100]));
    sandbox.begin();
    expect(countOut(sandbox).error).toBeInstanceOf(NoAnswer);
    expect(countOut(sandbox).ticks).toBe(0);
    expect(() => sandbox.assertInTime("p1")).toThrow(
      "p1 took more than 1 s for one step, and was stopped; look for work that is no loop, such as a huge array",
    );
    expect(sandbox.broken).toBeUndefined();
  });

  it("is not there without a clock, and is whole again for the next step", () => {
    const patient = new Sandbox();
    patient.begin();
    expect(countOut(patient).error).toBeInstanceOf(Refusal);
    const sandbox = new Sandbox(undefined, clock([0, 2000, 2000]));
    sandbox.begin();
    countOut(sandbox);
    sandbox.begin();
    expect(() => sandbox.assertInTime("p1")).not.toThrow();
  });
});

describe("what a step prints", () => {
  const printed = (print: (console: Console) => void): readonly string[] => {
    const sandbox = new Sandbox();
    sandbox.begin();
    print(sandbox.globals()["console"] as Console);
    return sandbox.output;
  };

  it("is kept, one line for each call, whatever the method", () => {
    const lines = printed((console) => {
      console.log("got", { round: 1 }, new Set([1]));
      console.error("no");
      console.table([1]);
    });
    expect(lines).toEqual(["got { round: 1 } Set {1}", "no", "[1]"]);
  });

  it("that a console does besides is no mistake", () => {
    expect(printed((console) => console.time("t"))).toEqual([]);
  });

  it("is cut when there is no end of it", () => {
    const lines = printed((console) => {
      for (let n = 0; n < 1000; n++) console.log("x".repeat(1e5));
    });
    expect(lines).toHaveLength(201);
    expect(lines[0]).toHaveLength(2000);
    expect(lines.at(-1)).toBe("… and more, which is not kept");
  });

  it("belongs to the step: the next begins with nothing", () => {
    const sandbox = new Sandbox();
    sandbox.begin();
    (sandbox.globals()["console"] as Console).log("once");
    sandbox.begin();
    expect(sandbox.output).toEqual([]);
  });
});

describe("the real world", () => {
  const world = () => {
    const sandbox = new Sandbox();
    sandbox.begin();
    return sandbox.globals() as Record<string, (...given: unknown[]) => unknown>;
  };
  const reach = (name: string, field?: string) => () => {
    const found = world()[name] as unknown as Record<string, () => unknown> & (() => unknown);
    return field === undefined ? found() : found[field]?.();
  };
  const timers = "use ctx.setTimer(name, ms), or await ctx.sleep(ms)";
  const alone = "a node acts through ctx alone";

  it.each<[string, () => unknown, string]>([
    ["Date.now()", reach("Date", "now"), "the machine's clock (Date) is not in the simulated world; use ctx.now()"],
    ["Date()", reach("Date"), "the machine's clock (Date) is not in the simulated world; use ctx.now()"],
    ["new Date()", () => Reflect.construct(world()["Date"]!, []), "the machine's clock (Date) is not in"],
    ["Math.random()", reach("Math", "random"), "Math.random() is not in the simulated world; use ctx.random()"],
    [
      "performance.now()",
      reach("performance", "now"),
      "performance.now() is not in the simulated world; use ctx.now()",
    ],
    ["setTimeout()", reach("setTimeout"), `setTimeout() is not in the simulated world; ${timers}`],
    ["setInterval()", reach("setInterval"), `setInterval() is not in the simulated world; ${timers}`],
    ["setImmediate()", reach("setImmediate"), `setImmediate() is not in the simulated world; ${timers}`],
    ["queueMicrotask()", reach("queueMicrotask"), "use a plain call, or an effect of ctx"],
    [
      "fetch()",
      reach("fetch"),
      "fetch() is not in the simulated world; use ctx.send(to, message) or ctx.call(to, request)",
    ],
    ["process.exit()", reach("process", "exit"), `process.exit is not in the simulated world; ${alone}`],
    ["crypto.randomUUID()", reach("crypto", "randomUUID"), `crypto.randomUUID is not in the simulated world; ${alone}`],
    ["globalThis.fetch()", reach("globalThis", "fetch"), "fetch() is not in the simulated world"],
  ])("%s is refused, and what to use instead is said", (_, attempt, sentence) => {
    expect(attempt).toThrow(Refusal);
    expect(attempt).toThrow(sentence);
  });

  it("leaves what needs no world: given dates, and the rest of Math", () => {
    const { Date: TheirDate, Math: theirMath } = world() as unknown as { Date: typeof Date; Math: typeof Math };
    expect(new TheirDate(5).getTime()).toBe(5);
    expect(TheirDate.UTC(1970, 0, 1)).toBe(0);
    expect(theirMath.max(1, 2)).toBe(2);
  });
});
