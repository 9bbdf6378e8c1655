/** The colours of a picture, by day and by night. What they tell is told by shapes and words too. */

/** By which colours a picture is drawn: the reader's preference, or always the same ones. */
export type Theme = "auto" | "light" | "dark";

const light =
  "--ground:#ffffff;--ink:#1f2328;--muted:#57606a;--lane:#8c959f;--faint:#d0d7de;--row:#f6f8fa;--bar:#d5dbe1;" +
  "--message:#0b57a4;--force:#5e3a9e;--commit:#116329;--abort:#a34700;--crash:#c11f2e;--breach:#ffe9e7;" +
  "--split:#fff4d6;--timer:#7a5200;--current:#ddeeff;--on:#ffffff";
const dark =
  "--ground:#14181d;--ink:#e6e9ec;--muted:#a3adb8;--lane:#6d7884;--faint:#343c45;--row:#1a2027;--bar:#3d4752;" +
  "--message:#82b8ff;--force:#c5a8ff;--commit:#56d07f;--abort:#ffae66;--crash:#ff7b80;--breach:#43191c;" +
  "--split:#352c12;--timer:#e3b55c;--current:#16324f;--on:#14181d";

/** The variables, for a picture and for a page around it. */
export function palette(selector: string, theme: Theme = "auto"): string {
  if (theme !== "auto") return `${selector}{${theme === "dark" ? dark : light}}`;
  return `${selector}{${light}}@media (prefers-color-scheme:dark){${selector}{${dark}}}`;
}

const rules: Readonly<Record<string, string>> = {
  "": "font:12px ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,'Liberation Mono',monospace;color:var(--ink)",
  text: "fill:var(--ink);white-space:pre",
  ".ground": "fill:var(--ground)",
  ".halo": "stroke:var(--ground);stroke-width:4px;stroke-linejoin:round;paint-order:stroke",
  ".breached .halo": "stroke:var(--breach)",
  ".row": "fill:transparent",
  ".row.even": "fill:var(--row)",
  ".row.violated": "fill:var(--breach)",
  ".edge": "fill:var(--crash)",
  ".number": "fill:var(--muted);text-anchor:end",
  ".time": "font-size:10px",
  ".muted": "fill:var(--muted)",
  ".sentence": "fill:var(--crash);font-size:14px;font-weight:bold",
  ".broken": "fill:var(--crash);font-weight:bold",
  ".lane": "stroke:var(--lane);stroke-width:1.5",
  ".lane.down": "stroke:var(--lane);stroke-dasharray:1.5 5;stroke-width:1.5",
  ".bar": "fill:var(--bar);stroke:var(--lane);stroke-width:.75",
  ".head": "fill:var(--ground);stroke:var(--lane)",
  ".name": "text-anchor:middle;font-weight:bold",
  ".line": "stroke:var(--message);stroke-width:1.5;fill:none",
  ".flying .line": "stroke-dasharray:3 4",
  ".tip,.send": "fill:var(--message)",
  ".label": "fill:var(--message)",
  ".lost .label,.lost .reason": "fill:var(--crash)",
  ".cross": "stroke:var(--crash);stroke-width:2.5;fill:none;stroke-linecap:round",
  ".end": "text-anchor:end",
  ".badge": "fill:var(--ground);stroke:var(--message);stroke-width:1.5",
  ".badge-text": "fill:var(--message);text-anchor:middle;font-size:11px;font-weight:bold",
  ".letter": "fill:var(--on);text-anchor:middle;font-weight:bold;font-size:11px",
  ".shape": "fill:var(--ground);stroke:var(--ink);stroke-width:1.5",
  ".force .shape": "fill:var(--force);stroke:var(--force)",
  ".force text": "fill:var(--force)",
  ".force .slot": "stroke:var(--on);stroke-width:1.5",
  ".write .shape": "stroke:var(--force);stroke-dasharray:2 1.5",
  ".write text": "fill:var(--force)",
  ".commit .shape": "fill:var(--commit);stroke:var(--commit)",
  ".commit .beside": "fill:var(--commit);font-weight:bold",
  ".abort .shape": "fill:var(--abort);stroke:var(--abort)",
  ".abort .beside": "fill:var(--abort);font-weight:bold",
  ".crash .beside,.failure .beside": "fill:var(--crash);font-weight:bold",
  ".crash .cross": "stroke-width:4",
  ".failure .shape": "fill:var(--crash);stroke:var(--crash)",
  ".timer .shape,.timer .hand": "stroke:var(--timer);stroke-width:1.5;fill:none",
  ".timer .shape": "fill:var(--ground)",
  ".timer text": "fill:var(--timer)",
  ".timer.early .shape": "fill:var(--timer)",
  ".timer.early .hand": "stroke:var(--on)",
  ".restart .hand": "stroke:var(--ink);stroke-width:2;fill:none",
  ".restart .ground": "stroke:none",
  ".printed text": "fill:var(--muted);font-style:italic",
  ".emit .shape": "fill:var(--ink)",
  ".split": "fill:var(--split)",
  ".banner": "fill:var(--split);stroke:var(--timer)",
  ".wait .line": "stroke:var(--crash);stroke-dasharray:2 4",
  ".wait .tip": "fill:var(--crash)",
  ".wait .beside": "fill:var(--crash)",
};

/** The style sheet of a picture. Its rules reach no other part of a page. */
export function styleSheet(theme: Theme): string {
  const root = "svg.space-time";
  const written = Object.entries(rules).map(([selectors, body]) => {
    const scoped = selectors.split(",").map((selector) => (selector === "" ? root : `${root} ${selector}`));
    return `${scoped.join()}{${body}}`;
  });
  return palette(root, theme) + written.join("");
}
