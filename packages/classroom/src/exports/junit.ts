/** JUnit's XML: a suite for each student and task, a case for each requirement. */
import { create } from "xmlbuilder2";
import type { ClassData } from "./class-data.ts";

/** The whole class as one document. */
export function junitXml({ gradebook, resultOf }: ClassData): string {
  const root = create({ version: "1.0", encoding: "UTF-8" }).ele("testsuites", { name: printable(gradebook.name) });
  for (const grade of gradebook.grades) {
    const result = resultOf(grade);
    const records = result?.records ?? [];
    const count = (wanted: (typeof records)[number]["status"]) =>
      records.filter(({ status }) => status === wanted).length;
    const suite = root.ele("testsuite", {
      name: `${grade.student}.${grade.task}`,
      tests: records.length,
      failures: count("failed"),
      errors: count("error") + (result?.verdict === "fault" ? 1 : 0),
      skipped: count("not-started"),
      time: ((result?.elapsedMs ?? 0) / 1000).toFixed(3),
    });
    if (result?.verdict === "fault") suite.ele("system-err").txt(printable(result.sentence));
    for (const { id, title, status, message, elapsedMs } of records) {
      const head = {
        classname: `${grade.student}.${grade.task}`,
        name: `${id}: ${title}`,
        time: (elapsedMs / 1000).toFixed(3),
      };
      const test = suite.ele("testcase", head);
      if (status === "failed") test.ele("failure", { message: printable(message) });
      if (status === "error") test.ele("error", { message: printable(message) });
      if (status === "not-started") test.ele("skipped", { message: printable(message) });
    }
  }
  return root.end({ prettyPrint: true });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
const unheard = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Without the characters that XML cannot hold. */
function printable(text: string): string {
  return Buffer.from(text).toString().replace(unheard, "\ufffd");
}
