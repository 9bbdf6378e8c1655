/** `anomalies`: the least history that shows each anomaly, what the checker says of it, and its cycle. [Adya99] */
import { posix } from "node:path";
import { type CycleArc, cycleToSvg, cycleToText } from "@workbook/diagram";
import { type Anomaly, type AnomalyName, checkIsolation, type History, type Transaction } from "@workbook/properties";
import type { TableMaker } from "../producers/table.ts";

interface Example {
  readonly name: AnomalyName;
  readonly called: string;
  /** Operations of T1, T2, …: `r x 1` finds 1, `r x -` finds nothing, `w x 1` writes it. */
  readonly transactions: readonly string[];
  /** Which of them aborted. */
  readonly aborted?: string;
  readonly versions?: History["versions"];
}

const examples: readonly Example[] = [
  {
    name: "G0",
    called: "dirty write",
    transactions: ["w x 1, w y 1", "w x 2, w y 2"],
    versions: { x: ["1", "2"], y: ["2", "1"] },
  },
  { name: "G1a", called: "aborted read", transactions: ["w x 1", "r x 1"], aborted: "T1" },
  { name: "G1b", called: "intermediate read", transactions: ["w x 1, w x 2", "r x 1"] },
  { name: "G1c", called: "circular information flow", transactions: ["w x 1, r y 2", "w y 2, r x 1"] },
  { name: "lost-update", called: "lost update", transactions: ["r x -, w x 1", "r x -, w x 2"] },
  { name: "G-single", called: "read skew", transactions: ["r x -, r y 1", "w x 1, w y 1"] },
  { name: "G2", called: "write skew", transactions: ["r x -, w y 1", "r y -, w x 2"] },
];

/** The table, with a picture for each cycle. */
export const anomalies: TableMaker = {
  needsSolutions: false,
  make(_root, page) {
    const files: Record<string, string> = {};
    const rows = examples.map((example) => {
      const found = anomalyOf(example);
      return `| ${cells(example, found, picture(example, found, page, files)).join(" | ")} |`;
    });
    const head = ["| anomaly | least history | what the checker says of it | cycle |", "|---|---|---|---|"];
    return { text: [...head, ...rows].join("\n"), files };
  },
};

/** @throws Error when the checker calls it otherwise */
function anomalyOf({ name, transactions, aborted, versions }: Example): Anomaly {
  const history = transactions.map((words, index) => transactionOf(`T${index + 1}`, words, aborted));
  const { anomalies: found } = checkIsolation({ transactions: history, ...(versions ? { versions } : {}) });
  const [first] = found;
  if (first?.name === name) return first;
  throw new Error(`the least history of ${name} shows ${found.map((it) => it.name).join(", ") || "nothing"}`);
}

function transactionOf(id: string, words: string, aborted: string | undefined): Transaction {
  const operations = words.split(", ").map((word) => {
    const [kind, key = "", value = ""] = word.split(" ");
    if (kind === "w") return { kind: "write", key, value } as const;
    return { kind: "read", key, value: value === "-" ? null : value } as const;
  });
  return { id, outcome: id === aborted ? "aborted" : "committed", operations };
}

function cells({ name, called, transactions, aborted }: Example, { sentence }: Anomaly, drawn: string): string[] {
  const history = transactions.map((words, index) => {
    const id = `T${index + 1}`;
    return `${id}: \`${words}\`${id === aborted ? ", aborted" : ""}`;
  });
  const title = name === "lost-update" ? called : `${called} (${name})`;
  return [title, history.join("<br>"), sentence, drawn];
}

function picture({ name }: Example, { cycle }: Anomaly, page: string, files: Record<string, string>): string {
  if (!cycle) return "";
  const arcs = cycle.map(({ from, to, dependency, key }): CycleArc => ({ from, to, label: `${dependency} ${key}` }));
  const path = `exercises/05-transactional-kv/pictures/cycle-${name.toLowerCase()}.svg`;
  files[path] = `${cycleToSvg(arcs)}\n`;
  return `![${cycleToText(arcs)}](${posix.relative(posix.dirname(page), path)})`;
}
