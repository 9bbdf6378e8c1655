/** Screens of a terminal, one after another, as one SVG that moves without a script. */
import { element, escaped } from "@workbook/diagram";
import type { Piece, Screen, Size } from "./terminal-recording.ts";

/** A screen and for how long it is shown, in seconds. */
export interface Shown {
  readonly screen: Screen;
  readonly seconds: number;
}

const cell = { width: 8.4, height: 19 };
const margin = 14;
/** The eight colours on a dark ground; the bright ones are the same. */
const colours = ["#6e7681", "#ff7b72", "#56d364", "#e3b341", "#79c0ff", "#d2a8ff", "#56d4dd", "#c9d1d9"];

/** Draws them. Where motion is not wanted the last screen stands still. */
export function animatedSvg(shown: readonly Shown[], { columns, rows }: Size, title: string): string {
  const [width, height] = [columns * cell.width + 2 * margin, rows * cell.height + 2 * margin];
  const total = shown.reduce((sum, { seconds }) => sum + seconds, 0);
  const starts = shown.map((_, index) => shown.slice(0, index).reduce((sum, { seconds }) => sum + seconds, 0));
  const frames = shown.map(
    ({ screen }, index) => `<g class="frame" id="f${index}">${screen.map(rowMarkup).join("")}</g>`,
  );
  const styles = shown.map(({ seconds }, index) => frameStyle(index, starts[index]!, seconds, total));
  const style = [
    "text{font:14px 'DejaVu Sans Mono',Menlo,Consolas,monospace;fill:#e6edf3;white-space:pre}",
    ".frame{visibility:hidden}",
    `#f${shown.length - 1}{visibility:visible}`,
    `@media (prefers-reduced-motion:no-preference){.frame{animation:${total}s step-end infinite}${styles.join("")}}`,
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">`,
    `<title>${escaped(title)}</title><style>${style.join("")}</style>`,
    `<rect width="${width}" height="${height}" rx="8" fill="#0d1117"/>`,
    ...frames,
    "</svg>\n",
  ].join("\n");
}

function frameStyle(index: number, start: number, seconds: number, total: number): string {
  const percent = (at: number) => `${((100 * at) / total).toFixed(2)}%`;
  const before = start === 0 ? "" : "0%{visibility:hidden}";
  const after = start + seconds >= total ? "" : `${percent(start + seconds)}{visibility:hidden}`;
  return `@keyframes k${index}{${before}${percent(start)}{visibility:visible}${after}}#f${index}{animation-name:k${index}}`;
}

function rowMarkup(pieces: readonly Piece[], row: number): string {
  const y = margin + (row + 0.75) * cell.height;
  return pieces
    .map(({ text, column, colour, bold, dim }) => {
      const place = { x: margin + column * cell.width, y, textLength: text.length * cell.width };
      const fill = colour === undefined ? undefined : `fill:${colours[colour % colours.length]}`;
      const look = { style: fill, "font-weight": bold ? "bold" : undefined, opacity: dim ? "0.65" : undefined };
      return element("text", { ...place, ...look }, escaped(text));
    })
    .join("");
}
