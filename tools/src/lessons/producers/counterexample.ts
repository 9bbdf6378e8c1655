/** `counterexample`: the run that refutes a mutant, or a demonstration, as a picture beside its exercise and as text. */
import { posix } from "node:path";
import { story, toSvg, toText } from "@workbook/diagram";
import type { Producer } from "../producer.ts";
import { expectFailure, failureOf, failureUsage, requestOf } from "./mutants.ts";

/** The producer. */
export const counterexample: Producer = {
  name: "counterexample",
  usage: `counterexample: ID ${failureUsage}`,
  block: true,
  needsSolutions: () => true,
  requests(marker, { root }) {
    expectFailure(counterexample.usage, marker);
    return [requestOf(marker, root)];
  },
  produce(marker, context) {
    const { run } = failureOf(marker, context);
    const { mutant, demonstration, requirement } = marker.options;
    const shown = demonstration ?? mutant!;
    const name = requirement === undefined ? shown : `${shown}-${requirement}`;
    const picture = `exercises/${marker.words[0]}/pictures/${name}.svg`;
    const address = posix.relative(posix.dirname(context.page), picture);
    const parts = [
      `![${alternative(story(run).join(" "))}](${address})`,
      "<details>\n<summary>The same as text</summary>",
      `\`\`\`text\n${toText(run).trimEnd()}\n\`\`\``,
      "</details>",
    ];
    return { text: parts.join("\n\n"), files: { [picture]: `${toSvg(run)}\n` } };
  },
};

/** Text in the brackets of a Markdown image, without anything that Markdown would read. */
function alternative(text: string): string {
  return text.replace(/[\\[\]`*_<>&]/g, "\\$&").replace(/\s+/g, " ");
}
