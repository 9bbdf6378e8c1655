/**
 * A process that grades jobs, one after another: the trusted side of a grade, apart from the grader so that its memory is the
 * machine's again when it ends. Learner code runs in processes of its own, which this one starts.
 */
import type { RequirementRecord } from "@workbook/grading";
import { runRequirements } from "@workbook/grading/run";
import type { Job, Manner, Outcome } from "./job.ts";

/** What the grader says. */
export interface JobOrder {
  readonly job: Job;
  readonly manner: Manner;
}

// The grader ends this process. A grader that has ended itself, killed for example, cannot; then all that was started goes too.
process.on("SIGINT", () => {});
process.on("disconnect", () => {
  if (process.platform !== "win32") process.kill(-process.pid, "SIGKILL");
  process.exit();
});

process.on("message", async ({ job, manner }: JobOrder) => {
  process.send?.(await graded(job, manner).catch(broken));
});
process.send?.("ready");

async function graded({ task, dir }: Job, { root, version, level, patienceMs }: Manner): Promise<Outcome> {
  const controller = new AbortController();
  const noteFault = ({ fault }: RequirementRecord) => {
    // Whatever else it would say, it is to be tried again.
    if (fault === "no-answer") controller.abort();
  };
  const targets = { [task]: [{ target: { kind: "submission", dir } as const }] };
  const settings = { root, version, executor: "child", level, patienceMs, targets } as const;
  const { records, errors } = await runRequirements(settings, noteFault, controller.signal);
  const [error] = errors;
  const unanswered = records.find(({ fault }) => fault === "no-answer");
  if (unanswered) return { kind: "unanswered", sentence: `${unanswered.id}: ${unanswered.message}`, records };
  const own = records.find(({ fault }) => fault === "workbook");
  if (own) return { kind: "broken", sentence: `${own.id}: ${own.message}` };
  if (error !== undefined) return { kind: "broken", sentence: error };
  return records.length > 0 ? { kind: "graded", records } : { kind: "broken", sentence: `${task} has no requirement` };
}

function broken(error: unknown): Outcome {
  return { kind: "broken", sentence: error instanceof Error ? error.message : String(error) };
}
