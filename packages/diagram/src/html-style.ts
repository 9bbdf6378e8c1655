/** The looks of a page, by day and by night, on a wide screen and on a telephone. */
import { palette } from "./svg-style.ts";

const rules = `
*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
code,.mono{font:13px/1.45 ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace;overflow-wrap:anywhere}
header{padding:14px 18px 10px;border-bottom:1px solid var(--faint)}
h1{margin:0;font-size:19px;line-height:1.3;overflow-wrap:anywhere}
h1.broken{color:var(--crash)}
h2,h3{margin:0;font-size:15px;overflow-wrap:anywhere}
header p{margin:2px 0 0;color:var(--muted);overflow-wrap:anywhere}
main{display:grid;grid-template-columns:minmax(0,1fr) minmax(320px,400px);grid-template-rows:auto minmax(0,1fr)}
#picture{grid-row:1/3;overflow:auto;border-right:1px solid var(--faint)}
#picture svg{display:block;margin:0 auto;min-width:680px}
.controls{padding:12px 18px;border-bottom:1px solid var(--faint);background:var(--ground)}
.buttons{display:flex;gap:6px;align-items:center}
button{min-width:40px;min-height:36px;padding:0 10px;font:inherit;color:var(--ink);background:var(--row);
border:1px solid var(--lane);border-radius:6px;cursor:pointer}
button:hover{background:var(--current)}
button[aria-disabled=true]{opacity:.45;cursor:default}
#play{min-width:72px;font-weight:600}
:focus-visible{outline:3px solid var(--message);outline-offset:1px}
#slider{width:100%;margin:10px 0 2px;accent-color:var(--message)}
#where{margin-left:auto;color:var(--muted);white-space:nowrap}
#sentence{margin:6px 0 0;min-height:3em;font-weight:600;overflow-wrap:anywhere}
.panel{overflow:auto;padding:12px 18px 24px}
.caption{margin:10px 0 2px;color:var(--muted);font-size:13px}
.none{margin:6px 0 0;color:var(--muted);font-style:italic}
.breach{margin:0 0 8px;padding:6px 10px;background:var(--breach);border-left:4px solid var(--crash);overflow-wrap:anywhere}
ol,ul,dl{margin:0;padding:0}
ol.effects{padding-left:22px}
ol.effects li{overflow-wrap:anywhere}
ul.code,ul.printed,ol.log{list-style:none}
ul.code{color:var(--muted);font-size:13px}
ul.code code{display:block;color:var(--ink)}
ul.printed li::before{content:'“';color:var(--muted)}
ul.printed li::after{content:'”';color:var(--muted)}
.step{padding-bottom:14px}
.node{margin-top:10px;padding:10px 12px;border:1px solid var(--faint);border-radius:8px}
.node:has(.snapshot.now){border-color:var(--message);box-shadow:inset 3px 0 var(--message)}
.badges{display:flex;flex-wrap:wrap;gap:6px;align-items:center;margin:2px 0 4px;font-size:13px}
.badge{padding:0 7px;border:1px solid var(--lane);border-radius:9px}
.badge.down{color:var(--crash);border-style:dashed;border-color:var(--crash)}
.badge.commit{color:var(--on);background:var(--commit);border-color:var(--commit)}
.badge.abort{color:var(--on);background:var(--abort);border-color:var(--abort)}
.kind{color:var(--muted)}
dl div{display:flex;gap:8px;padding:1px 4px;border-radius:4px}
dt{flex:none;min-width:9ch;max-width:45%;color:var(--muted);overflow-wrap:anywhere}
dd{margin:0;min-width:0}
small{color:var(--muted);font-size:12px}
.snapshot:not(.now) .changed small:not(li small){display:none}
.snapshot.now .changed{background:var(--current)}
ol.log li{padding:1px 4px;border-radius:4px}
ol.log li::before{content:'■ ';color:var(--force)}
ol.log li.unforced::before{content:'□ '}
details{padding:10px 18px;border-top:1px solid var(--faint)}
summary{cursor:pointer;font-weight:600}
#story{max-width:80ch;padding-left:0;list-style:none}
#story li{margin:4px 0;padding:2px 6px;border-radius:4px;overflow-wrap:anywhere}
#story li[aria-current]{background:var(--current)}
body:not(.stepping) :is(.controls,.panel){display:none}
#picture svg [data-row]{transition:opacity .15s}
#picture svg .later{opacity:.16}
#picture svg .row.now{fill:var(--current)}
#picture svg .row.violated.now{fill:var(--breach)}
#picture svg .lane.down.later{opacity:1;stroke-dasharray:none}
#picture svg .underway{opacity:.55}
#picture svg .underway .line{stroke-dasharray:3 4}
@media (min-width:821px){
body.stepping{height:100vh;display:grid;grid-template-rows:auto minmax(0,1fr) auto}
details[open]{max-height:40vh;overflow:auto}
}
@media (max-width:820px){
main{display:block}
body:not(.stepping) main{display:block}
.controls{position:sticky;top:0;z-index:1;padding:8px 12px;border-bottom-color:var(--lane)}
#picture{max-height:52vh;border-right:0;border-bottom:1px solid var(--faint)}
#picture svg{max-width:none!important;min-width:0}
header,.panel,details{padding-left:12px;padding-right:12px}
#sentence{max-height:6em;overflow:auto}
}
@media (prefers-reduced-motion:reduce){#picture svg [data-row]{transition:none}}
@media print{.controls{display:none}body.stepping{display:block;height:auto}#picture svg .later{opacity:1}}
`;

/** The style sheet of a page. */
export const pageStyle = `${palette(":root")}${rules}`;
