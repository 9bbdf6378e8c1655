import { expect, test } from "vitest";
import type { Job, Manner, Outcome } from "../src/grade/job.ts";
import { type Grader, Pool } from "../src/grade/pool.ts";

const manner: Manner = { root: "/", version: "0", level: "A", patienceMs: 10, jobMs: 100 };
const jobOf = (key: string): Job => ({ key, task: "00-warm-up", dir: `/${key}` });
const graded: Outcome = { kind: "graded", records: [] };
const unanswered: Outcome = { kind: "unanswered", sentence: "no answer", records: [] };

/** Workers that note what runs at the same time. */
function watched(outcomeOf: (key: string, patienceMs: number) => Outcome) {
  const beside: string[] = [];
  const running = new Set<string>();
  const worker = (): Grader => ({
    async grade({ key }, { patienceMs }) {
      running.add(key);
      beside.push([...running].sort().join("+"));
      await new Promise((resolve) => setTimeout(resolve, 1));
      running.delete(key);
      return outcomeOf(key, patienceMs);
    },
    end() {},
  });
  return { beside, workers: [worker(), worker()] };
}

test("as many jobs run at a time as there are workers, and each has its result", async () => {
  const { beside, workers } = watched(() => graded);
  const pool = new Pool(manner, workers);
  const results = await Promise.all(["a", "b", "c"].map((key) => pool.grade(jobOf(key))));
  expect(results.map((result) => [result?.key, result?.verdict, result?.attempts])).toEqual([
    ["a", "graded", 1],
    ["b", "graded", 1],
    ["c", "graded", 1],
  ]);
  expect(beside).toContain("a+b");
});

test("what gets no answer is tried again when all others are done: alone, with more patience, and only then judged", async () => {
  const { beside, workers } = watched((key, patienceMs) => {
    if (key === "never") return unanswered;
    return key === "slow" && patienceMs === 10 ? unanswered : graded;
  });
  const pool = new Pool(manner, workers);
  const [slow, never, other] = await Promise.all(["slow", "never", "other"].map((key) => pool.grade(jobOf(key))));
  expect(slow).toMatchObject({ verdict: "graded", attempts: 2 });
  expect(never).toMatchObject({ verdict: "fault", attempts: 2, sentence: "no answer" });
  expect(other).toMatchObject({ verdict: "graded", attempts: 1 });
  expect(beside.slice(3)).toEqual(["slow", "never"]);
});

test("a pool that is ended has no result for what it has not graded", async () => {
  const { workers } = watched(() => graded);
  const pool = new Pool(manner, workers);
  const results = ["a", "b", "c"].map((key) => pool.grade(jobOf(key)));
  pool.end();
  expect(await Promise.all(results)).toEqual([undefined, undefined, undefined]);
});
