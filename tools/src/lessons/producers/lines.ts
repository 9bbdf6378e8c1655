/** `lines`: how many lines of code a file, a class or a method takes, without blanks and comments. */
import { expectWords, type Producer } from "../producer.ts";
import { isSolution, readSource } from "../source.ts";
import { codeLines } from "../syntax.ts";

/** The producer. */
export const lines: Producer = {
  name: "lines",
  usage: "lines: PATH[#Class.method]",
  block: false,
  needsSolutions: ({ words: [reference] }) => isSolution(reference),
  produce(marker, { root }) {
    expectWords(lines, marker, 1);
    const { file, span } = readSource(root, marker.words[0]!);
    return { text: String(codeLines(file, span)) };
  },
};
