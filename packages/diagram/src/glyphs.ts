/** The shapes on a lane: each kind of mark has one of its own, so that no meaning hangs on colour. */
import type { Point } from "./geometry.ts";
import type { Mark } from "./marks.ts";
import { element, rounded } from "./markup.ts";

/** A mark's shape around a point. */
export function glyph(mark: Pick<Mark, "kind">, at: Point): string {
  const { x, y } = at;
  switch (mark.kind) {
    case "arrival":
      return "";
    case "send":
      return element("circle", { class: "send", cx: x, cy: y, r: 3 });
    case "crash":
      return cross(at, 8);
    case "force":
      return record(at) + path("slot", at, "M-3 -1.5h6M-3 1.5h6");
    case "write":
      return record(at);
    case "commit":
      return element("circle", { class: "shape", cx: x, cy: y, r: 7.5 }) + letter("C", at);
    case "abort":
      return element("rect", { class: "shape", x: x - 7, y: y - 7, width: 14, height: 14 }) + letter("A", at);
    case "timer":
      return element("circle", { class: "shape", cx: x, cy: y, r: 7 }) + path("hand", at, "M0 -4.5V0L3 2");
    case "start":
      return path("shape", at, "M-4 -6L6 0L-4 6Z");
    case "restart":
      return (
        element("circle", { class: "ground", cx: x, cy: y, r: 8 }) +
        path("hand", at, "M5.5 -2A6 6 0 1 0 5.5 2.5M6.5 -6.5V-1.5H1.5")
      );
    case "emit":
      return path("shape", at, "M0 -6L7 0L0 6L-7 0Z");
    case "printed":
      return path("shape", at, "M-6 -5H6V3H1L-2 6V3H-6Z");
    case "failure":
      return path("shape", at, "M-3 -7.5H3L7.5 -3V3L3 7.5H-3L-7.5 3V-3Z") + letter("!", at);
  }
}

/** Two crossing strokes. */
export function cross(at: Point, size: number): string {
  return path("cross", at, `M${-size} ${-size}L${size} ${size}M${size} ${-size}L${-size} ${size}`);
}

/** An arrow's head with its point there, coming from that direction. */
export function arrowHead(tip: Point, from: Point): string {
  const angle = (Math.atan2(tip.y - from.y, tip.x - from.x) * 180) / Math.PI;
  const transform = `translate(${rounded(tip.x)} ${rounded(tip.y)}) rotate(${rounded(angle)})`;
  return element("path", { class: "tip", d: "M0 0L-9 -4.5V4.5Z", transform });
}

function record({ x, y }: Point): string {
  return element("rect", { class: "shape", x: x - 6, y: y - 6, width: 12, height: 12, rx: 1.5 });
}

function letter(text: string, { x, y }: Point): string {
  return element("text", { class: "letter", x, y: y + 4 }, text);
}

function path(name: string, { x, y }: Point, d: string): string {
  return element("path", { class: name, d, transform: `translate(${rounded(x)} ${rounded(y)})` });
}
