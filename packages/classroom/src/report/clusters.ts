/** The class's misconceptions: failures of one shape, with whoever has them. */
import { existsSync } from "node:fs";
import type { RequirementRecord } from "@workbook/grading";
import { z } from "zod";
import { classFolder } from "../class-folder.ts";
import type { ClassData } from "../exports/class-data.ts";
import { readData } from "../read-data.ts";
import { shapeName, shapeOf } from "./shape.ts";

/** Failures of one shape. */
export interface Cluster {
  /** A short name, the same in every report. */
  readonly name: string;
  readonly students: readonly string[];
  /** One of them, to show. */
  readonly example: RequirementRecord;
  /** What the instructor says to all of them. */
  readonly comment: string | undefined;
}

/** Comments by the names of clusters. */
export const commentsSchema = z.record(z.string(), z.string());

/** All clusters, the largest first. */
export function clustersOf(data: ClassData): Cluster[] {
  const file = classFolder(data.dir).comments;
  const comments = existsSync(file) ? readData(file, commentsSchema) : {};
  const found = new Map<string, { students: string[]; example: RequirementRecord }>();
  for (const grade of data.gradebook.grades) {
    for (const record of data.resultOf(grade)?.records ?? []) {
      if (record.status !== "failed") continue;
      const name = shapeName(shapeOf(record));
      const cluster = found.get(name) ?? { students: [], example: record };
      cluster.students.push(grade.student);
      // The shortest is the one to look at.
      if (record.run && (!cluster.example.run || record.steps < cluster.example.steps)) cluster.example = record;
      found.set(name, cluster);
    }
  }
  const clusters = [...found].map(([name, cluster]): Cluster => ({ name, ...cluster, comment: comments[name] }));
  return clusters.sort((a, b) => b.students.length - a.students.length || (a.name < b.name ? -1 : 1));
}
