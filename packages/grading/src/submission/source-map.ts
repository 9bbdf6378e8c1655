/** A bundle for a debugger, which is to show the sources that the bundle was made of. */
import { pathToFileURL } from "node:url";
import { encodedMap, type SourceMapSegment, TraceMap } from "@jridgewell/trace-mapping";
import type { BundleMap } from "./bundle-map.ts";

/**
 * The comment that a debugger reads behind a bundle's code: its map, with the sources where they are on this machine.
 *
 * @param files the file of each of the map's sources, in their order
 */
export function sourceMapComment({ mappings }: BundleMap, files: readonly string[]): string {
  const sources = files.map((file) => pathToFileURL(file).href);
  const decoded = mappings as readonly (readonly SourceMapSegment[])[] as SourceMapSegment[][];
  const map = encodedMap(new TraceMap({ version: 3, names: [], sources, mappings: decoded }));
  const data = Buffer.from(JSON.stringify(map)).toString("base64");
  return `\n//# sourceMappingURL=data:application/json;base64,${data}\n`;
}
