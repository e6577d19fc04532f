// Opens built sites with JavaScript off: everything but search and sorting works.
//
//   NODE_PATH=… node tests/browser/noscript.mjs SITE…
//
// One page of each kind, at a desk and on a phone: no text of the page and no row of a table is missing that a reader with
// script has, what is folded unfolds, the menu leads on, charts are drawn, and nothing stands there that does nothing
// without script. Only the page of the search asks for script, and says what else there is.

import path from "node:path";
import { readFile } from "node:fs/promises";
import { Faults, files, launch, onePerKind, serve } from "./site.mjs";

const WIDTHS = [1280, 320];
// In the head of a page, or the contents of the site that stand in it, as the theme has it.
const MENU = "header nav a[href], nav.site-contents a[href]";
const faults = new Faults();

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
const [off, on] = await Promise.all([launch({ javaScriptEnabled: false }), launch()]);
try {
  const [bare, full] = await Promise.all([off.browser.newPage(), on.browser.newPage()]);
  [bare, full].forEach((page) => page.setDefaultTimeout(15000));
  for (const site of sites) {
    const { address, end: stop } = await serve(site);
    const pages = await onePerKind(site, await files(site));
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
faults.end("pages without script");
