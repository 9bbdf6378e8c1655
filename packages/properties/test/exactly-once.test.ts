import { eventually, type Observed, type Plain } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import { exactlyOnce, followEffects, tookEffect } from "../src/index.ts";

const effects = followEffects((node, record) => (node === "bank" ? String(record) : undefined));
const { check } = exactlyOnce(effects);

const force = (record: Plain, node = "bank"): Observed => ({ kind: "stable", node, record });
const replace = (...records: Plain[]): Observed => ({ kind: "compact", node: "bank", records });
const after = (...events: Observed[]) =>
  events.reduce((had, event) => effects.observe(had, event), effects.initial([]));

describe("exactly once in effect", () => {
  it("is broken by the same effect on stable storage twice, and by nothing else", () => {
    expect(check(after(force("charge a"), force("charge b"), force("charge a", "elsewhere")))).toBeUndefined();
    expect(check(after(force("charge a"), force("charge b"), force("charge a")))).toBe("charge a took effect twice");
  });

  it("counts what a replaced log adds, and not what it keeps", () => {
    expect(check(after(force("charge a"), replace("charge a", "charge b")))).toBeUndefined();
    expect(check(after(replace("charge a", "charge a")))).toBe("charge a took effect twice");
    expect(check(after(force("charge a"), replace(), force("charge a")))).toBe("charge a took effect twice");
  });

  it("is reached when the effect was had", () => {
    const { reached } = tookEffect(eventually, effects, "charge a");
    expect(reached(after(force("charge b")))).toBe(false);
    expect(reached(after(force("charge a")))).toBe(true);
  });
});
