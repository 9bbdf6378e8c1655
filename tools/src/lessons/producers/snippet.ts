/** `snippet`: a part of a source file, as it is. */
import { expectWords, type Producer } from "../producer.ts";
import { isSolution, readSource } from "../source.ts";
import { unindented } from "../syntax.ts";

/** The producer. */
export const snippet: Producer = {
  name: "snippet",
  usage: "snippet: PATH[#Class.method]",
  block: true,
  needsSolutions: ({ words: [reference] }) => isSolution(reference),
  produce(marker, { root }) {
    expectWords(snippet, marker, 1);
    const { file, span } = readSource(root, marker.words[0]!);
    const code = unindented(file.text, span).trimEnd();
    const language = /\.(\w+)$/.exec(file.fileName)?.[1] ?? "";
    return { text: `\`\`\`${language}\n${code}\n\`\`\`` };
  },
};
