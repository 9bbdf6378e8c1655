/** `table`: a table or plot that a part of the project makes. */
import { expectWords, type GradeRequest, type Producer, type Product } from "../producer.ts";
import { anomalies } from "../tables/anomalies.ts";
import { checkoutReport } from "../tables/checkout-report.ts";
import { concepts } from "../tables/concepts.ts";
import { crashPoints } from "../tables/crash-points.ts";
import { machineOfExample } from "../tables/example-machine.ts";
import { exercises } from "../tables/exercises.ts";
import { mistakes } from "../tables/mistakes.ts";
import { blockingWindows, commitLatencies, protocolCosts } from "../tables/protocol-costs.ts";

/** What makes a table; files, such as plots, go into the folder of pictures of an exercise. */
export interface TableMaker {
  /** Whether it runs solutions, which a handout does not have. */
  readonly needsSolutions: boolean;
  requests?(root: string): readonly GradeRequest[];
  /** The same bytes each time: nothing that depends on the machine or on the day. */
  make(root: string, page: string): Product;
}

/** All tables, by name. A new one is a file in `tables/` and a line here. */
const makers: Readonly<Record<string, TableMaker>> = {
  anomalies,
  "blocking-windows": blockingWindows,
  "checkout-report": checkoutReport,
  "commit-latencies": commitLatencies,
  concepts,
  "crash-points": crashPoints,
  "example-machine": machineOfExample,
  exercises,
  mistakes,
  "protocol-costs": protocolCosts,
};

/** The producer. */
export const table: Producer = {
  name: "table",
  usage: "table: NAME",
  block: true,
  needsSolutions: ({ words: [name = ""] }) => makers[name]?.needsSolutions ?? false,
  requests: ({ words: [name = ""] }, { root }) => makers[name]?.requests?.(root) ?? [],
  produce(marker, { root, page }) {
    expectWords(table, marker, 1);
    const [name = ""] = marker.words;
    const maker = makers[name];
    if (!maker) throw new Error(`there is no table "${name}"; there are ${Object.keys(makers).join(", ")}`);
    return maker.make(root, page);
  },
};
