/** The crash points of a coordinator that tells before it remembers, as the command for PostgreSQL shows them. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { TableMaker } from "../producers/table.ts";

/** The maker. It is made in a process of its own, since lessons are written without waiting. */
export const crashPoints: TableMaker = {
  needsSolutions: true,
  make(root) {
    const main = join(root, "tools", "src", "crash-points.ts");
    const words = ["--import", "tsx", main, "tells-before-it-remembers"];
    const said = execFileSync(process.execPath, words, { cwd: root, encoding: "utf8" });
    return { text: `\`\`\`text\n${said.trimEnd()}\n\`\`\`` };
  },
};
