/** The grades that pages speak of, all carried out in one run of vitest. */
import { describeTarget, type RequirementRecord } from "@workbook/grading";
import { runRequirements } from "@workbook/grading/run";
import { version } from "@workbook/workbook";
import type { GradeRequest } from "./producer.ts";

/** Told how many requirements have been judged. */
export type OnProgress = (judged: number, last: RequirementRecord) => void;

/** Grades by request. */
export class Grades {
  private readonly known = new Map<string, readonly RequirementRecord[]>();
  private readonly wanted = new Map<string, GradeRequest>();
  private readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  /** Asks for a grade. */
  want(request: GradeRequest): void {
    this.wanted.set(JSON.stringify(request), request);
  }

  /** The exercises that grades were asked for. */
  exercises(): string[] {
    return [...new Set([...this.wanted.values()].map(({ exercise }) => exercise))].sort();
  }

  /** Notes what is known: mutants in their declared settings, everything else in full. */
  add(records: readonly RequirementRecord[]): void {
    for (const [key, group] of groupsOf(records)) this.known.set(key, [...(this.known.get(key) ?? []), ...group]);
  }

  /**
   * Carries out what was asked for and is not known.
   * @throws Error when something goes wrong outside the requirements
   */
  async run(onProgress?: OnProgress): Promise<void> {
    const requests = withoutParts([...this.wanted.values()]).filter((request) => this.find(request).length === 0);
    if (requests.length === 0) return;
    const ids = [...new Set(requests.map(({ exercise }) => exercise))];
    const targets = Object.fromEntries(ids.map((id) => [id, requests.filter(({ exercise }) => exercise === id)]));
    let judged = 0;
    const settings = { root: this.root, version, executor: "in-process", targets } as const;
    const { records, errors } = await runRequirements(settings, (record) => onProgress?.(++judged, record));
    if (errors.length > 0) throw new Error(errors.join("\n"));
    this.add(records);
  }

  /**
   * What became of a grade.
   * @throws Error when there is no such requirement
   */
  graded(request: GradeRequest): readonly RequirementRecord[] {
    const found = this.find(request);
    if (found.length > 0) return found;
    const what = request.requirement === undefined ? "no requirement" : `no requirement "${request.requirement}"`;
    throw new Error(`${request.exercise} has ${what}`);
  }

  private find({ exercise, target, requirement }: GradeRequest): readonly RequirementRecord[] {
    const all = this.known.get(`${exercise} ${describeTarget(target)}`) ?? [];
    return requirement === undefined ? all : all.filter(({ id }) => id === requirement);
  }
}

/** Without those that ask for one requirement of a target of which another asks for all. */
function withoutParts(requests: readonly GradeRequest[]): GradeRequest[] {
  const isWhole = ({ exercise, target }: GradeRequest) =>
    requests.some(
      (other) =>
        other.requirement === undefined &&
        other.exercise === exercise &&
        describeTarget(other.target) === describeTarget(target),
    );
  return requests.filter((request) => request.requirement === undefined || !isWhole(request));
}

function groupsOf(records: readonly RequirementRecord[]): Map<string, readonly RequirementRecord[]> {
  const groups = new Map<string, RequirementRecord[]>();
  for (const record of records) {
    const key = `${record.exercise} ${record.target}`;
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  return groups;
}
