import { describe, expect, test } from "vitest";
import { inOrder } from "../src/run/visible-first.ts";

describe("a grade", () => {
  test("takes exercise by exercise, what learners see before what is hidden", () => {
    const files = [
      "/c/exercises/01-b/grading/hidden.test.ts",
      "/c/exercises/00-a/grading/hidden.test.ts",
      "/c/exercises/01-b/test/visible.test.ts",
      "/c/exercises/00-a/test/visible.test.ts",
    ].map((moduleId) => ({ moduleId }));
    expect(inOrder(files)).toEqual([3, 1, 2, 0].map((index) => files[index]));
  });
});
