/**
 * The unit tests, for `npx vitest` and for editors. Exercises are graded by the command line: `npm run grade`.
 * One package's tests: `npx vitest run --project harness`.
 */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { unitTestProjects } from "./tools/src/tasks/unit-test-projects.ts";

export default defineConfig({
  test: { projects: unitTestProjects(fileURLToPath(new URL(".", import.meta.url))) },
});
