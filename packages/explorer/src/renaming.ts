/** Plain data in which nodes have changed places: their names are exchanged wherever they stand as words of their own. */
import type { NodeId, Plain } from "@workbook/harness";

/** Exchanges names in data, in texts and in the names of fields. */
export type Rename = <T extends Plain | undefined>(value: T) => T;

/** @param places by node, whose name its name becomes */
export function renameBy(nodes: readonly NodeId[], places: readonly number[]): Rename {
  const names = new Map(nodes.map((node, index) => [node, nodes[places[index]!]!]));
  const moved = nodes.filter((node) => names.get(node) !== node).sort((a, b) => b.length - a.length);
  const word = new RegExp(`(?<![\\w-])(?:${moved.map(literally).join("|")})(?![\\w-])`, "g");
  const inText = (text: string) => text.replace(word, (name) => names.get(name)!);
  const inside = (value: Plain | undefined): Plain | undefined => {
    if (typeof value === "string") return inText(value);
    if (value === null || typeof value !== "object") return value;
    if (Array.isArray(value)) return value.map((item: Plain) => inside(item)!);
    return Object.fromEntries(Object.entries(value).map(([field, item]) => [inText(field), inside(item)]));
  };
  return inside as Rename;
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
