/**
 * A class of untrusted submissions: collected, graded, reported and exported.
 *
 * @packageDocumentation
 */
export { type Attack, attacks, type Canaries, withAttack } from "./attacks/index.ts";
export * from "./class-folder.ts";
export * from "./class-settings.ts";
export { collectClass } from "./collect/collect.ts";
export * from "./collection.ts";
export { type ClassData, readClass } from "./exports/class-data.ts";
export { type Exported, type ExportFormat, exportClass, exportFormats } from "./exports/export-class.ts";
export { type Forgetting, forgetStudent } from "./forget.ts";
export { type ChosenLevel, chooseLevel } from "./grade/choose-level.ts";
export { type Difference, differences } from "./grade/differences.ts";
export { type Graders, gradeAll, serveQueue } from "./grade/grade-all.ts";
export { ClassToGrade } from "./grade/grade-class.ts";
export type { Job, Manner } from "./grade/job.ts";
export { lockClass } from "./grade/lock.ts";
export { gradersOn, requireQueue } from "./grade/queue.ts";
export { Results } from "./grade/results.ts";
export * from "./gradebook.ts";
export * from "./overrides.ts";
export * from "./read-data.ts";
export { commentOn } from "./report/comment.ts";
export { writeReport } from "./report/write-report.ts";
export * from "./result.ts";
export * from "./roster.ts";
