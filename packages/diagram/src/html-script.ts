/**
 * The script of a page: it shows one row at a time. It holds no word of the trace, so that it is the same in every page,
 * and the page's policy lets no other script run.
 */

/** The script, to the letter. */
export const script = `
const last = Number(document.body.dataset.last);
const all = (selector) => [...document.querySelectorAll(selector)];
const one = (id) => document.getElementById(id);
const turns = all("[data-from]");
const drawn = all("svg [data-row]");
const sentences = all("#story li");
const slider = one("slider");
const picture = one("picture");
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
let row = 0;
let playing;

function show(next) {
  row = Math.max(0, Math.min(last, next));
  for (const { dataset, classList } of drawn) {
    const from = Number(dataset.row);
    classList.toggle("later", from > row);
    classList.toggle("now", from === row || Number(dataset.until) === row);
    classList.toggle("underway", from <= row && Number(dataset.until) > row);
  }
  for (const element of turns) {
    const { from, to } = element.dataset;
    element.hidden = Number(from) > row || (to !== undefined && Number(to) <= row);
    element.classList.toggle("now", Number(from) === row);
  }
  for (const [index, item] of sentences.entries()) {
    if (index === row) item.setAttribute("aria-current", "step");
    else item.removeAttribute("aria-current");
  }
  one("sentence").textContent = sentences[row].textContent;
  one("where").textContent = sentences[row].dataset.name;
  slider.value = row;
  slider.setAttribute("aria-valuetext", sentences[row].dataset.name);
  for (const id of ["first", "back"]) one(id).setAttribute("aria-disabled", row === 0);
  for (const id of ["forward", "last"]) one(id).setAttribute("aria-disabled", row === last);
  if (row === last) pause();
}

function reveal() {
  const frame = picture.getBoundingClientRect();
  const box = document.querySelector("svg .row.now").getBoundingClientRect();
  const top = box.top + box.height / 2 - frame.top - frame.height / 2;
  const bar = document.querySelector("svg .bar.now")?.getBoundingClientRect();
  const left = bar ? bar.left - frame.left - frame.width / 3 : 0;
  picture.scrollBy({ top, left, behavior: calm ? "auto" : "smooth" });
}

function pause() {
  clearInterval(playing);
  playing = undefined;
  one("play").textContent = "Play";
}

function play() {
  if (row === last) go(0);
  playing = setInterval(() => go(row + 1), 1800);
  one("play").textContent = "Pause";
}

function go(next) {
  show(next);
  reveal();
}

function choose(next) {
  if (playing !== undefined) pause();
  go(next);
}

const keys = { ArrowRight: () => row + 1, ArrowLeft: () => row - 1, Home: () => 0, End: () => last };
addEventListener("keydown", (event) => {
  const target = keys[event.key];
  const scrolls = event.target === picture && picture.scrollWidth > picture.clientWidth && event.key.startsWith("Arrow");
  if (!target || scrolls || event.target === slider || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  choose(target());
});
one("first").onclick = () => choose(0);
one("back").onclick = () => choose(row - 1);
one("forward").onclick = () => choose(row + 1);
one("last").onclick = () => choose(last);
one("play").onclick = () => (playing === undefined ? play() : pause());
slider.oninput = () => choose(Number(slider.value));
picture.onclick = (event) => {
  const hit = document.elementsFromPoint(event.clientX, event.clientY).find((found) => found.matches("svg .row"));
  if (hit) choose(Number(hit.dataset.row));
};
document.body.classList.add("stepping");
show(0);
`;

/** Its hash, by which the page's policy knows it. */
export const scriptHash = "sha256-SlaouYp02fHK/hsjLkoXOR2k/F70hHfvaCkMzPexH9g=";
