// Asks the search of the built Nordost example in a real browser, from a disk and from a folder of a web server.
//
//   NODE_PATH=… node tests/browser/search.mjs NORDOST

import { createServer } from "node:http";
import { createRequire } from "node:module";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(path.join(process.env.NODE_PATH ?? process.cwd(), "here.js"));
const { chromium } = require("playwright-core");
const AXE = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");

const UNDER = "/kommun/plan/";
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript" };
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
  "--disable-background-networking", "--disable-component-update",
];

// What a reader asks for: among the first results there is one with this kind and title.
const QUESTIONS = JSON.parse(await readFile(new URL("search.json", import.meta.url), "utf8"));

const site = path.resolve(process.argv[2]);
const faults = [];
let checks = 0;
function expect(holds, text) {
  checks += 1;
  if (!holds) faults.push(text);
}

async function serve() {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    try {
      if (!pathname.startsWith(UNDER)) throw new Error("outside");
      const file = path.join(site, path.posix.normalize(`/${pathname.slice(UNDER.length)}`));
      response.writeHead(200, { "content-type": TYPES[path.extname(file)] ?? "text/plain" }).end(await readFile(file));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return server;
}

const results = (page) => page.$$eval("ol.hits > li", (hits) => hits.map((hit) => ({
  kind: hit.querySelector(".kind").textContent, title: hit.querySelector("h2").textContent,
  href: hit.querySelector("a").href, marks: [...hit.querySelectorAll("mark")].map((mark) => mark.textContent),
})));
async function ask(page, query) {
  await page.fill("#search-field", "");
  await page.waitForFunction(() => document.querySelector("[role=status]").textContent === "");
  await page.fill("#search-field", query);
  await page.waitForFunction(() => document.querySelector("[role=status]").textContent !== "");
  return results(page);
}

async function walk(browser, base, name) {
  const page = await browser.newPage();
  page.on("console", (message) => faults.push(`${name}: console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`${name}: script error: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith("data:")) faults.push(`${name}: leaves the site: ${request.url()}`);
  });
  page.on("requestfailed", (request) => faults.push(`${name}: failed: ${request.url()}`));

  // From a page two folders down, by keyboard.
  await page.goto(`${base}${QUESTIONS.from}`);
  await page.focus("header #search-field");
  await page.keyboard.type("försörjningsstöd");
  await page.keyboard.press("Enter");
  await page.waitForSelector("ol.hits > li");
  expect(page.url().startsWith(`${base}search.html?q=`), `${name}: the header leads to ${page.url()}`);
  expect(await page.inputValue("#search-field") === "försörjningsstöd", `${name}: the question is not kept`);

  for (const { query, kind, title, mark, within } of QUESTIONS.questions) {
    const found = (await ask(page, query)).slice(0, within ?? 5);
    const hit = found.find((one) => one.kind.startsWith(kind) && one.title === title);
    expect(hit, `${name}: ${query}: no ${kind} ${title} among ${found.map((one) => `${one.kind}: ${one.title}`).join("; ")}`);
    if (hit && mark) expect(hit.marks.includes(mark), `${name}: ${query}: ${mark} is not marked but ${hit.marks}`);
  }

  // A result leads to its place, and the way back to the results.
  await ask(page, QUESTIONS.questions[0].query);
  await page.click("ol.hits a");
  await page.waitForLoadState();
  const { hash } = new URL(page.url());
  expect(hash === "" || (await page.$(`[id="${decodeURIComponent(hash.slice(1))}"]`)), `${name}: ${page.url()} has no such place`);

  // Nothing is written so: the nearest words are suggested, and lead on.
  await page.goto(`${base}search.html?q=${encodeURIComponent(QUESTIONS.misspelt.query)}`);
  await page.waitForSelector("[data-part=note] a");
  expect((await page.textContent("[role=status]")).length > 0, `${name}: nothing is said of no results`);
  const suggested = await page.$$eval("[data-part=note] a", (links) => links.map((link) => link.textContent));
  expect(suggested.includes(QUESTIONS.misspelt.means), `${name}: ${QUESTIONS.misspelt.query}: suggests ${suggested}`);
  await page.click(`[data-part=note] a:text-is("${QUESTIONS.misspelt.means}")`);
  await page.waitForSelector("ol.hits > li");

  // Kinds narrow the results, by keyboard; the count is said again.
  await ask(page, QUESTIONS.kinds.query);
  const all = await page.textContent("[role=status]");
  const box = `.kinds input[value="${QUESTIONS.kinds.kind}"]`;
  await page.focus(box);
  await page.keyboard.press("Space");
  await page.waitForFunction((before) => document.querySelector("[role=status]").textContent !== before, all);
  const kinds = new Set((await results(page)).map(({ kind }) => kind.split(" · ")[0]));
  expect(kinds.size === 1 && kinds.has(QUESTIONS.kinds.name), `${name}: only ${QUESTIONS.kinds.name} asked for, found ${[...kinds]}`);
  expect(await page.evaluate((box) => document.activeElement.matches(box), box), `${name}: the focus is lost`);

  // More results on request.
  await ask(page, QUESTIONS.kinds.query);
  if (await page.isChecked(box)) await page.uncheck(box);
  await page.waitForFunction((text) => document.querySelector("[role=status]").textContent === text, all);
  const before = (await results(page)).length;
  await page.click("[data-part=more]");
  await page.waitForFunction((count) => document.querySelectorAll("ol.hits > li").length > count, before);

  // Results are readable for all, at every width and in both schemes.
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(over <= 0, `${name}: results scroll ${over} px sideways at ${width} ${colorScheme}`);
      if (!(await page.evaluate(() => typeof axe === "object"))) await page.evaluate(AXE);
      const violations = await page.evaluate(async (tags) => (await axe.run(document, { runOnly: tags, preload: false })).violations
        .map((rule) => `${rule.id}: ${rule.nodes[0].target}`), TAGS);
      expect(violations.length === 0, `${name}: ${violations} at ${width} ${colorScheme}`);
    }
  }
  await page.close();
}

async function withoutScript(browser, base) {
  const page = await browser.newPage();
  await page.goto(`${base}search.html?q=x`);
  expect((await page.$$("noscript a")).length > 3, "without script there is no way to the lists");
  expect(await page.isVisible("noscript"), "without script nothing says so");
  await page.close();
}

const server = await serve();
const http = `http://127.0.0.1:${server.address().port}${UNDER}`;
const disk = `${pathToFileURL(site)}/`;
for (const [name, base, javaScriptEnabled] of [["disk", disk, true], ["web", http, true], ["no script", http, false]]) {
  const profile = await mkdtemp(path.join(tmpdir(), "planc-search-"));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS, reducedMotion: "reduce", javaScriptEnabled,
  });
  try {
    await (javaScriptEnabled ? walk(browser, base, name) : withoutScript(browser, base));
  } catch (error) {
    faults.push(`${name}: ${error.message}`);
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  }
}
server.close();
console.log([...faults, `${checks} checks of the search: ${faults.length} faults`].join("\n"));
process.exit(checks > 0 && faults.length === 0 ? 0 : 1);
