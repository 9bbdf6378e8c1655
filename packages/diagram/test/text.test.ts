import type { Trace } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { toText } from "../src/text.ts";
import * as runs from "./support/runs.ts";

const lines = (trace: Trace, width?: number) => toText(trace, width === undefined ? {} : { width }).split("\n");

const splitDecision = [
  "✗ p1 committed, p2 aborted",
  "  AC1 agreement, broken at step 9 · two-phase-commit votes=yes,yes,yes · multiset",
  "",
  "       coordinator            p1                     p2                     p3",
  "start  ├ prepare → p1, p2, p3 │                      │                      │",
  "    1  ├────── prepare ──────►│                      │                      │",
  "       │                      □ write voted yes      │                      │",
  "       │                      ├ vote yes → coordinator                      │",
  "    2  ├──────────────────────┼────── prepare ──────►│                      │",
  "       │                      │                      □ write voted yes      │",
  "       │                      │                      ├ vote yes → coordinator",
  "    3  ├──────────────────────┼──────────────────────┼────── prepare ──────►│",
  "       │                      │                      │                      □ write voted yes",
  "       │                      │                      │                      ├ vote yes → coordinator",
  "    4  │◄───── vote yes ──────┤                      │                      │",
  "       ≡ prints “1 of 3 voted yes”                   │                      │",
  "    5  │◄───── vote yes ──────┼──────────────────────┤                      │",
  "       ≡ prints “2 of 3 voted yes”                   │                      │",
  "    6  │◄───── vote yes ──────┼──────────────────────┼──────────────────────┤",
  "       ≡ prints “3 of 3 voted yes”                   │                      │",
  "       ├ decision commit → p1 │                      │                      │",
  "       ╳ crash after decision commit to p1           │                      │",
  "    7  ┊── decision commit ──►│                      │                      │",
  "       ┊                      ■ force decided commit │                      │",
  "       ┊                      ● decides commit       │                      │",
  "       ┊                      ├ ack → coordinator (lost: coordinator        │",
  "       ┊                      │ is down)             │                      │",
  "    8  ┬ restarts             │                      │                      │",
  "       ├ decision abort → p1 (in flight)             │                      │",
  "       ├ decision abort → p2  │                      │                      │",
  "       ├ decision abort → p3 (in flight)             │                      │",
  "       ■ force decided abort  │                      │                      │",
  "       ○ decides abort        │                      │                      │",
  "   ✗9  ├──────────────────────┼─── decision abort ──►│                      │",
  "       │                      │                      ■ force decided abort  │",
  "       │                      │                      ○ decides abort        │",
  "       │                      │                      ├ ack → coordinator (in flight)",
  "       ✗ here AC1 agreement is broken",
  "       coordinator            p1                     p2                     p3",
  "       aborted                committed              aborted                undecided",
];

