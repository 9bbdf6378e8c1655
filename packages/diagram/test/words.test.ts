import type { Trace } from "@workbook/harness";
import { describe as about, expect, it } from "vitest";
import { describe, story } from "../src/words.ts";
import * as runs from "./support/runs.ts";

const told = async (run: () => Promise<Trace>) => story(await run());

about("a run in words", () => {
  it("has one sentence a row, and ends with what is broken", async () => {
    const sentences = await told(runs.splitDecision);
    expect(sentences.map((sentence) => sentence.split(":")[0])).toEqual([
      "Start",
      ...Array.from({ length: 9 }, (_, index) => `Step ${index + 1}`),
      "AC1 agreement is broken",
    ]);
    expect(sentences.at(-1)).toBe("AC1 agreement is broken: p1 committed, p2 aborted.");
  });

  it("tells all plain starts at once, and one message to several nodes as one deed", async () => {
    expect((await told(runs.splitDecision))[0]).toBe(
      "Start: the coordinator starts and sends prepare to p1, p2, p3; p1 starts; p2 starts; p3 starts.",
    );
  });

  it("ends with who waits for whom", async () => {
    expect((await told(runs.blocked)).slice(-2)).toEqual([
      "p1 waits for coordinator, which is down.",
      "p2 waits for coordinator, which is down.",
    ]);
  });

  it.each<[string, () => Promise<Trace>, number, string]>([
    [
      "a delivery and what it leads to",
      runs.splitDecision,
      1,
      "the coordinator's prepare reaches p1, which writes voted yes and sends vote yes to the coordinator",
    ],
    ["what is printed", runs.splitDecision, 4, "p1's vote yes reaches the coordinator; it prints “1 of 3 voted yes”"],
    [
      "a crash between effects",
      runs.splitDecision,
      6,
      "p3's vote yes reaches the coordinator, which sends decision commit to p1 and then crashes" +
        "; it prints “3 of 3 voted yes”",
    ],
    [
      "a restart",
      runs.splitDecision,
      8,
      "the coordinator restarts, sends decision abort to p1, p2, p3, forces decided abort and decides abort",
    ],
    ["a loss", runs.faultyNetwork, 2, "the network loses the coordinator's prepare to p2"],
    ["a repetition", runs.faultyNetwork, 3, "the network repeats p1's vote yes to the coordinator"],
    [
      "an early timer",
      runs.faultyNetwork,
      5,
      "p2's timer prepare fires, early: it forces decided abort and decides abort",
    ],
    ["a copy", runs.faultyNetwork, 6, "a copy of p1's vote yes reaches the coordinator; it prints “1 of 3 voted yes”"],
    [
      "a crash with what it loses",
      runs.faultyNetwork,
      9,
      "p1 crashes, losing what it had not forced (voted yes)" +
        "; the coordinator's decision abort to p1 is lost (p1 is down)",
    ],
    [
      "a partition with what it cuts off",
      runs.partitioned,
      2,
      "a partition parts the coordinator and p1 from p2; the coordinator's prepare to p2 is lost (cut off)",
    ],
    ["a healing", runs.partitioned, 5, "the partition heals"],
    ["a reply", runs.calls, 1, "shop's call debit account=ann amount=5 reaches bank, which replies ok to shop"],
    ["a retransmission", runs.calls, 3, "shop's call debit account=bob amount=7 is sent again, early"],
    [
      "a call that times out",
      runs.calls,
      4,
      "shop's call debit account=bob amount=7 times out, early: it emits shipped to=bob certain=false",
    ],
    [
      "a broken rule of the harness",
      runs.calls,
      5,
      "shop's call debit account=bob amount=7 reaches bank; it fails: Bank bank's onDebit threw Error: the bank is closed",
    ],
    [
      "a message that arrives again",
      runs.forgetless,
      2,
      "the coordinator's prepare reaches p1 again, which writes voted yes and sends vote yes to the coordinator",
    ],
    ["a message forgotten", runs.forgetless, 3, "the network forgets the coordinator's prepare to p1"],
    ["a crash before any effect", runs.loners, 1, "stillborn starts and crashes before it does anything"],
    [
      "the end of a sleep, and a log compacted",
      runs.loners,
      4,
      "night's sleep ends: it replaces its log by [dawn], writes egg n=1 and writes egg n=2",
    ],
  ])("tells %s", async (_, run, row, sentence) => {
    expect((await told(run))[row]).toBe(`Step ${row}: ${sentence}.`);
  });

  it("tells when a step happened, where virtual time was kept", async () => {
    expect((await told(runs.timed))[2]).toMatch(/^Step 2, at 31 ms: p1's vote yes reaches the coordinator/);
  });

  it("holds no control character", async () => {
    const text = (await told(runs.hostile)).join("\n");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2028]/);
    expect(text).toContain("␛[2Jwiped");
  });

  it("describes a single step as it stands in the story", async () => {
    const trace = await runs.partitioned();
    expect(describe(trace.steps.at(-2)!, trace)).toBe("the partition heals");
  });
});
