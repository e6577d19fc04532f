// Opens built sites with JavaScript off: everything but search and sorting works.
//
//   NODE_PATH=… node tests/browser/noscript.mjs SITE…
//
// Every page, at a desk and on a phone: what is folded unfolds, then each word of the page is in sight, tables and charts are
// whole, each link leads to something that is there, and nothing stands there that does nothing without script. Only the
// page of the search asks for script, and says what else there is.
//
// One page of each kind beside the same page with script: no text and no row of a table is missing that a reader with script
// has, and the menu leads on by clicks.
//
// Before that, the check of every page is held to pages that are wrong in one way each.

import path from "node:path";
import { readFile } from "node:fs/promises";
import { Faults, files, launch, onePerKind, serve } from "./site.mjs";

const WIDTHS = [1280, 320];
// In the head of a page, or the contents of the site that stand in it, as the theme has it.
const MENU = "header nav a[href], nav.site-contents a[href]";
const AT_ONCE = 2;
const faults = new Faults();

// Runs in the page, without the page's own script: what a reader misses or meets in vain, and where links lead.
function alone() {
  const faults = new Set();
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const named = (element) => `${element.localName} ${(element.textContent || element.outerHTML).replace(/\s+/g, " ").trim().slice(0, 50)}`;

  const folded = [...document.querySelectorAll("details:not([open])")];
  for (const part of document.querySelectorAll("details")) {
    const summary = part.querySelector(":scope > summary");
    if (summary && seen(summary)) {
      if (!part.open) summary.click();
      if (!part.open) faults.add(`${named(summary)}: does not unfold`);
      continue;
    }
    // At a desk the menu has no need to be unfolded. A part within one that is folded waits for that.
    const around = part.parentElement.closest("details");
    if (!(around && !around.open) && ![...part.children].some((child) => child !== summary && seen(child))) faults.add(`${named(part)}: cannot be unfolded`);
  }

  // What is said otherwise where there is little room, is for the ear or for paper, or waits for the search to find.
  const APART = "script, style, template, noscript, svg title, svg desc, .unseen, .colophon, .stacks thead, .stacks [data-state=empty], .search-page [hidden]";
  const main = document.querySelector("main");
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const around = text.parentElement;
    if (!text.data.trim() || around.closest(APART)) continue;
    range.selectNodeContents(text);
    const boxes = [...range.getClientRects()];
    const somewhere = boxes.some((box) => box.width > 0 && box.height > 0 && box.right + scrollX > 0 && box.bottom + scrollY > 0);
    if (!seen(around) || !somewhere) faults.add(`not in sight: ${text.data.trim().slice(0, 60)}`);
  }
  for (const element of main.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    const cuts = (element.scrollWidth > element.clientWidth + 2 && /hidden|clip/.test(style.overflowX))
      || (element.scrollHeight > element.clientHeight + 2 && /hidden|clip/.test(style.overflowY));
    if (cuts && element.clientWidth > 0 && !element.closest(`${APART}, svg`)) faults.add(`cut: ${named(element)}`);
  }
  for (const cell of main.querySelectorAll(".stacks td")) {
    if (seen(cell) && cell.dataset.head === undefined) faults.add(`a cell without its column's name: ${named(cell)}`);
  }

  for (const table of main.querySelectorAll("table")) {
    const width = (row) => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0);
    const columns = width(table.rows[0]);
    const short = [...table.tBodies].flatMap((body) => [...body.rows]).filter((row) => !seen(row) || width(row) !== columns);
    if (short.length > 0) faults.add(`${short.length} rows are not whole: ${named(table)}`);
  }
  for (const drawn of main.querySelectorAll("svg[role=img], img")) {
    const box = drawn.getBoundingClientRect();
    const whole = drawn.localName === "img" ? drawn.naturalWidth > 0 : drawn.childElementCount > 0 && box.width > 50 && box.height > 10;
    if (!seen(drawn) || !whole) faults.add(`not drawn: ${drawn.outerHTML.slice(0, 60)}`);
  }

  const TOOLS = "button, input, select, textarea, [contenteditable], [onclick], [role=button], [role=tab], [role=switch], [role=checkbox], [role=menuitem], [role=slider]";
  const dead = [...document.querySelectorAll(TOOLS)].filter((tool) => seen(tool) && !(tool.closest("form[action]") && !tool.matches("[type=button], [onclick]")));
  const looks = [...document.body.querySelectorAll("*")].filter((element) => getComputedStyle(element).cursor === "pointer"
    && seen(element) && !element.closest(`a, summary, label, ${TOOLS}`));
  const asks = /java\s?script/i.test(document.body.innerText);
  const links = [];
  for (const link of document.querySelectorAll("a, form[action]")) {
    const written = link.getAttribute(link.localName === "a" ? "href" : "action");
    if (!written || /^(#|javascript:.*)$/i.test(written)) faults.add(`leads nowhere: ${named(link)}`);
    else links.push(new URL(written, document.baseURI).href);
  }
  const leads = [...main.querySelectorAll("a[href]")].some(seen);
  // As the page was.
  for (const part of folded) part.open = false;
  return { faults: [...faults], dead: [...dead, ...looks].map((tool) => tool.outerHTML.slice(0, 80)), asks, leads, links };
}

// What is wrong with the page that is open, and where its links lead. Only the search may have what needs script.
async function lone(page, searches) {
  const { faults, dead, asks, leads, links } = await page.evaluate(alone);
  if (searches && !asks) faults.push("the search does not say that it needs script");
  if (searches && !leads) faults.push("the search leads nowhere without script");
  if (!searches && asks) faults.push("the page asks for script");
  if (!searches && dead.length > 0) faults.push(`does nothing without script: ${dead.slice(0, 3).join(", ")}`);
  return { faults, links };
}

// Where no link may lead: to a file or a place in a page that is not there.
function astray(links, origin, there, places) {
  return links.filter((link) => {
    const { origin: host, protocol, pathname, hash } = new URL(link);
    if (host !== origin) return !/^(https?|mailto|tel):$/.test(protocol);
    const asked = decodeURIComponent(pathname).slice(1);
    const file = there.has(asked) ? asked : `${asked.replace(/\/$/, "")}/index.html`.replace(/^\//, "");
    const place = decodeURIComponent(hash.slice(1));
    return !there.has(file) || (place !== "" && file.endsWith(".html") && !places.get(file).has(place));
  });
}

// Pages, each with one fault that the check of every page must see, and what it must say; and one page without a fault.
const WRONG = [
  ["", null],
  ["<p hidden>Hidden</p>", /not in sight: Hidden/],
  ["<p style='opacity: 0'>Faint</p>", /not in sight: Faint/],
  ["<p style='position: absolute; left: -99rem'>Away</p>", /not in sight: Away/],
  ["<p style='width: 3rem; overflow: hidden; white-space: nowrap'>Words that are cut</p>", /cut: p/],
  ["<details class='w'><summary>S</summary><p>Folded</p></details><style>.w > summary { display: none }</style>", /cannot be unfolded/, /not in sight: S/, /not in sight: Folded/],
  ["<details><summary onclick='return false' style='pointer-events: none'>S</summary><p>Folded</p></details>", /does nothing without script/],
  ["<table><thead><tr><th>A<th>B</thead><tbody><tr><td>1</table>", /1 rows are not whole/],
  ["<table><thead><tr><th>A</thead><tbody><tr hidden><td></table>", /1 rows are not whole/],
  ["<svg role='img'></svg>", /not drawn/],
  ["<img src='data:,' alt=''>", /not drawn/],
  ["<table class='stacks'><thead><tr><th>A</thead><tbody><tr><td>1</table>", /without its column's name/],
  ["<button>Sort</button>", /does nothing without script: <button/],
  ["<input type='search'>", /does nothing without script: <input/],
  ["<form action='search.html'><button type='button'>Go</button></form>", /does nothing without script: <button/],
  ["<span style='cursor: pointer'>Press</span>", /does nothing without script: <span/],
  ["<a href='#'>Top</a>", /leads nowhere/],
  ["<a href='javascript:go()'>Go</a>", /leads nowhere/],
  ["<a href='/none.html'>None</a>", /leads astray: .*none/],
  ["<a href='/index.html#none'>None</a>", /leads astray: .*#none/],
  ["<p>This page needs JavaScript.</p>", /asks for script/],
];
const wrongPage = (part) => `<!DOCTYPE html><html lang="en"><title>Wrong</title><base href="http://localhost/index.html"><main><h1 id="a">A</h1>
<p><a href="#a">B</a> <a href="https://example.org/">C</a></p><details><summary>D</summary><p>E</p></details>
<table><thead><tr><th>F<th>G</thead><tbody><tr><td>1<td>2</table><form action="search.html"><input><button>H</button></form>${part}</main>`;

async function holdToWrong(page) {
  const there = new Set(["index.html", "search.html"]);
  const places = new Map([["index.html", new Set(["a"])]]);
  for (const [part, ...says] of WRONG) {
    await page.setContent(wrongPage(part));
    const { faults: found, links } = await lone(page, false);
    found.push(...astray(links, "http://localhost", there, places).map((link) => `leads astray: ${link}`));
    const expected = says[0] === null ? found.length === 0 : found.length === says.length && says.every((one) => found.some((text) => one.test(text)));
    faults.expect(expected, `finds ${found.join("; ") || "nothing"} in ${part}`);
  }
  await page.setContent(wrongPage("<button>Search</button>"));
  const { faults: found } = await lone(page, true);
  faults.expect(found.join() === "the search does not say that it needs script", `finds ${found.join("; ") || "nothing"} in a search`);
}

// Each page at each width.
async function everyPage(browser, site, { origin, address }, names) {
  const there = new Set(await files(site, ""));
  const places = new Map(await Promise.all(names.map(async (name) => {
    const html = await readFile(path.join(site, name), "utf8");
    return [name, new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id))];
  })));
  const queue = [...names];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    const page = await browser.newPage();
    for (let file = queue.shift(); file; file = queue.shift()) {
      const all = new Map();
      await page.goto(address(file));
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const { faults: found, links } = await lone(page, file === "search.html");
        found.push(...astray(links, origin, there, places).map((link) => `leads astray: ${link}`));
        for (const text of found) all.set(text, [...(all.get(text) ?? []), width]);
      }
      faults.expect(all.size === 0, [`${path.join(site, file)}:`, ...[...all].map(([text, at]) => `${text} (${at.join(", ")})`)].join("\n  "));
    }
    await page.close();
  }));
}

