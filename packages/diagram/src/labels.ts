/** Messages, records and observations in a few words: `vote yes`, `phase1b ballot=2`. */
import type { Plain, TracedMessage } from "@workbook/harness";
import { printable } from "./printable.ts";

/** Plain data in a few words: its type first, then its fields. A lone text field stands without its name. */
export function labelOf(body: Plain | undefined): string {
  if (body === undefined) return "";
  if (!isObject(body)) return short(body);
  const { type, ...fields } = body;
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined) as [string, Plain][];
  const bare = (key: string) => typeof type === "string" && (key === type || entries.length === 1);
  const words = entries.map(([key, value]) => field(key, value, bare(key)));
  const head = type === undefined ? [] : [typeof type === "string" ? printable(type) : `type=${short(type)}`];
  return [...head, ...words].join(" ") || "{}";
}

/** A message in a few words; a request and a reply are named as such. */
export function messageLabel({ kind, body }: Pick<TracedMessage, "kind" | "body">): string {
  const label = labelOf(body);
  if (kind === "request") return `call ${label}`;
  return kind === "reply" ? `reply ${label}` : label;
}

function field(key: string, value: Plain, bare: boolean): string {
  if (bare && typeof value === "string") return short(value);
  if (value === true) return printable(key);
  return `${printable(key)}=${short(value)}`;
}

function short(value: Plain | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "string") return value === "" ? '""' : printable(value);
  if (Array.isArray(value)) return `[${value.map(short).join(", ")}]`;
  return isObject(value) ? `{${labelOf(value)}}` : String(value);
}

function isObject(value: Plain): value is { readonly [field: string]: Plain | undefined } {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
