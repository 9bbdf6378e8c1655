/** The order of a grade: exercise by exercise, what learners see before what is hidden. */
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Vitest's own order would follow what failed or took long the last time. */
export class VisibleFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return inOrder(files);
  }
}

/** Files by exercise, those in `test/` before all others. */
export function inOrder<File extends Pick<TestSpecification, "moduleId">>(files: readonly File[]): File[] {
  const keyOf = ({ moduleId }: File) => {
    const [, exercise = "", folder = "", rest = ""] = /exercises\/([^/]+)\/([^/]+)\/(.*)$/.exec(moduleId) ?? [];
    return [exercise, folder === "test" ? "0" : "1", rest].join("/");
  };
  return files
    .map((file) => [keyOf(file), file] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, file]) => file);
}
