/** `counterexample`: the run that refutes a mutant, as a picture beside its exercise and as text. */
import { posix } from "node:path";
import { story, toSvg, toText } from "@workbook/diagram";
import { expectWords, type Producer } from "../producer.ts";
import { failureOf, requestOf } from "./mutants.ts";

/** The producer. */
export const counterexample: Producer = {
  name: "counterexample",
  usage: "counterexample: ID mutant=NAME [requirement=ID]",
  block: true,
  needsSolutions: () => true,
  requests(marker, { root }) {
    expectWords(counterexample, marker, 1, ["mutant"], ["requirement"]);
    return [requestOf(marker, root)];
  },
  produce(marker, context) {
    const { run } = failureOf(marker, context);
    const { mutant, requirement } = marker.options;
    const name = requirement === undefined ? mutant! : `${mutant}-${requirement}`;
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
