// Asks the search of the built Nordost example in a real browser, from a disk and from a folder of a web server.
//
//   NODE_PATH=… node tests/browser/search.mjs NORDOST

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Faults, launch, sideways, violations } from "./site.mjs";

const UNDER = "/kommun/plan/";
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript" };

// What a reader asks for: among the first results there is one with this kind and title.
const QUESTIONS = JSON.parse(await readFile(new URL("search.json", import.meta.url), "utf8"));

const site = path.resolve(process.argv[2]);
const faults = new Faults();
const expect = (holds, text) => faults.expect(holds, text);

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
  page.on("console", (message) => expect(false, `${name}: console: ${message.text()}`));
  page.on("pageerror", (error) => expect(false, `${name}: script error: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith("data:")) expect(false, `${name}: leaves the site: ${request.url()}`);
  });
  page.on("requestfailed", (request) => expect(false, `${name}: failed: ${request.url()}`));

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
      const over = await sideways(page);
      expect(over <= 0, `${name}: results scroll ${over} px sideways at ${width} ${colorScheme}`);
      const broken = (await violations(page)).map(({ id, nodes }) => `${id}: ${nodes[0]}`);
      expect(broken.length === 0, `${name}: ${broken} at ${width} ${colorScheme}`);
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
  const { browser, end } = await launch({ javaScriptEnabled });
  try {
    await (javaScriptEnabled ? walk(browser, base, name) : withoutScript(browser, base));
  } catch (error) {
    expect(false, `${name}: ${error.message}`);
  } finally {
    await end();
  }
}
server.close();
faults.end("the search");
