/** A plot of durations: which part had ended after how long, a line for each kind. Readable by day and by night. */
import { duration, percentile } from "./percentile.ts";

/** What is drawn. */
export interface CumulativePlot {
  /** What the plot says, for those who cannot see it. */
  readonly title: string;
  readonly heading: string;
  /** What the durations are. */
  readonly axis: string;
  /** From where to where, in milliseconds, in powers of ten. */
  readonly decades: readonly number[];
  readonly lines: readonly CumulativeLine[];
}

/** A line. */
export interface CumulativeLine {
  readonly name: string;
  readonly note: string;
  /** Milliseconds, shortest first. */
  readonly sorted: readonly number[];
}

const size = { width: 760, height: 400, left: 64, right: 176, top: 44, bottom: 56 };

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
export function cumulativePlot({ title, heading, axis, decades, lines }: CumulativePlot): string {
  const x = scaleOf(decades);
  const parts = [
    grid(decades, x),
    axes(decades, x, heading, axis),
    ...lines.map((line, at) => lineOf(line, at, x)),
    ...legend(lines),
  ];
  const label = lines.map(({ name, sorted }) => `${name}: half within ${duration(percentile(sorted, 0.5))}`).join("; ");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img">`,
    `<title>${title} ${label}.</title>`,
    `<style>${style}</style>`,
    `<rect width="${size.width}" height="${size.height}" fill="var(--ground)"/>`,
    ...parts,
    "</svg>",
  ].join("\n");
}

type Scale = (ms: number) => number;

function scaleOf(decades: readonly number[]): Scale {
  const [first, last] = [Math.log10(decades[0]!), Math.log10(decades.at(-1)!)];
  return (ms) => {
    const share = (Math.log10(Math.max(ms, decades[0]!)) - first) / (last - first);
    return round(size.left + Math.min(share, 1) * (size.width - size.left - size.right));
  };
}

function y(part: number): number {
  return round(size.height - size.bottom - part * (size.height - size.top - size.bottom));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function grid(decades: readonly number[], x: Scale): string {
  const columns = decades.map((ms) => `M${x(ms)} ${y(0)}V${y(1)}`);
  const rows = [0, 0.25, 0.5, 0.75, 1].map((part) => `M${x(decades[0]!)} ${y(part)}H${x(decades.at(-1)!)}`);
  return `<path class="grid" d="${[...columns, ...rows].join("")}"/>`;
}

function axes(decades: readonly number[], x: Scale, heading: string, axis: string): string {
  const columns = decades.map((ms) => text(x(ms), y(0) + 18, "muted middle", duration(ms).replace(".0", "")));
  const rows = [0, 0.25, 0.5, 0.75, 1].map((part) => text(size.left - 8, y(part) + 4, "muted end", `${part * 100}%`));
  const what = text(size.left, y(0) + 40, "muted", axis);
  return [text(size.left, 22, "title", heading), ...columns, ...rows, what].join("\n");
}

/** The line goes up one step for each hundredth. */
function lineOf({ sorted }: CumulativeLine, index: number, x: Scale): string {
  const points = Array.from({ length: 101 }, (_, hundredths) => {
    const part = hundredths / 100;
    return `${x(percentile(sorted, part))} ${y(part)}`;
  });
  return `<path class="line" ${strokeOf(index)} d="M${points.join("L")}"/>`;
}

function legend(lines: readonly CumulativeLine[]): string[] {
  const left = size.width - size.right + 18;
  return lines.map(({ name, note }, index) => {
    const at = size.top + 18 + 44 * index;
    const line = `<path class="line" ${strokeOf(index)} d="M${left} ${at}h34"/>`;
    return [line, text(left, at + 16, "", name), text(left, at + 30, "muted", note)].join("\n");
  });
}

function strokeOf(index: number): string {
  const { colour, dashes } = strokes[index % strokes.length]!;
  return `stroke="${colour}"${dashes && ` stroke-dasharray="${dashes}"`}`;
}

function text(left: number, top: number, name: string, words: string): string {
  return `<text x="${left}" y="${top}"${name && ` class="${name}"`}>${words}</text>`;
}