// What a reader can read, with all parts unfolded: the page's own text, without the tools that script adds to tables.
function reading() {
  document.querySelectorAll("details").forEach((part) => { part.open = true; });
  const tools = [...document.querySelectorAll(".table-tools, noscript, template, thead button > :not(:first-child)")];
  tools.forEach((tool) => tool.remove());
  const words = (element) => element.innerText.replace(/[\s\u00a0]+/g, " ").trim();
  return {
    text: words(document.querySelector("main")).split(" ").sort().join(" "),
    rows: [...document.querySelectorAll("main tbody tr")].filter((row) => row.checkVisibility()).length,
    charts: [...document.querySelectorAll("main svg[role=img]")].map((chart) => {
      const box = chart.getBoundingClientRect();
      return chart.checkVisibility() && box.width > 50 && box.height > 10 && chart.childElementCount > 0;
    }),
  };
}

async function compare(bare, full, address, file, html, width, say) {
  await Promise.all([bare.goto(address(file)), full.goto(address(file))]);

  const dead = await bare.$$eval("button, input, select", (tools) => tools
    .filter((tool) => tool.checkVisibility() && !tool.closest("form[action]")).map((tool) => tool.outerHTML.slice(0, 80)));
  const asks = /java\s?script/i.test(await bare.innerText("body"));
  if (file === "search.html") {
    say(asks, "the search does not say that it needs script");
    say((await bare.$$eval("main a[href]", (links) => links.filter((link) => link.checkVisibility()).length)) > 0, "the search leads nowhere without script");
    return;
  }
  say(dead.length === 0, `what does nothing without script: ${dead.slice(0, 3).join(", ")}`);
  say(!asks, "the page asks for script");

  // The menu: in sight, or one click away.
  const menu = bare.locator(MENU);
  if (!(await menu.first().isVisible())) await bare.locator("header summary").first().click();
  say(await menu.first().isVisible(), "the menu is out of reach");

  // Folded parts unfold by a click.
  for (const summary of (await bare.$$("main details:not([open]) > summary")).slice(0, 5)) {
    if (!(await summary.isVisible())) continue;
    await summary.click();
    say(await summary.evaluate((summary) => summary.parentElement.open), `${await summary.innerText()} does not unfold`);
  }

  const [without, withScript] = await Promise.all([bare.evaluate(reading), full.evaluate(reading)]);
  say(without.text === withScript.text, `reads otherwise without script:\n    ${difference(without.text, withScript.text)}`);
  const rows = [...html.slice(html.indexOf("<main")).matchAll(/<tbody>[^]*?<\/tbody>/g)].join("").split("<tr").length - 1;
  say(without.rows === rows, `shows ${without.rows} of ${rows} rows`);
  const charts = html.split('<svg role="img"').length - 1;
  say(without.charts.length === charts && without.charts.every(Boolean), `shows ${without.charts.filter(Boolean).length} of ${charts} charts`);
}

