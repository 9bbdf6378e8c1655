/** One page of the report: a file by itself, which runs nothing and asks nobody. */
import { Html, html } from "./html.ts";

const style = `
:root{color-scheme:light dark;--ground:#fff;--ink:#1f2328;--muted:#57606a;--line:#d0d7de;--link:#0b57a4;--good:#dafbe1;--some:#fff4d6;--bad:#ffe9e7;--none:#eef1f4}
@media(prefers-color-scheme:dark){:root{--ground:#14181d;--ink:#e6e9ec;--muted:#a3adb8;--line:#343c45;--link:#82b8ff;--good:#12351f;--some:#352c12;--bad:#43191c;--none:#20262d}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:70rem;padding:1rem;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
a{color:var(--link)}h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2rem}h3{font-size:1.05rem}
table{border-collapse:collapse}caption{text-align:left;color:var(--muted);padding:.3rem 0}
th,td{border:1px solid var(--line);padding:.25rem .5rem;text-align:left;vertical-align:top}td.number{text-align:right;font-variant-numeric:tabular-nums}
.wide{overflow-x:auto}.muted{color:var(--muted)}
.full{background:var(--good)}.part{background:var(--some)}.low{background:var(--bad)}.none{background:var(--none)}
pre{overflow-x:auto;border:1px solid var(--line);padding:.6rem;font:13px/1.45 ui-monospace,monospace;tab-size:2}
.added{background:var(--good);display:block}.removed{background:var(--bad);display:block}
img{max-width:100%;min-width:40rem;height:auto}
.comment{border-left:4px solid var(--link);padding:.2rem 0 .2rem .8rem}
`;

/** No script, no frame, and nothing from anywhere else. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** A whole document. */
export function page(title: string, body: Html): string {
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
  return document.text;
}

/** A table with a caption. A cell is a header when it is the first of its row. */
export function table(
  caption: string,
  header: readonly string[],
  rows: readonly (readonly (Html | string | number)[])[],
): Html {
  return html`<div class="wide" tabindex="0" role="region" aria-label="${caption}"><table>
<caption>${caption}</caption>
<thead><tr>${header.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>\n`)}</tbody>
</table></div>`;
}

function cell(content: Html | string | number, index: number): Html {
  if (index === 0) return html`<th scope="row">${content}</th>`;
  if (content instanceof Html && content.text.startsWith("<td")) return content;
  return typeof content === "number" ? html`<td class="number">${content}</td>` : html`<td>${content}</td>`;
}

/** A picture that can neither run anything nor see the page. */
export function picture(svg: string, description: string): Html {
  return html`<p class="wide" tabindex="0" role="region" aria-label="A space-time diagram"><img src="data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}" alt="${description}"></p>`;
}
