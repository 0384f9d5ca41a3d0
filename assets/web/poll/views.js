// What each stage looks like. Texts reach the page as text alone, whatever they hold. `data-say` marks what is read aloud, in this order.
const SVG = "http://www.w3.org/2000/svg";
const HILLS = ["M0 36C60 2 130 8 200 26S330 32 390 0V69H0Z", "M0 54C110 34 180 62 270 50S360 34 390 40V69H0Z"];

export function make(tag, attributes = {}, ...inner) {
  const one = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) one.setAttribute(name, value);
  one.append(...inner.filter((child) => child !== null));
  return one;
}

function drawing(name, attributes = {}, ...inner) {
  const one = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
  one.append(...inner);
  return one;
}

export const picture = (name, look = "icon") =>
  drawing("svg", { class: look, "aria-hidden": "true" }, drawing("use", { href: `/faces.svg#${name}` }));

const spoken = (tag, text, look = null) => make(tag, { class: look, "data-say": "" }, text);

// The upper part of every page, and the hills below it. A calm page has little to say, and stones in its water.
const calm = (...inner) => { const part = ask(...inner); part.classList.add("calm"); return part; };
const stones = () => make("div", { class: "stones", "aria-hidden": "true" }, make("span"), make("span"), make("span"));

function ask(...inner) {
  const hills = drawing("svg", { class: "hills", viewBox: "0 0 390 68", preserveAspectRatio: "none", "aria-hidden": "true" },
                        ...HILLS.map((d) => drawing("path", { d })));
  return make("div", { class: "ask" }, make("div", { class: "inner" }, ...inner), hills);
}

const heading = (text) => make("h1", { tabindex: "-1", "data-say": "" }, text);
const lines = (...inner) => make("div", { class: "inner lines" }, ...inner);

function medallion(symbol) {
  if (!/^[a-z0-9-]+$/.test(symbol || "")) return null;
  const image = make("img", { src: `/symbols/${symbol}.svg`, alt: "", width: "48", height: "48" });
  const window = make("span", { class: "medallion" }, image);
  image.addEventListener("error", () => window.remove());
  return window;
}

// The question in the language that it has words in; its own direction where that differs from the page's.
export function asked(state, words) {
  const language = words.about(state.words?.[words.language] ? words.language : state.first);
  const said = state.words?.[language.code] || {};
  return { title: said.title || "", question: said.question || "", choices: said.choices || [], draft: Boolean(said.draft),
           foreign: language.code !== words.language, attributes: { lang: language.code, dir: language.direction, "data-script": language.script } };
}

function question(state, words) {
  const said = asked(state, words);
  const text = make("div", { class: "words", ...said.attributes }, said.title ? spoken("p", said.title, "title") : null, heading(said.question));
  return ask(make("div", { class: "promise" }, medallion(state.symbol), text));
}

// What can be chosen: [vote, label, face or none, attributes], in the order in which it is shown.
function answers(state, words) {
  if (state.kind === "faces") return [5, 4, 3, 2, 1].map((n) => [n, words.say(`face.${n}`), `face-${n}`, {}]);
  if (state.kind === "yes-no") return [[1, words.say("face3.5"), null, {}], [2, words.say("face3.1"), null, {}]];
  const said = asked(state, words);
  return said.choices.map((label, i) => [i + 1, label, null, said.attributes]);
}

function choice(label, image, look, attributes, press) {
  const one = make("button", { type: "button", class: look, "aria-pressed": "false" },
                   image ? picture(image, image.startsWith("face-") ? "face" : "icon") : null,
                   make("span", { class: "label", "data-say": "", ...attributes }, label), picture("check", "icon tick"));
  one.addEventListener("click", press);
  return one;
}

// {parts, refresh()}: the buttons stay the same ones while a vote is on its way, so that nobody loses the place.
export function vote(state, words, ballot) {
  const faces = state.kind === "faces";
  const buttons = new Map(answers(state, words).map(([n, label, image, attributes]) =>
    [n, choice(label, image, "answer", attributes, () => ballot.give(n))]));
  const unsure = choice(words.say("say.not-sure"), "not-sure", "other", {}, () => ballot.give(0));
  const skip = choice(words.say("skip"), "skip", "other", {}, () => ballot.skip());
  const first = make("b"), second = make("span");
  const group = (look, label, inner) => make("div", { role: "group", class: look, "aria-label": label }, ...inner);
  const parts = [
    question(state, words),
    make("div", { class: "inner" },
      group("answers", words.say(faces ? "rate.faces" : "phone.vote.choose"), buttons.values()),
      group("others", words.say("say.title"), [unsure, skip])),
    make("div", { class: "note" }, make("p", { class: "inner" }, picture("sealed"), make("span", {}, first, " ", second))),
  ];
  const press = (button, on) => button.setAttribute("aria-pressed", String(on));
  const refresh = () => {
    for (const [n, button] of [...buttons, [0, unsure]]) {
      press(button, ballot.chosen === n);
      button.classList.toggle("in", ballot.wanted === null);
    }
    press(skip, ballot.skipped);
    skip.classList.toggle("gone", ballot.given || ballot.wanted !== null);
    first.textContent = words.say(ballot.wanted !== null ? "phone.vote.sending" : ballot.late ? "phone.vote.late" : ballot.given ? "live.vote.sent" : "live.vote.private");
    second.textContent = words.say(ballot.skipped ? "phone.vote.skipped" : "live.vote.change");
  };
  refresh();
  return { parts, refresh };
}