function difference(without, withScript) {
  const [left, right] = [without.split(" "), withScript.split(" ")];
  const only = (from, other) => from.filter((word) => !other.includes(word)).slice(0, 12).join(" ");
  return `only without: ${only(left, right)}; only with: ${only(right, left)}`;
}

// The menu leads to each of its pages.
async function menu(bare, address, say) {
  await bare.goto(address("index.html"));
  const count = await bare.locator(MENU).count();
  say(count > 3, `the menu has ${count} links`);
  for (let at = 0; at < count; at += 1) {
    await bare.goto(address("index.html"));
    const link = bare.locator(MENU).nth(at);
    for (const summary of await bare.locator("header summary").all()) {
      if (!(await link.isVisible()) && (await summary.isVisible())) await summary.click();
    }
    const words = await link.innerText();
    const [answer] = await Promise.all([bare.waitForResponse((response) => response.request().isNavigationRequest()), link.click()]);
    say(answer.ok(), `the menu's ${words} answers ${answer.status()}`);
    await bare.waitForLoadState();
    say(await bare.locator("h1").isVisible(), `the menu's ${words} leads to a page without a heading`);
  }
}

const sites = process.argv.slice(2);
let looked = 0;
const [off, on] = await Promise.all([launch({ javaScriptEnabled: false }), launch()]);
try {
  const [bare, full] = await Promise.all([off.browser.newPage(), on.browser.newPage()]);
  [bare, full].forEach((page) => page.setDefaultTimeout(15000));
  await holdToWrong(bare);
  for (const site of sites) {
    const server = await serve(site);
    const { address, end: stop } = server;
    const names = await files(site);
    await everyPage(off.browser, site, server, names);
    looked += names.length;
    const pages = await onePerKind(site, names);
    faults.expect(pages.length > 0, `${site}: no pages`);
    for (const width of WIDTHS) {
      await Promise.all([bare, full].map((page) => page.setViewportSize({ width, height: 900 })));
      for (const file of pages) {
        const say = (holds, text) => faults.expect(holds, `${path.join(site, file)} at ${width} px: ${text}`);
        const html = await readFile(path.join(site, file), "utf8");
        await compare(bare, full, address, file, html, width, say).catch((error) => say(false, error.message));
      }
      await menu(bare, address, (holds, text) => faults.expect(holds, `${site} at ${width} px: ${text}`));
    }
    stop();
  }
} finally {
  await Promise.all([off.end(), on.end()]);
}
console.log(`${looked} pages, one of each kind beside the same with script`);
faults.end("pages without script");
