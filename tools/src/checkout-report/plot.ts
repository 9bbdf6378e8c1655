/** The plot: which part of the orders had ended after how long, a line for each kind of end. Readable by day and by night. */
import type { Measured } from "./measure.ts";
import { duration, percentile, type Summary, summaries } from "./summary.ts";

const size = { width: 760, height: 400, left: 64, right: 176, top: 44, bottom: 56 };
const decades = [10, 100, 1_000, 10_000, 100_000];

const light =
  "--ground:#ffffff;--ink:#1f2328;--muted:#57606a;--grid:#d8dee4;--a:#116329;--b:#a34700;--c:#0b57a4;--d:#5e3a9e";
const dark =
  "--ground:#14181d;--ink:#e6e9ec;--muted:#a3adb8;--grid:#343c45;--a:#56d07f;--b:#ffae66;--c:#82b8ff;--d:#c5a8ff";
const style =
  `svg{${light}}@media (prefers-color-scheme:dark){svg{${dark}}}` +
  "text{font:12px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;fill:var(--ink)}.muted{fill:var(--muted)}" +
  ".title{font-weight:bold;font-size:14px}.grid{stroke:var(--grid)}.line{fill:none;stroke-width:2.25}.end{text-anchor:end}" +
  ".middle{text-anchor:middle}";

/** Each line has a colour and a pattern of its own, so that nothing hangs on the colour. */
const strokes = [
  { colour: "var(--a)", dashes: "" },
  { colour: "var(--b)", dashes: "7 4" },
  { colour: "var(--c)", dashes: "2 4" },
  { colour: "var(--d)", dashes: "9 3 2 3" },
];

/** The plot as SVG, with a text alternative. */
export function plotOf(measured: Measured): string {
  const all = summaries(measured);
  const parts = [grid(), axes(), ...all.map(lineOf), ...legend(all)];
  const label = all.map(({ end, sorted }) => `${end}: half within ${duration(percentile(sorted, 0.5))}`).join("; ");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img">`,
    `<title>How long customers waited for the end of their orders. ${label}.</title>`,
    `<style>${style}</style>`,
    `<rect width="${size.width}" height="${size.height}" fill="var(--ground)"/>`,
    ...parts,
    "</svg>",
  ].join("\n");
}

function x(ms: number): number {
  const [first, last] = [Math.log10(decades[0]!), Math.log10(decades.at(-1)!)];
  const share = (Math.log10(Math.max(ms, decades[0]!)) - first) / (last - first);
  return round(size.left + Math.min(share, 1) * (size.width - size.left - size.right));
}

function y(part: number): number {
  return round(size.height - size.bottom - part * (size.height - size.top - size.bottom));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function grid(): string {
  const columns = decades.map((ms) => `M${x(ms)} ${y(0)}V${y(1)}`);
  const rows = [0, 0.25, 0.5, 0.75, 1].map((part) => `M${x(decades[0]!)} ${y(part)}H${x(decades.at(-1)!)}`);
  return `<path class="grid" d="${[...columns, ...rows].join("")}"/>`;
}

function axes(): string {
  const columns = decades.map((ms) => text(x(ms), y(0) + 18, "muted middle", duration(ms).replace(".0", "")));
  const rows = [0, 0.25, 0.5, 0.75, 1].map((part) => text(size.left - 8, y(part) + 4, "muted end", `${part * 100}%`));
  const what = text(size.left, y(0) + 40, "muted", "from placing the order to word of its end, in virtual time");
  return [text(size.left, 22, "title", "Orders that have ended, by how"), ...columns, ...rows, what].join("\n");
}

/** The line goes up one step for each hundredth of the orders. */
function lineOf({ sorted }: Summary, index: number): string {
  const points = Array.from({ length: 101 }, (_, hundredths) => {
    const part = hundredths / 100;
    return `${x(percentile(sorted, part))} ${y(part)}`;
  });
  return `<path class="line" ${strokeOf(index)} d="M${points.join("L")}"/>`;
}

function legend(all: readonly Summary[]): string[] {
  const left = size.width - size.right + 18;
  return all.map(({ end, count }, index) => {
    const at = size.top + 18 + 44 * index;
    const line = `<path class="line" ${strokeOf(index)} d="M${left} ${at}h34"/>`;
    const words = [
      text(left, at + 16, "", end),
      text(left, at + 30, "muted", `${count.toLocaleString("en-US")} orders`),
    ];
    return [line, ...words].join("\n");
  });
}

function strokeOf(index: number): string {
  const { colour, dashes } = strokes[index % strokes.length]!;
  return `stroke="${colour}"${dashes && ` stroke-dasharray="${dashes}"`}`;
}

function text(left: number, top: number, name: string, words: string): string {
  return `<text x="${left}" y="${top}"${name && ` class="${name}"`}>${words}</text>`;
}
