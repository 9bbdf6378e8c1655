/** A trace as one page. */
import type { Trace } from "@workbook/harness";
import { escaped } from "./markup.ts";
import { toSvg } from "./svg.ts";

/** A self-contained page with the picture of the trace. */
export function toHtml(trace: Trace): string {
  const title = escaped(trace.violation?.sentence ?? trace.cluster.name);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><body>${toSvg(trace)}</body></html>`;
}
