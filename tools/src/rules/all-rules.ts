/** The executable part of the style guide. A new rule is a file here and a word in this list. */
import { architecture } from "./architecture.ts";
import { citations } from "./citations.ts";
import { dependencies } from "./dependencies.ts";
import { exerciseDescriptions } from "./exercise-descriptions.ts";
import { fileLength } from "./file-length.ts";
import { fileNames } from "./file-names.ts";
import { firstComment } from "./first-comment.ts";
import { functionLength } from "./function-length.ts";
import { lockFile } from "./lock-file.ts";
import { ownWords } from "./own-words.ts";
import { requirementsNameWhatThereIs } from "./requirements.ts";
import type { Rule } from "./rule.ts";
import { starters } from "./starters.ts";
import { testFocus } from "./test-focus.ts";
import { workspaceTasks } from "./workspace-tasks.ts";

/** The rules that hold everywhere. */
const everywhere: readonly Rule[] = [
  fileLength,
  functionLength,
  fileNames,
  firstComment,
  citations,
  exerciseDescriptions,
  requirementsNameWhatThereIs,
  testFocus,
  architecture,
  dependencies,
  workspaceTasks,
  lockFile,
  ownWords,
];

/** The rules. A learner's clone may hold what a fresh one may not: his work. */
export function allRules(isFreshClone: boolean): readonly Rule[] {
  return isFreshClone ? [...everywhere, starters] : everywhere;
}
