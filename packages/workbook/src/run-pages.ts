/** Pages beside the Vitest UI: each failing run as a picture, which a click opens as a page to step through. */
import { toHtml, toSvg } from "@workbook/diagram";
import { describeTarget, type GradeSettings, type RequirementRecord, type Target } from "@workbook/grading";
import { decodeToken, type Trace } from "@workbook/harness";
import type { Plugin } from "vitest/config";
import type { Vitest } from "vitest/node";
import { Replay } from "./replaying.ts";

/** Where the pages are, before a run's token. */
export const runPagesPath = "/__workbook__/run/";

/** One address has both forms: a browser asks for a picture where it draws one, and for a page where it goes. */
export function runPages(settings: GradeSettings): Plugin {
  let vitest: Vitest | undefined;
  return {
    name: "workbook:run-pages",
    configureVitest(context) {
      vitest = context.vitest;
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const path = request.url ?? "";
        const record = path.startsWith(runPagesPath) ? recordOf(vitest, path.slice(runPagesPath.length)) : undefined;
        if (!record?.run) return next();
        const page = request.headers.accept?.includes("text/html") === true;
        const answer = page ? traceOf(record, record.run, settings).then(toHtml) : Promise.resolve(toSvg(record.run));
        response.setHeader("content-type", page ? "text/html; charset=utf-8" : "image/svg+xml");
        response.setHeader("vary", "accept");
        answer.then((text) => response.end(text), next);
      });
    },
  };
}

/** The record of the requirement that failed with this token in the latest run. */
function recordOf(vitest: Vitest | undefined, token: string): RequirementRecord | undefined {
  for (const module of vitest?.state.getTestModules() ?? [])
    for (const test of module.children.allTests()) {
      const record = test.meta().requirement;
      if (record?.trace === token) return record;
    }
  return undefined;
}

/** The graded run with the places of its code, as long as that is what it was. */
async function traceOf(
  { trace: text, target }: RequirementRecord,
  run: Trace,
  settings: GradeSettings,
): Promise<Trace> {
  const token = decodeToken(text);
  try {
    const replay = await Replay.open(token, targetOf(settings, token.exercise, target));
    return replay.changed ? run : { ...(await replay.perform()), violation: run.violation };
  } catch {
    return run;
  }
}

function targetOf({ targets }: GradeSettings, exercise: string, word: string): Target {
  const graded = targets[exercise]?.find(({ target }) => describeTarget(target) === word);
  return graded?.target ?? { kind: "submission" };
}