describe("a diagram in text", () => {
  it("shows a crash between two effects, the dead lane, and the step that breaks the property", async () => {
    expect(lines(await runs.splitDecision(), 100)).toEqual(splitDecision);
  });

  it("shows who waits for whom for ever", async () => {
    expect(lines(await runs.blocked(), 80)).toEqual([
      "✗ p1 and p2 are blocked: up and undecided, and no continuation without a further",
      "  fault or a repair leads to a decision",
      "  non-blocking, broken at step 4 · two-phase-commit votes=yes,yes · multiset",
      "",
      "       coordinator             p1                      p2",
      "start  ├ prepare → p1, p2      │                       │",
      "    1  ├─────── prepare ──────►│                       │",
      "       │                       □ write voted yes       │",
      "       │                       ├ vote yes → coordinator",
      "    2  ├───────────────────────┼─────── prepare ──────►│",
      "       │                       │                       □ write voted yes",
      "       │                       │                       ├ vote yes → coordinator",
      "    3  │◄───── vote yes ───────┤                       │",
      "       ≡ prints “1 of 2 voted yes”                     │",
      "   ✗4  │◄───── vote yes ───────┼───────────────────────┤",
      "       ≡ prints “2 of 2 voted yes”                     │",
      "       ■ force decided commit  │                       │",
      "       ● decides commit        │                       │",
      "       ╳ crash after decides commit                    │",
      "       ✗ here non-blocking is broken",
      "       ┊◄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┤                       │",
      "       ┊                       │ waits for coordinator, which is down",
      "       ┊◄┄┄┄ waits for coordinator, which is down ┄┄┄┄┄┤",
      "       coordinator             p1                      p2",
      "       committed, down         undecided               undecided",
    ]);
  });

  it("shows losses, repetitions and early timers, and dates a message whose sender has acted since", async () => {
    expect(lines(await runs.faultyNetwork(), 100)).toEqual([
      "two-phase-commit votes=yes,yes,no · multiset",
      "",
      "       coordinator            p1                     p2                     p3",
      "start  ├ prepare → p1, p2, p3 │                      │                      │",
      "    1  ├────── prepare ──────►│                      │                      │",
      "       │                      □ write voted yes      │                      │",
      "       │                      ├ vote yes → coordinator                      │",
      "    2  ├──────────────────────┼── prepare dropped ──╳│                      │",
      "    3  │┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┤                      │                      │",
      "       │                      │ vote yes ×2 → coordinator                   │",
      "    4  │◄───── vote yes ──────┤                      │                      │",
      "       ≡ prints “1 of 3 voted yes”                   │                      │",
      "    5  │                      │                      ◊ timer prepare (early)",
      "       │                      │                      ■ force decided abort  │",
      "       │                      │                      ○ decides abort        │",
      "    6  │◄─ vote yes (copy) ───┤                      │                      │",
      "       ≡ prints “1 of 3 voted yes”                   │                      │",
      "    7  ├────────────────────── prepare, sent at start ─────────────────────►│",
      "       │                      │                      │                      ■ force decided abort",
      "       │                      │                      │                      ○ decides abort",
      "       │                      │                      │                      ├ vote no → coordinator",
      "    8  │◄───── vote no ───────┼──────────────────────┼──────────────────────┤",
      "       ■ force decided abort  │                      │                      │",
      "       ○ decides abort        │                      │                      │",
      "       ├ decision abort → p1  │                      │                      │",
      "       ├ decision abort → p2 (in flight)             │                      │",
      "       ├ decision abort → p3  │                      │                      │",
      "    9  │                      ╳ crash, loses voted yes                      │",
      "       ├─────────────────────╳┊                      │                      │",
      "       │                      ┊ decision abort lost: p1 is down             │",
      "   10  ├──────────────────────┼──────────────────────┼─── decision abort ──►│",
      "       │                      ┊                      │                      ├ ack → coordinator",
      "   11  │                      ┬ restarts             │                      │",
      "   12  │╳─── ack dropped ─────┼──────────────────────┼──────────────────────┤",
      "       coordinator            p1                     p2                     p3",
      "       aborted                undecided              aborted                aborted",
    ]);
  });

  it("shows a partition, the side that it cuts off and what it loses", async () => {
    expect(lines(await runs.partitioned(), 80)).toEqual([
      "two-phase-commit votes=yes,yes · multiset",
      "",
      "       coordinator             p1                      p2",
      "start  ├ prepare → p1, p2      │                       │",
      "    1  ├─────── prepare ──────►│                       │",
      "       │                       □ write voted yes       │",
      "       │                       ├ vote yes → coordinator",
      "    2  ══ partition: coordinator, p1 | p2 ══════════════",
      "       ├──────────── prepare lost: cut off ───────────╳║",
      "    3  │◄───── vote yes ───────┤                       ║",
      "       ≡ prints “1 of 2 voted yes”                     ║",
      "    4  ◊ timer votes           │                       ║",
      "       ■ force decided abort   │                       ║",
      "       ○ decides abort         │                       ║",
      "       ├ decision abort → p1   │                       ║",
      "       ├ decision abort → p2 (lost: cut off)           ║",
      "    5  ══ the partition heals ══════════════════════════",
      "    6  ├─── decision abort ───►│                       │",
      "       │                       ■ force decided abort   │",
      "       │                       ○ decides abort         │",
      "       │                       ├ ack → coordinator (in flight)",
      "       coordinator             p1                      p2",
      "       aborted                 aborted                 undecided",
    ]);
  });

  it("shows calls, replies, retransmissions, expiries and failures", async () => {
    expect(lines(await runs.calls(), 80)).toEqual([
      "shop-and-bank · multiset",
      "",
      "       shop                                bank",
      "start  ├ call debit account=ann amount=5 → │",
      "       │ bank                              │",
      "    1  ├─ call debit account=ann amount=5 ►│",
      "       │                                   ├ reply ok → shop",
      "    2  │◄─────────── reply ok ─────────────┤",
      "       ▲ emits shipped to=ann certain      │",
      "       ├ call debit account=bob amount=7 → │",
      "       │ bank (in flight)                  │",
      "    3  ◊ retransmits (early)               │",
      "       ├ call debit account=bob amount=7 → │",
      "       │ bank                              │",
      "    4  ◊ call debit account=bob amount=7   │",
      "       │ times out (early)                 │",
      "       ▲ emits shipped to=bob              │",
      "       │ certain=false                     │",
      "    5  ├──────────────────────────────────►│",
      "       │                                   │ call debit account=bob amount=7,",
      "       │                                   │ sent at 3",
      "       │                                   ! fails: Bank bank's onDebit threw",
      "       │                                   │ Error: the bank is closed",
      "       shop                                bank",
    ]);
  });

  it("shows that a message arrives again, and what a forgetless network forgets", async () => {
    expect(lines(await runs.forgetless(), 80)).toEqual([
      "two-phase-commit · forgetless",
      "",
      "       coordinator                         p1",
      "start  ├ prepare → p1                      │",
      "    1  ├───────────── prepare ────────────►│",
      "       │                                   □ write voted yes",
      "       │                                   ├ vote yes → coordinator",
      "    2  ├───────── prepare (again) ────────►│",
      "       │                                   □ write voted yes",
      "       │                                   ├ vote yes → coordinator (in flight)",
      "    3  ══ the network forgets a message that had arrived ══",
      "    4  │◄────── vote yes, sent at 1 ───────┤",
      "       ≡ prints “1 of 1 voted yes”         │",
      "       ■ force decided commit              │",
      "       ● decides commit                    │",
      "       ├ decision commit → p1 (in flight)  │",
      "       coordinator                         p1",
      "       committed                           undecided",
    ]);
  });

  it("shows messages to oneself, sleeps, compacted logs, lost records and a crash at the start", async () => {
    expect(lines(await runs.loners(), 80)).toEqual([
      "loners · multiset",
      "",
      "       night                               stillborn",
      "start  ├ tick → night                      │",
      "    1  │                                   ┬ starts",
      "       │                                   ╳ crash before any effect",
      "    2  │                                   ┬ restarts",
      "       │                                   ■ force born",
      "       │                                   ▲ emits a cry",
      "    3  │◄┐ tick, from itself               │",
      "    4  ◊ sleep ends                        │",
      "       ■ compact log to [dawn]             │",
      "       □ write egg n=1                     │",
      "       □ write egg n=2                     │",
      "    5  ╳ crash, loses egg n=2              │",
      "       night                               stillborn",
      "       down",
    ]);
  });

  it("shows when a step happened, where virtual time was kept", async () => {
    expect(lines(await runs.timed(), 80)).toEqual([
      "two-phase-commit · multiset",
      "",
      "                coordinator                     p1",
      "start           ├ prepare → p1                  │",
      "    1    12 ms  ├─────────── prepare ──────────►│",
      "                │                               □ write voted yes",
      "                │                               ├ vote yes → coordinator",
      "    2    31 ms  │◄───────── vote yes ───────────┤",
      "                ≡ prints “1 of 1 voted yes”     │",
      "                ■ force decided commit          │",
      "                ● decides commit                │",
      "                ├ decision commit → p1          │",
      "    3  12.35 s  ├─────── decision commit ──────►│",
      "                │                               ■ force decided commit",
      "                │                               ● decides commit",
      "                │                               ├ ack → coordinator (in flight)",
      "                coordinator                     p1",
      "                committed                       committed",
    ]);
  });

  it("shows what hostile strings say without doing what they ask", async () => {
    expect(lines(await runs.hostile(), 80)).toEqual([
      "✗ </script><img src=x onerror=alert(4)> �",
      "  <i>P</i>, broken at step 1 · </title><script>alert(3)</script> · multiset",
      "",
      '       <b>"a"</b>                          b&c',
      "start  ├ <script>alert(1)</script> → b&c   │",
      "   ✗1  ├──── <script>alert(1)</script> ───►│",
      "       │                                   ■ force ␛[2Jwiped",
      "       │                                   │ </script><script>alert(2)</script>",
      "       │                                   ▲ emits �␀�<!--",
      "       ✗ here <i>P</i> is broken",
      '       <b>"a"</b>                          b&c',
    ]);
  });
});
