// The words of the page in one language, as locales/make_page_words.py writes them.
const SOURCE = "en"; // has every word, and is always there

// "pa-PK" is written in other letters than "pa-IN": who reads one may not read the other.
function sort(code) {
  try {
    const full = new Intl.Locale(code).maximize();
    return `${full.language} ${full.script}`;
  } catch {
    return String(code).toLowerCase().split("-")[0];
  }
}

// The first of the wanted languages that is offered; else the first offered.
export function choose(wanted, offered) {
  const sorts = offered.map(sort);
  for (const code of wanted) {
    const at = sorts.indexOf(sort(code));
    if (at >= 0) return offered[at];
  }
  return offered[0];
}

export class Words {
  constructor() {
    this.files = new Map();
    this.mine = null; // the file in use
    this.language = ""; // what was chosen, though the page may have no words in it
  }

  async file(code) {
    for (let pause = 500; !this.files.has(code); pause = Math.min(2 * pause, 8000)) {
      try {
        const reply = await fetch(`/words/${encodeURIComponent(code)}.json`, { credentials: "omit" });
        if (reply.ok) this.files.set(code, await reply.json());
        else if (reply.status === 404 && code !== SOURCE) return this.file(SOURCE);
        else throw new Error(reply.statusText);
      } catch {
        await new Promise((done) => setTimeout(done, pause));
      }
    }
    return this.files.get(code);
  }

  async use(code) {
    this.mine = await this.file(code);
    this.language = code;
  }

  // Every language that has words, before a session says which ones it offers.
  async known() {
    return (this.mine || await this.file(SOURCE)).languages.map((one) => one.code);
  }

  // {code, name, script, direction}
  about(code) {
    return this.mine.languages.find((one) => one.code === code) || { code, name: code, script: "latin", direction: "ltr" };
  }

  say(key, number) {
    return (this.mine.words[key] || "").replace("{number}", number === undefined ? "{number}" : String(number));
  }
}
