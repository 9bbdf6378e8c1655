/** A trace as one page to step through: the picture, and beside it what each step did and left behind. */
import type { Trace } from "@workbook/harness";
import { nodesMarkup } from "./html-nodes.ts";
import { script, scriptHash } from "./html-script.ts";
import { stepsMarkup } from "./html-steps.ts";
import { pageStyle } from "./html-style.ts";
import { type Layout, layoutOf } from "./layout.ts";
import { element, escaped } from "./markup.ts";
import { toSvg } from "./svg.ts";
import { story } from "./words.ts";

/** Nothing may be loaded from anywhere, and no script may run but the page's own. */
const policy = `default-src 'none'; style-src 'unsafe-inline'; script-src '${scriptHash}'; base-uri 'none'; form-action 'none'`;

/**
 * Makes a page that works from a file and without a network. Buttons, a slider and the keys ←, →, Home and End go from
 * step to step; without a script it shows the picture and tells the run in words.
 */
export function toHtml(trace: Trace): string {
  const layout = layoutOf(trace);
  const { violation, heading, rows } = layout;
  const head = [
    `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    element("title", {}, escaped(violation?.sentence ?? heading)),
    element("style", {}, pageStyle),
  ];
  const body = [
    headerMarkup(layout),
    element(
      "main",
      {},
      controlsMarkup(rows.length - 1),
      element(
        "div",
        { id: "picture", tabindex: 0, role: "group", "aria-label": "space-time diagram" },
        toSvg(trace, { width: 800, heading: false }),
      ),
      element(
        "div",
        { class: "panel", tabindex: 0, role: "group", "aria-label": "effects, fields and logs" },
        stepsMarkup(trace, layout),
        "<h2>Nodes</h2>",
        nodesMarkup(trace, layout),
      ),
    ),
    storyMarkup(trace, layout),
    `<script type="module">${script}</script>`,
  ];
  return `<!doctype html><html lang="en"><head>${head.join("")}</head><body data-last="${rows.length - 1}">${body.join("")}</body></html>`;
}

function headerMarkup({ violation, heading }: Layout): string {
  if (!violation) return element("header", {}, element("h1", {}, escaped(heading)));
  return element(
    "header",
    {},
    element("h1", { class: "broken" }, escaped(`✗ ${violation.sentence}`)),
    element("p", {}, escaped(`${violation.property} · ${heading}`)),
  );
}

function controlsMarkup(last: number): string {
  const button = (id: string, label: string, text: string) =>
    element("button", { id, type: "button", "aria-label": label }, text);
  return element(
    "div",
    { class: "controls" },
    element(
      "div",
      { class: "buttons" },
      button("first", "First step", "«"),
      button("back", "Step back", "‹"),
      element("button", { id: "play", type: "button" }, "Play"),
      button("forward", "Step forward", "›"),
      button("last", "Last step", "»"),
      element("span", { id: "where" }),
    ),
    `<input id="slider" type="range" min="0" max="${last}" value="0" aria-label="Step">`,
    '<p id="sentence" aria-live="polite"></p>',
  );
}

/** The run in words: read as it is, and the source of the sentence beside the picture. */
function storyMarkup(trace: Trace, { rows }: Layout): string {
  const count = rows.at(-1)?.number ?? 0;
  const told = story(trace);
  const items = rows.map(({ number, time }, index) => {
    const step = number === undefined ? "Start" : `Step ${number} of ${count}`;
    const name = time === undefined ? step : `${step}, ${time}`;
    return element("li", { "data-name": name }, escaped(told[index] ?? ""));
  });
  const rest = told.slice(rows.length).map((line) => element("p", {}, escaped(line)));
  const list = element("ol", { id: "story" }, ...items);
  return element("details", {}, element("summary", {}, "The run in words"), list, ...rest);
}
