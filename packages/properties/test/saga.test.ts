import { type Always, eventually, type Monitor, type Observed, sometimes } from "@workbook/harness";
import { describe, expect, it } from "vitest";
import {
  announcedEffects,
  followClaims,
  followSagas,
  type SagaStep,
  sagaCompletes,
  sagaEndsAreSaid,
  sagaGoesBack,
  sagaGuarantee,
  sagaIsSaid,
  sagasEnd,
  truthfulEnd,
} from "../src/index.ts";

const steps: SagaStep[] = [
  { action: "reserve", compensation: "release" },
  { action: "charge", compensation: "refund" },
  { action: "ship" },
];

const force = (what: string, saga = "s"): Observed => ({ kind: "stable", node: "service", record: `${saga} ${what}` });
const say = (status: string): Observed => ({ kind: "emit", node: "c", observation: status });

function readEffect(event: Observed) {
  if (event.kind !== "stable") return undefined;
  const [saga, what] = String(event.record).split(" ") as [string, string];
  const step = steps.findIndex(({ action, compensation }) => action === what || compensation === what);
  return { saga, step, kind: steps[step]?.action === what ? ("action" as const) : ("compensation" as const) };
}

function readClaim(event: Observed) {
  return event.kind === "emit" ? { saga: "s", status: event.observation as "running" } : undefined;
}

function stateAfter<S>(monitor: Monitor<S>, events: readonly Observed[]): S {
  return events.reduce((state, event) => monitor.observe(state, event), monitor.initial([]));
}

function says({ monitor, check }: Always, ...events: Observed[]): string | false | undefined {
  return check(stateAfter(monitor, events));
}

describe("the saga guarantee", () => {
  const sagas = followSagas(steps, readEffect);
  const guarantee = sagaGuarantee(sagas);
  const judge = (...effects: string[]) => says(guarantee, ...effects.map((what) => force(what)));

  it("allows T1 … Tn, and T1 … Tj Cj … C1 for every j < n", () => {
    expect(judge("reserve", "charge", "ship")).toBeUndefined();
    expect(judge("reserve", "release")).toBeUndefined();
    expect(judge("reserve", "charge", "refund", "release")).toBeUndefined();
  });

  it("forbids steps out of order, repeated, or after the saga has turned back", () => {
    expect(judge("charge")).toMatch(/^charge took effect before reserve/);
    expect(judge("reserve", "reserve")).toBe("reserve took effect twice");
    expect(judge("reserve", "charge", "refund", "charge")).toBe("charge took effect again, after refund");
    expect(judge("reserve", "charge", "refund", "ship")).toBe(
      "ship took effect after refund, which had begun to go back",
    );
    expect(judge("reserve", "release", "reserve")).toBe("reserve took effect again, after release");
  });

  it("forbids compensations out of order, repeated, or of what never happened", () => {
    expect(judge("reserve", "charge", "release")).toMatch(/^release took effect before refund/);
    expect(judge("reserve", "charge", "refund", "refund")).toBe("refund took effect twice");
    expect(judge("reserve", "refund")).toBe("refund took effect, and there was no charge to undo");
  });

  it("forbids to go back once the pivot, or else the last step, has taken effect", () => {
    expect(judge("reserve", "charge", "ship", "refund")).toMatch(/^refund took effect after ship/);
    const early = followSagas([steps[0]!, { ...steps[1]!, pivot: true }, steps[2]!], readEffect);
    const sentence = says(sagaGuarantee(early), force("reserve"), force("charge"), force("refund"));
    expect(sentence).toMatch(/^refund took effect after charge, and from there a saga only goes forward/);
  });

  it("judges each saga for itself", () => {
    const events = [force("reserve", "a"), force("reserve", "b"), force("charge", "b"), force("release", "a")];
    expect(says(guarantee, ...events)).toBeUndefined();
    expect(says(guarantee, ...events, force("charge", "b"))).toBe("charge took effect twice");
  });

  it("is at its end when all steps stand or none does", () => {
    const reached = (goal: { reached(state: unknown): boolean }, ...effects: string[]) =>
      goal.reached(
        stateAfter(
          sagas,
          effects.map((what) => force(what)),
        ),
      );
    const end = sagasEnd(eventually, sagas, steps);
    expect(reached(end, "reserve", "charge")).toBe(false);
    expect(reached(end, "reserve", "charge", "refund")).toBe(false);
    expect(reached(end, "reserve", "charge", "refund", "release")).toBe(true);
    expect(reached(end, "reserve", "charge", "ship")).toBe(true);
    expect(reached(sagaCompletes(sometimes, sagas, steps), "reserve", "charge", "ship")).toBe(true);
    expect(reached(sagaGoesBack(sometimes, sagas, 2), "reserve", "charge", "refund", "release")).toBe(true);
    expect(reached(sagaGoesBack(sometimes, sagas, 2), "reserve", "release")).toBe(false);
  });
});

describe("what is said of a saga", () => {
  const claims = followClaims(steps, readEffect, readClaim);
  const truth = truthfulEnd(claims);
  const announced = announcedEffects(claims);
  const back = [force("reserve"), force("release")];
  const forward = [force("reserve"), force("charge"), force("ship")];

  it("is a true end only when all steps stand, or none does", () => {
    expect(says(truth, ...forward, say("completed"))).toBeUndefined();
    expect(says(truth, ...back, say("compensated"))).toBeUndefined();
    expect(says(truth, force("reserve"), say("completed"))).toMatch(/charge had not taken effect$/);
    expect(says(truth, force("reserve"), say("compensated"))).toMatch(/reserve still stood$/);
  });

  it("may not become untrue, nor be taken back", () => {
    expect(says(truth, say("compensated"), force("reserve"))).toMatch(/^the saga was said to be compensated, and then/);
    expect(says(truth, ...forward, say("completed"), say("running"))).toMatch(/completed, and then to be running$/);
    expect(says(truth, ...forward, say("completed"), say("completed"))).toBeUndefined();
  });

  it("is a goal, too", () => {
    const word = sagaEndsAreSaid(eventually, claims);
    expect(word.reached(stateAfter(claims, [say("running")]))).toBe(true);
    expect(word.reached(stateAfter(claims, [say("running"), force("reserve")]))).toBe(false);
    expect(word.reached(stateAfter(claims, [...back, say("compensated")]))).toBe(true);
    const { reached } = sagaIsSaid(sometimes, claims, "compensated");
    expect(reached(stateAfter(claims, [say("running")]))).toBe(false);
    expect(reached(stateAfter(claims, [say("running"), say("compensated")]))).toBe(true);
  });

  it("announces effects where failures are definite", () => {
    expect(says(announced, say("running"), force("reserve"), say("compensating"), force("release"))).toBeUndefined();
    expect(says(announced, force("reserve"))).toBe("reserve took effect while the saga had said nothing of itself");
    expect(says(announced, say("running"), ...back)).toMatch(
      /^release took effect while the saga was said to be running/,
    );
  });
});
