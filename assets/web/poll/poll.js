// The page of a phone in a live session: what has been heard, and what of it is on the glass. docs/phone-pages.md says how it behaves.
import { Ballot } from "/ballot.js";
import { kept, Line } from "/line.js";
import { asked, form, make, moment, closed, over, picture, shown, vote, wait } from "/views.js";
import { can, quiet, read, speaks, whenVoicesChange } from "/voice.js";
import { choose, Words } from "/words.js";

const REFUSED = { code: "live.wrong-code", over: "phone.code.none", wait: "phone.code.wait", full: "phone.code.full", scan: "phone.code.scan" };
const LATER = 1200; // ms; who is found again sooner need not know of it

const at = (id) => document.getElementById(id);
const words = new Words();
const line = new Line({ state: heard, found: () => lost(false), lost: () => lost(true), refused: (why) => refuse(why) });
const ballot = new Ballot(line, changed);

let state = null; // as last heard
let drawn = ""; // what is on the glass
let view = null; // {parts, refresh} while a vote is open
let screen = () => moment(words); // without a state
let losing = 0; // timer

// Beside what is kept (line.js), a reload keeps which languages there are, which was chosen, and whether a picture was scanned, with the entry in this tab's history.
let remembered = history.state || {};
const remember = (more) => {
  remembered = { ...remembered, ...more };
  history.replaceState(remembered, "", location.pathname);
};

const same = (scanned) => scanned?.[1] === kept.get("code") && scanned[2] === kept.get("key");
const fragment = () => /^#([0-9]{4})\.([A-Za-z0-9_-]{43})$/.exec(location.hash);

function say(text) {
  at("said").textContent = "";
  setTimeout(() => { at("said").textContent = text; }, 60); // or a sentence that is said twice would not be heard twice
}

function lost(now) {
  clearTimeout(losing);
  losing = 0;
  if (!now) {
    at("lost").hidden = true;
  } else if (at("lost").hidden) {
    losing = setTimeout(() => {
      at("lost").textContent = words.say("live.lost");
      at("lost").hidden = false;
      say(words.say("live.lost"));
    }, LATER);
  }
}

function badge() {
  const said = state?.words && screenOf(state) !== wait ? asked(state, words) : { draft: false, foreign: false, attributes: {} };
  const english = words.mine.english || words.mine.language !== words.language || (said.foreign && said.attributes.lang === "en");
  const texts = [words.mine.draft || said.draft ? words.say("badge.draft") : "", english ? words.say("badge.english") : ""].filter(Boolean);
  at("badge").replaceChildren(...texts.map((text) => make("span", {}, text)));
  at("badge").hidden = !texts.length;
}

// The part of the page that changes. What it is about is said once: by the heading, which takes the focus where that was in what went
// away, else by the live region. A result is news beside its heading.
function show(parts, announce) {
  const page = at("page"), inside = page.contains(document.activeElement);
  quiet();
  at("said").textContent = "";
  page.replaceChildren(...parts);
  const title = page.querySelector("h1");
  document.title = [...new Set([title.textContent, words.say("live.vote.title")])].join(" – ");
  badge();
  voiced();
  if (announce) scrollTo(0, 0);
  if (inside) title.focus();
  const news = page.querySelectorAll(inside || state?.stage === "shown" ? ".news [data-say]" : ".ask [data-say]");
  if (announce) say([...news].map((one) => one.textContent.replace(/[.।۔]$/, "")).join(". "));
}

const screenOf = (now) => ({ vote, closed, shown, over })[now.stage] || wait;

function draw(announce = true) {
  if (!words.mine) return;
  const mark = JSON.stringify([words.language, state && { ...state, voted: 0 }]);
  if (state && mark === drawn) return void view?.refresh();
  drawn = mark;
  view = null;
  if (!state) return show(screen(), announce);
  if (state.stage === "vote") view = vote(state, words, ballot);
  show(view ? view.parts : screenOf(state) === wait || state.stage === "over" ? screenOf(state)(words) : screenOf(state)(state, words, ballot), announce);
}

function changed(arrived) {
  if (state?.stage === "vote") {
    view?.refresh();
    if (arrived) say(words.say("live.vote.sent"));
  } else if (state?.stage === "closed") {
    drawn = "";
    draw(false);
    if (ballot.late) say(words.say("phone.vote.late"));
  }
}

function heard(now) {
  state = now;
  ballot.hear(now.question || 0, now.stage === "vote", Boolean(now.voted));
  if (now.stage === "over") {
    line.end();
    lost(false);
  }
  draw();
}

function refuse(why) {
  state = null;
  lost(false);
  ballot.clear(0);
  const again = REFUSED[why];
  screen = () => form(words, again, (code) => enter(code, ""));
  draw(false);
  if (!why) return;
  at("code").focus();
  say(words.say(again));
}

// The page in the best language that there is: the one that was chosen, else the phone's own, else the first.
async function speak(offered) {
  const mine = offered?.length ? offered : await words.known();
  await words.use(choose([remembered.language, ...navigator.languages].filter(Boolean), mine));
  const { direction, script } = words.about(words.language);
  Object.assign(document.documentElement, { lang: words.language, dir: direction });
  document.documentElement.dataset.script = script;
  at("language-label").textContent = words.say("attract.languages");
  at("language").replaceChildren(...mine.map((code) => {
    const about = words.about(code);
    return make("option", { value: code, lang: code, "data-script": about.script }, about.name);
  }));
  at("language").value = words.language;
  at("top").hidden = false;
}

async function enter(code, key) {
  screen = () => moment(words);
  draw(false);
  let said;
  for (let pause = 500; (said = await line.join(code, key)) === "lost"; pause = Math.min(2 * pause, 8000)) {
    await speak(remembered.offered);
    draw(false);
    lost(true);
    await line.rest(pause);
  }
  lost(false);
  line.scanned = Boolean(key);
  if (said === "in") remember({ offered: line.languages, scanned: line.scanned });
  else kept.forget();
  await speak(remembered.offered);
  if (said !== "in") return refuse(said);
  draw(false);
  line.follow();
}

async function begin() {
  const scanned = fragment();
  if (scanned && !same(scanned)) kept.forget();
  if (location.hash) remember({});
  if (kept.get("token")) {
    line.scanned = Boolean(remembered.scanned);
    await speak(remembered.offered);
    draw(false);
    line.follow();
  } else if (scanned) {
    await enter(scanned[1], scanned[2]);
  } else {
    await speak(remembered.offered);
    refuse("");
  }
}

function voiced() {
  const button = at("listen");
  button.hidden = !can(words.language);
  button.lastElementChild.textContent = words.say(speaks() ? "nav.listen-stop" : "nav.listen");
}

at("language").addEventListener("change", async (event) => {
  const offered = [...event.target.options].map((one) => one.value);
  remember({ language: event.target.value });
  await speak(offered);
  draw(false);
});

at("listen").addEventListener("click", () => {
  if (speaks()) quiet();
  else {
    read([...document.querySelectorAll("main [data-say]")].map((one) =>
      ({ text: one.textContent, language: one.closest("[lang]").lang })), voiced);
  }
  setTimeout(voiced, 100);
});
whenVoicesChange(() => words.mine && voiced());
addEventListener("pagehide", quiet);
addEventListener("hashchange", () => { // a picture that is scanned into this same tab
  if (same(fragment())) remember({});
  else if (fragment()) location.reload();
});
begin();
