/** The nodes of a page, each with its fields and its log as they are after each step. */
import type { Trace } from "@workbook/harness";
import { labelOf } from "./labels.ts";
import type { Layout } from "./layout.ts";
import { element, escaped } from "./markup.ts";
import { type Snapshot, snapshotsOf } from "./snapshots.ts";

/** One card a node; its snapshots take turns. */
export function nodesMarkup(trace: Trace, { lanes, rows }: Layout): string {
  return lanes
    .map(({ node, title }) => {
      const snapshots = snapshotsOf(trace, rows, node).map(snapshotMarkup);
      return element("section", { class: "node" }, element("h3", {}, escaped(title)), ...snapshots);
    })
    .join("");
}

function snapshotMarkup(snapshot: Snapshot): string {
  const { fromRow, untilRow, status, decision, kind } = snapshot;
  const shown = { "data-from": fromRow, "data-to": untilRow };
  const decided =
    decision === undefined ? "" : element("span", { class: `badge ${decision}` }, `decided ${escaped(decision)}`);
  const state = element("span", { class: `badge ${status === "down" ? "down" : ""}` }, status);
  return element(
    "div",
    { class: "snapshot", ...shown },
    element("p", { class: "badges" }, state, decided, element("span", { class: "kind" }, escaped(kind))),
    fieldsMarkup(snapshot),
    logMarkup(snapshot),
  );
}

function fieldsMarkup({ fields, status }: Snapshot): string {
  if (status === "down") return element("p", { class: "none" }, "its fields are lost");
  if (fields.length === 0) return "";
  const rows = fields.map(({ name, value, changed }) =>
    element(
      "div",
      changed ? { class: "changed" } : {},
      element("dt", {}, escaped(name)),
      element("dd", {}, element("code", {}, escaped(value)), changed ? note("changed") : ""),
    ),
  );
  return element("dl", {}, ...rows);
}

function logMarkup({ log, status }: Snapshot): string {
  if (status === "not started") return "";
  if (log.length === 0) return element("p", { class: "none" }, "empty log");
  const records = log.map(({ record, forced, isNew }) =>
    element(
      "li",
      { class: `${forced ? "forced" : "unforced"}${isNew ? " changed" : ""}` },
      element("code", {}, escaped(labelOf(record))),
      note(forced ? "forced" : "not forced"),
    ),
  );
  return element("p", { class: "caption" }, "log") + element("ol", { class: "log" }, ...records);
}

function note(text: string): string {
  return ` ${element("small", {}, text)}`;
}
