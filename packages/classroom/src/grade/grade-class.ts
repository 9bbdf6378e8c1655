/** A class graded: what has no result yet is graded, the rest is taken as it is; then the table of grades is made. */
import { existsSync } from "node:fs";
import type { Level } from "@workbook/grading";
import { type ClassFolder, classFolder } from "../class-folder.ts";
import { type ClassSettings, readClassSettings } from "../class-settings.ts";
import { type CollectedSubmission, collectionSchema } from "../collection.ts";
import { type Gradebook, gradebookSchema } from "../gradebook.ts";
import { readOverrides } from "../overrides.ts";
import { readData } from "../read-data.ts";
import type { Result } from "../result.ts";
import { readRoster } from "../roster.ts";
import { graderHash } from "./grader-hash.ts";
import type { Job } from "./job.ts";
import { keyOf } from "./keys.ts";
import { makeGradebook } from "./make-gradebook.ts";
import { Results } from "./results.ts";

/** A class on its way to grades. */
export class ClassToGrade {
  readonly folder: ClassFolder;
  readonly settings: ClassSettings;
  readonly results: Results;
  private readonly submissions: readonly CollectedSubmission[];
  private readonly names: ReadonlyMap<string, string>;
  private readonly graders: ReadonlyMap<string, string>;

  /**
   * @param root the course's folder
   * @param dir the class's folder
   * @throws Error when a file of the class is missing or wrong
   */
  constructor(root: string, dir: string) {
    this.folder = classFolder(dir);
    this.settings = readClassSettings(this.folder.settings);
    if (!existsSync(this.folder.collected))
      throw new Error(`there is no ${this.folder.collected}; collect the submissions first: npm run collect`);
    const { submissions } = readData(this.folder.collected, collectionSchema);
    this.submissions = submissions.filter(({ task }) => task in this.settings.tasks);
    this.names = new Map(readRoster(this.folder.roster).map(({ id, name }) => [id, name]));
    this.results = new Results(this.folder.results);
    this.graders = new Map(Object.keys(this.settings.tasks).map((task) => [task, graderHash(root, task)]));
  }

  /** One job for each result that a submission needs, be it there or not. */
  jobs(): Job[] {
    const jobs = new Map<string, Job>();
    for (const submission of this.submissions.filter(({ status }) => status === "collected")) {
      const { student, task } = submission;
      const key = this.keyOf(submission);
      jobs.set(key, jobs.get(key) ?? { key, task, dir: this.folder.submission(student, task) });
    }
    return [...jobs.values()];
  }

  /** The table of grades, from the results that there are. */
  gradebook(level: Level): Gradebook {
    return makeGradebook({
      settings: this.settings,
      names: this.names,
      submissions: this.submissions,
      resultOf: (submission): Result | undefined => this.results.get(this.keyOf(submission)),
      overrides: readOverrides(this.folder.overrides),
      grader: [...this.graders.values()].join(" "),
      level,
    });
  }

  /** The table of grades as it was published last, if it was. */
  published(): Gradebook | undefined {
    return existsSync(this.folder.gradebook) ? readData(this.folder.gradebook, gradebookSchema) : undefined;
  }

  private keyOf({ task, hash }: CollectedSubmission): string {
    return keyOf(task, hash, this.graders.get(task) ?? "");
  }
}
