// A browser that obeys lines of JSON: {"do": "goto", …} in, {"ok": …} or {"wrong": "…"} out. It clicks and types as a person does and
// reads what is shown; browser.py is the other end.
//   node driver.mjs CHROMIUM
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const root = process.getuid() === 0 ? ["--no-sandbox"] : []; // Chromium's sandbox refuses root
const browser = await puppeteer.launch({
  executablePath: process.argv[2],
  headless: true,
  args: [...root, "--disable-dev-shm-usage", "--font-render-hinting=none", "--lang=en-GB"],
});
const people = new Map(); // name → {context, page, said, urls, cdp}

async function person(name) {
  if (!people.has(name)) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const said = [];
    page.setDefaultTimeout(20000);
    page.on("console", (line) => said.push(line.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    const urls = [];
    page.on("request", (request) => urls.push(request.url()));
    people.set(name, { context, page, said, urls, cdp: await page.createCDPSession() });
  }
  return people.get(name);
}

// Does what leads to another page, and waits for it.
async function leads(page, act) {
  const [reply] = await Promise.all([page.waitForNavigation({ waitUntil: "load" }), act()]);
  return { url: page.url(), status: reply ? reply.status() : 0 };
}

const visible = (page, selector) => page.waitForSelector(selector, { visible: true });

const acts = {
  async goto({ page }, { url }) {
    const reply = await page.goto(url, { waitUntil: "load" });
    return { url: page.url(), status: reply ? reply.status() : 0 }; // none: only the part after # is another
  },
  async click({ page }, { selector }) {
    const target = await visible(page, selector);
    return leads(page, () => target.click());
  },
  async press({ page }, { key, leads: goes }) {
    return goes ? leads(page, () => page.keyboard.press(key)) : (await page.keyboard.press(key), {});
  },
  async reload({ page }) {
    const reply = await page.reload({ waitUntil: "load" });
    return { url: page.url(), status: reply.status() };
  },
  async tap({ page }, { selector }) {
    // what changes the page that is there, instead of leading to another
    await (await visible(page, selector)).click();
    return {};
  },
  async until({ page }, { code }) {
    await page.waitForFunction(code);
    return {};
  },
  async run({ page }, { code }) {
    return { said: (await page.evaluate(code)) ?? null };
  },
  async before({ page }, { code }) {
    await page.evaluateOnNewDocument(code);
    return {};
  },
  async emulate({ page, cdp }, { features = [], languages }) {
    // the house's browser speaks English; puppeteer knows too few features
    await cdp.send("Emulation.setEmulatedMedia", { features });
    if (languages) await cdp.send("Emulation.setUserAgentOverride", { userAgent: await page.evaluate(() => navigator.userAgent), acceptLanguage: languages });
    return {};
  },
  async asked({ urls }) {
    return { urls: urls.splice(0) };
  },
  async tick({ page }, { selector }) {
    // its label lies over it, as govuk-frontend draws it
    await page.$eval(selector, (box) => box.click());
    return {};
  },
  async type({ page }, { selector, text }) {
    const field = await visible(page, selector);
    await field.click({ count: 3 });
    await page.keyboard.press("Delete");
    await field.type(text);
    return {};
  },
  async paste({ page }, { selector, text }) {
    await page.$eval(selector, (field, words) => { field.value = words; }, text);
    return {};
  },
  async date({ page }, { selector, text }) {
    return acts.paste({ page }, { selector, text });
  },
  async choose({ page }, { selector, value }) {
    await page.select(selector, value);
    return {};
  },
  async upload({ page }, { selector, path }) {
    await (await page.$(selector)).uploadFile(path);
    return {};
  },
  async keys({ page }, { text }) {
    await page.keyboard.type(text);
    return {};
  },
  async read({ page }, { selector }) {
    return { texts: await page.$$eval(selector, (all) => all.map((one) => one.innerText.trim())) };
  },
  async attributes({ page }, { selector, name }) {
    return { values: await page.$$eval(selector, (all, key) => all.map((one) => one.getAttribute(key)), name) };
  },
  async focus({ page }) {
    return page.evaluate(() => {
      const on = document.activeElement;
      const style = getComputedStyle(on);
      return {
        tag: on.tagName.toLowerCase(), id: on.id, name: on.getAttribute("name") || "", text: (on.innerText || "").trim(),
        href: on.getAttribute("href") || "",
        shown: style.outlineStyle !== "none" || style.boxShadow !== "none" || style.backgroundColor === "rgb(255, 221, 0)",
      };
    });
  },
  async size({ page }, { width, height, zoom = 1 }) {
    // at 200 % a window of 1280 px is 640 CSS pixels wide
    await page.setViewport({ width: Math.round(width / zoom), height: Math.round(height / zoom), deviceScaleFactor: zoom });
    return {};
  },
  async overflow({ page }) {
    return page.evaluate(() => {
      const limit = document.documentElement.clientWidth;
      const inScroller = (one) => one.closest(".pledge-scroll") && !one.classList.contains("pledge-scroll");
      const wide = [...document.querySelectorAll("body *")].filter((one) => {
        const box = one.getBoundingClientRect();
        return box.width > 1 && box.right > limit + 1 && !inScroller(one) && !one.closest(".govuk-visually-hidden, .govuk-skip-link");
      });
      const whole = document.scrollingElement.scrollWidth;
      return { wide: [...(whole > limit + 1 ? [`the page is ${whole} px wide`] : []), ...wide.slice(0, 5).map((one) => one.outerHTML.slice(0, 120))] };
    });
  },
  async axe({ page }) {
    // evaluated by the debugger: the page's own policy lets no script in
    await page.evaluate(axe);
    return page.evaluate(async () => {
      const found = await globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] });
      return {
        checked: found.passes.length,
        violations: found.violations.map((v) => `${v.id}: ${v.help} (${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")})`),
      };
    });
  },
  async shot({ page }, { path, whole = true }) {
    await page.screenshot({ path, fullPage: whole });
    return {};
  },
  async print({ page }, { path }) {
    await page.pdf({ path, format: "A4", printBackground: false });
    return {};
  },
  async fetch({ page }, { url }) {
    // as a click on a link to a file does it: with the cookies, without a page
    const cookies = (await page.cookies(url)).map((c) => `${c.name}=${c.value}`).join("; ");
    const reply = await fetch(url, { headers: { cookie: cookies }, redirect: "manual" });
    const bytes = Buffer.from(await reply.arrayBuffer());
    return { status: reply.status, type: reply.headers.get("content-type") || "", disposition: reply.headers.get("content-disposition") || "",
             bytes: bytes.toString("base64") };
  },
  async html({ page }) {
    return { html: await page.content() };
  },
  async leave({ context }, { as }) {
    await context.close();
    people.delete(as);
    return {};
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const wish = JSON.parse(line);
  let answer;
  try {
    const who = await person(wish.as);
    answer = { ok: await acts[wish.do](who, wish), said: who.said.splice(0) };
  } catch (error) {
    answer = { wrong: `${wish.do}: ${error.message}` };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
await browser.close();
