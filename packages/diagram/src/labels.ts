/** Messages, records and observations in a few words: `vote yes`, `phase1b ballot=2`. */
import type { Plain, TracedMessage } from "@workbook/harness";
import { printable } from "./printable.ts";

/**
 * Plain data in a few words: its type first, then its fields. A lone text field stands without its name, and so does a lone
 * message inside another; what such a message holds besides plain values is left out.
 */
export function labelOf(body: Plain | undefined): string {
  return isObject(body) ? described(body, short) : short(body);
}

function described(body: PlainObject, show: (value: Plain) => string): string {
  const { type, ...fields } = body;
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined) as [string, Plain][];
  const isBare = (key: string) => typeof type === "string" && (key === type || entries.length === 1);
  const words = entries.map(([key, value]) => {
    if (isBare(key) && isMessage(value)) return described(value, hidden);
    return isBare(key) && typeof value === "string" ? show(value) : field(key, value, show);
  });
  const head = type === undefined ? [] : [typeof type === "string" ? printable(type) : `type=${short(type)}`];
  return [...head, ...words].join(" ") || "{}";
}

/** A message in a few words; a request and a reply are named as such. */
export function messageLabel({ kind, body }: Pick<TracedMessage, "kind" | "body">): string {
  const label = labelOf(body);
  if (kind === "request") return `call ${label}`;
  return kind === "reply" ? `reply ${label}` : label;
}

function field(key: string, value: Plain, show: (value: Plain) => string): string {
  return value === true ? printable(key) : `${printable(key)}=${show(value)}`;
}

function short(value: Plain | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "string") return value === "" ? '""' : printable(value);
  if (Array.isArray(value)) return `[${value.map(short).join(", ")}]`;
  if (!isObject(value)) return String(value);
  return `{${described(value, isMessage(value) ? hidden : short)}}`;
}

/** A value of a message inside another: an object says no more than that it is there. */
function hidden(value: Plain): string {
  return isObject(value) ? "{…}" : short(value);
}

type PlainObject = { readonly [field: string]: Plain | undefined };

function isMessage(value: Plain): value is PlainObject {
  return isObject(value) && typeof value["type"] === "string";
}

function isObject(value: Plain | undefined): value is PlainObject {
  return value !== undefined && value !== null && typeof value === "object" && !Array.isArray(value);
}
