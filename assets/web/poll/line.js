// The line to pledge-poll: joins, hears what happens, gives votes, and comes back by itself. docs/phone-pages.md.
import { keyOf, sealed } from "/seal.js";

const SILENT = 35000; // ms; the server says something every 15 s, so one that says nothing for longer is gone
const FRESH = 20000;
const FIRST = 400, LONGEST = 8000; // ms between two tries; again FIRST once a line has stood
const STEADY = 5000;
const PATIENCE = 10000; // ms for one question and answer
const MOST = 256 * 1024; // letters of one event
const REFUSALS = { 403: "code", 410: "over", 429: "wait", 503: "full" };

// What this tab keeps of a session, and only until it is over. Where the browser keeps nothing, memory has to do.
const memory = new Map();
export const kept = {
  get(name) {
    try { return sessionStorage.getItem(name) || memory.get(name) || ""; } catch { return memory.get(name) || ""; }
  },
  put(things) {
    for (const [name, value] of Object.entries(things)) {
      try { sessionStorage.setItem(name, value); } catch { memory.set(name, value); }
    }
  },
  forget() {
    memory.clear();
    try { for (const name of ["code", "key", "token"]) sessionStorage.removeItem(name); } catch { /* nothing was kept there */ }
  },
};

async function post(path, body) {
  const control = new AbortController();
  const enough = setTimeout(() => control.abort(), PATIENCE);
  try {
    return await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
                               cache: "no-store", credentials: "omit", signal: control.signal });
  } finally {
    clearTimeout(enough);
  }
}

// on: {state(state), found(), lost(), refused(why)}
export class Line {
  constructor(on) {
    this.on = on;
    this.follows = false;
    this.scanned = false; // the key is a picture's
    this.control = null; // of the request that hears
    this.waiting = null; // ends a rest early
    this.heardAt = 0;
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.wake());
    for (const name of ["online", "pageshow"]) addEventListener(name, () => this.wake());
  }

  // "in", or why not: "code" wrong, "over" no session, "wait" too many wrong ones, "full", "scan" another session's key, "lost".
  // key: that of the picture, which counts, and never one that came over the network instead of it; "" where nobody scanned one.
  async join(code, key) {
    try {
      const reply = await post("/join", key ? { code, key } : { code });
      if (!reply.ok) return REFUSALS[reply.status] || "lost";
      const said = await reply.json();
      if (!keyOf(said.key) || (key && key !== said.key)) return "scan";
      kept.put({ code, key: said.key, token: said.token });
      this.languages = said.languages;
      return "in";
    } catch {
      return "lost";
    }
  }

  // Until end(), or until the session doesn't know this phone any more.
  async follow() {
    let pause = FIRST;
    this.follows = true;
    while (this.follows) {
      const since = performance.now();
      let why = await this.hear(() => this.on.found());
      if (!this.follows) return;
      if (performance.now() - since > STEADY) pause = FIRST;
      if (why === "unknown") why = await this.join(kept.get("code"), this.scanned ? kept.get("key") : "");
      if (["code", "over", "scan"].includes(why)) {
        this.end();
        this.on.refused(why === "code" ? "scan" : why); // nobody typed it: another session runs
        return;
      }
      if (why === "in") pause = FIRST; // the server is there: the line may stand at once
      else this.on.lost();
      await this.rest(pause);
      pause = Math.min(2 * pause, LONGEST);
    }
  }

  end() {
    this.follows = false;
    this.control?.abort();
    kept.forget();
  }

  // "in", "closed", "unknown" token, "bad", or "lost".
  async vote(question, vote) {
    try {
      const reply = await post("/vote", { token: kept.get("token"), question, vote: sealed(kept.get("key"), question, vote) });
      return { 204: "in", 400: "bad", 401: "unknown", 409: "closed" }[reply.status] || "lost";
    } catch {
      return "lost";
    }
  }

  // Somebody looks again, or the network is back: no waiting, and no trust in a line that has been silent. sure: it is of no use.
  wake(sure = false) {
    this.waiting?.();
    if (this.control && (sure || performance.now() - this.heardAt > FRESH)) this.control.abort();
  }

  // Not quite so long for everybody: sixty phones that lost one server must not come back as one.
  rest(pause) {
    return new Promise((done) => {
      this.waiting = done;
      setTimeout(done, pause * (0.5 + Math.random()));
    });
  }

  // One request for events, until it breaks: "lost", or "unknown". Not EventSource: that tells neither a refusal from a lost
  // network nor a server that went silent from one that has nothing to say.
  async hear(found) {
    const control = this.control = new AbortController();
    let watch;
    const alive = () => {
      this.heardAt = performance.now();
      clearTimeout(watch);
      watch = setTimeout(() => control.abort(), SILENT);
    };
    try {
      alive();
      const reply = await fetch(`/events?token=${encodeURIComponent(kept.get("token"))}`,
                                { cache: "no-store", credentials: "omit", signal: control.signal });
      if (!reply.ok) return reply.status === 401 ? "unknown" : "lost";
      found();
      await this.read(reply.body.getReader(), alive);
    } catch { /* lost */ } finally {
      clearTimeout(watch);
      control.abort();
      if (this.control === control) this.control = null;
    }
    return "lost";
  }

  async read(reader, alive) {
    const letters = new TextDecoder();
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      alive();
      text += letters.decode(value, { stream: true });
      const events = text.split("\n\n");
      text = events.pop();
      if (text.length > MOST) return;
      for (const event of events) {
        if (!event.startsWith("data: ")) continue;
        const state = JSON.parse(event.slice(6));
        // outside of this request: a mistake of the page must not look like a lost network
        setTimeout(() => this.on.state(state));
      }
    }
  }
}