export function moment(words) {
  return [calm(heading(words.say("review.saving")))];
}

export function wait(words) {
  return [calm(heading(words.say("phone.wait.title")), spoken("p", words.say("phone.wait.line"), "lead")),
          lines(spoken("p", words.say("live.join.free")), spoken("p", words.say("live.vote.private")), spoken("p", words.say("live.vote.near"))), stones()];
}

export function closed(state, words, ballot) {
  const fate = ballot.late ? [words.say("phone.vote.late"), ballot.given ? words.say("phone.vote.earlier") : ""]
                           : [ballot.given ? words.say("live.vote.sent") : ""];
  return [calm(heading(words.say("live.closed")), spoken("p", words.say("live.closed.line"), "lead")),
          lines(...fate.filter(Boolean).map((text) => spoken("p", text))), stones()];
}

export function over(words) {
  return [calm(heading(words.say("phone.over.title"))), lines(spoken("p", words.say("phone.over.line"))), stones()];
}

// The columns of live_columns (sync/core/live.h), as the big screen shows them: [label, pictures, attributes].
function columns(state, words) {
  const unsure = [words.say("say.not-sure"), ["not-sure"], {}];
  if (state.kind === "faces")
    return [[words.say("live.reveal.no"), ["face-1", "face-2"], {}], [words.say("face.3"), ["face-3"], {}],
            [words.say("live.reveal.yes"), ["face-4", "face-5"], {}], unsure];
  return [...answers(state, words).map(([, label, , attributes]) => [label, [], attributes]), unsure];
}

const SHARES = { most: 1, some: 0.5, few: 0 };

// The words say it; the bar is for the eye alone. A dashed one is of no certain length.
function row([label, pictures, attributes], value, share) {
  const bar = make("span", { class: share ? "bar" : "bar small", "aria-hidden": "true" });
  if (share) bar.style.setProperty("--share", share.toFixed(3));
  return make("li", {}, make("span", { class: "pictures" }, ...pictures.map((name) => picture(name, name.startsWith("face-") ? "face" : "icon"))),
              make("div", { class: "says" }, make("span", { "data-say": "", ...attributes }, label), spoken("b", value), bar));
}

export function shown(state, words) {
  const result = state.shown || { as: "nothing" };
  const talk = make("div", { class: "inner lines talk" }, spoken("h2", words.say("live.talk")), spoken("p", words.say("live.talk.line")));
  if (result.as === "nothing")
    return [question(state, words),
            make("div", { class: "inner lines news" }, spoken("h2", words.say("live.reveal.not-enough")),
                 spoken("p", words.say("live.reveal.not-enough.why"))), talk];
  const most = Math.max(1, ...result.cells.filter(Number.isFinite));
  const rows = columns(state, words).map((column, i) => {
    const cell = result.cells[i];
    if (result.as === "words") return row(column, words.say(`live.reveal.${cell}`), SHARES[cell]);
    return row(column, cell ? words.say("live.reveal.about", cell) : words.say("live.reveal.less"), cell / most);
  });
  const explained = result.as === "words" ? lines(spoken("p", words.say("live.reveal.words"))) : null;
  return [question(state, words), make("div", { class: "inner" }, make("ul", { class: state.kind === "faces" ? "result news" : "result news plain" }, ...rows)), explained, talk].filter(Boolean);
}

// why: a key of the words, or none. join(code) says no more than that it has begun.
export function form(words, why, join) {
  const trouble = make("p", { id: "trouble", class: "trouble" }, why ? words.say(why) : "");
  const more = why === "phone.code.full" || why === "phone.code.wait" ? make("p", {}, words.say("live.join.network")) : null;
  const field = make("input", { id: "code", inputmode: "numeric", autocomplete: "off", maxlength: "4", pattern: "[0-9]*", dir: "ltr",
                                "aria-describedby": "trouble where" });
  if (why === "live.wrong-code") field.setAttribute("aria-invalid", "true");
  const send = make("button", { type: "submit", class: "join" }, words.say("live.join.title"));
  const all = make("form", { class: "inner code", novalidate: "" }, trouble, more, make("label", { for: "code" }, words.say("phone.code")), field,
                   make("p", { id: "where" }, words.say("phone.code.where")), send);
  all.addEventListener("submit", (event) => {
    event.preventDefault();
    const code = field.value.replace(/\D/g, "");
    if (code.length === 4) return void join(code);
    trouble.textContent = words.say("phone.code.short");
    field.setAttribute("aria-invalid", "true");
    field.focus();
  });
  return [ask(heading(words.say("live.join.title")), make("p", { class: "lead" }, words.say("live.join.free"))), all];
}
