// Sorts and filters tables of built examples in a real browser, by keyboard and by mouse, from a disk.
//
//   NODE_PATH=… node tests/browser/tables.mjs FOLDER
//
// FOLDER holds the built examples by their names.

import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Faults, launch, sideways, violations } from "./site.mjs";

const folder = path.resolve(process.argv[2]);
const address = (file) => pathToFileURL(path.join(folder, file)).href;
const faults = new Faults();
const expect = (holds, text) => faults.expect(holds, text);
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

// The rows of a table: what a column says, without footnote marks.
const column = (page, table, at) => page.$$eval(`#${CSS_escape(table)} tbody tr:not([hidden])`, (rows, at) => rows.map((row) => {
  const copy = row.cells[at].cloneNode(true);
  for (const mark of copy.querySelectorAll(".mark, .detail, [aria-hidden=true]")) mark.remove();
  return copy.textContent.replace(/[ \n]+/g, " ").trim();
}), at);
const CSS_escape = (id) => id.replace(/[^\w-]/g, (sign) => `\\${sign}`);
const head = (table, at) => `#${CSS_escape(table)} thead th:nth-child(${at + 1})`;
const number = (text) => Number(text.replace("−", "-").replaceAll("\u00a0", "").replace(",", "."));
const ascending = (numbers) => numbers.every((value, at) => at === 0 || numbers[at - 1] <= value);

// Figures: a total stays last, the third press restores the plan's order.
async function budget(page) {
  await page.goto(address("nacka/budgets/affarsplan-2025/resursfordelning.namndens-resursfordelning.resurser.html"));
  const table = await page.$eval("table[data-sort]", (table) => table.id);
  const names = await column(page, table, 0);
  const before = await column(page, table, 1);
  expect(before.length > 3 && names.at(-1) === "Summa", `the budget has other rows: ${names}`);
  const button = `${head(table, 1)} button`;
  expect((await page.textContent(button)).includes("Utfall 2023"), "the head does not say what it sorts by");
  await page.focus(button);
  await page.keyboard.press("Enter");
  let now = (await column(page, table, 1)).map(number);
  expect(await page.getAttribute(head(table, 1), "aria-sort") === "ascending", "aria-sort does not say ascending");
  expect(ascending(now.slice(0, -1)) && now[0] < 0, `not in order of value: ${now}`);
  expect((await column(page, table, 0)).at(-1) === "Summa", "the total does not stay last");
  await page.keyboard.press("Space");
  now = (await column(page, table, 1)).map(number);
  expect(await page.getAttribute(head(table, 1), "aria-sort") === "descending", "aria-sort does not say descending");
  expect(ascending(now.slice(0, -1).reverse()), `not in falling order of value: ${now}`);
  expect((await column(page, table, 0)).at(-1) === "Summa", "the total does not stay last the other way");
  expect((await page.textContent("body > p[role=status]")).includes("fallande"), "the order is not said");
  await page.keyboard.press("Enter");
  expect(same(await column(page, table, 1), before), "the third press does not bring the plan's order back");
  expect(await page.getAttribute(head(table, 1), "aria-sort") === null, "aria-sort stays");
  await page.click(`${head(table, 0)} button`);
  await page.click(`${head(table, 2)} button`);
  const sorted = await page.$$eval(`#${CSS_escape(table)} [aria-sort]`, (heads) => heads.length);
  expect(sorted === 1, `${sorted} columns say that they sort`);
}

// Words in the order of Swedish dictionaries, a filter field, selects and a count.
async function register(page) {
  await page.goto(address("nordost/assignments/index.html"));
  const table = "assignments";
  await page.click(`${head(table, 0)} button`);
  const words = await column(page, table, 0);
  expect(same(words, [...words].sort(new Intl.Collator("sv", { numeric: true }).compare)), `not in order of words: ${words}`);
  await page.click(`${head(table, 1)} button`);
  const dates = await page.$$eval(`#${table} tbody tr`, (rows) => rows.map((row) => row.cells[1].dataset.value ?? ""));
  const known = dates.filter(Boolean);
  expect(same(known, [...known].sort()) && !dates.slice(known.length).some(Boolean), `not in order of time: ${dates}`);

  const all = words.length;
  const figure = `figure:has(#${table})`;
  await page.fill(`${figure} input[type=search]`, "FAMILJECENTR");
  await page.waitForFunction((figure) => document.querySelector(`${figure} [role=status]`).textContent !== "", figure);
  const found = await column(page, table, 0);
  expect(found.length > 0 && found.length < all, `${found.length} of ${all} rows fit`);
  const texts = await page.$$eval(`#${table} tbody tr:not([hidden])`, (rows) => rows.map((row) => row.textContent.toLowerCase()));
  expect(texts.every((text) => text.includes("familjecentr")), "a row is shown that does not fit");
  const status = await page.textContent(`${figure} [role=status]`);
  expect(status === `Visar ${found.length} av ${all} rader`, `the count says: ${status}`);
  await page.fill(`${figure} input[type=search]`, "finns inte alls");
  await page.waitForFunction((figure) => document.querySelector(`${figure} [role=status]`).textContent === "Ingen rad passar", figure);
  await page.click(`${figure} .table-tools button`);
  expect((await column(page, table, 0)).length === all, "not all rows come back");
  expect(await page.evaluate(() => document.activeElement.type === "search"), "the focus is lost");

  const selects = await page.$$eval(`${figure} select`, (all) => all.map((select) => ({
    name: select.labels[0].querySelector("span").textContent, words: [...select.options].map((option) => option.textContent),
  })));
  const state = selects.findIndex((select) => select.name === "Status");
  expect(state >= 0 && selects[state].words[0] === "Alla" && selects[state].words.length > 2, `selects: ${JSON.stringify(selects)}`);
  const select = page.locator(`${figure} select`).nth(state);
  await select.selectOption({ index: 1 });
  const heads = await page.$$eval(`#${table} thead th`, (heads) => heads.map((head) => head.textContent.trim()));
  const chosen = await column(page, table, heads.indexOf("Status"));
  expect(chosen.length > 0 && chosen.every((word) => word === selects[state].words[1]), `chosen: ${chosen}`);

  // Still readable for all, at every width, when sorted and filtered.
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await sideways(page);
      expect(over <= 0, `the register scrolls ${over} px sideways at ${width} ${colorScheme}`);
      const broken = (await violations(page)).map(({ id, nodes }) => `${id}: ${nodes[0]}`);
      expect(broken.length === 0, `${broken} at ${width} ${colorScheme}`);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 900 });
}

// Parts stay with their whole, sums under what they sum; a page of the sample's own, in the form that the theme writes.
async function parts(page) {
  const html = await readFile(path.join(folder, "nordost/assignments/index.html"), "utf8");
  const row = (name, amount, kind, level) =>
    `<tr id="${name}" class="${kind}"${level ? ` data-level="${level}"` : ""}><th scope="row">${name}</th><td data-state="number">${amount}</td></tr>`;
  const rows = [
    row("a", "10", "plain"), row("a1", "4,5", "part", 1), row("a2", "cirka\u00a0<span class=\"n\">1</span><sup class=\"mark\">2)</sup>", "part", 1),
    row("b", "2", "plain"), row("b1", "−1\u00a0000,5", "part", 1), row("s", "12", "subtotal"),
    row("d", "<span aria-hidden=\"true\">–</span><span class=\"unseen\">uppgift saknas</span>", "plain").replace("number", "missing"),
    row("e", "3", "plain"), row("c", "1\u00a0200", "plain"), row("t", "1\u00a0215", "total"),
  ];
  const own = html.replace(/<tbody>[^]*?<\/tbody>/, `<tbody>${rows.join("")}</tbody>`)
    .replace(/<thead>[^]*?<\/thead>/, "<thead><tr><th scope=\"col\">Rad</th><th scope=\"col\" class=\"figures\">Belopp</th></tr></thead>");
  const file = "nordost/assignments/parts.html";
  await writeFile(path.join(folder, file), own);
  await page.goto(address(file));
  const order = () => column(page, "assignments", 0);
  const button = `${head("assignments", 1)} button`;
  await page.click(button);
  expect(same(await order(), ["b", "b1", "a", "a2", "a1", "s", "e", "c", "d", "t"]), `rising: ${await order()}`);
  await page.click(button);
  expect(same(await order(), ["a", "a1", "a2", "b", "b1", "s", "c", "e", "d", "t"]), `falling: ${await order()}`);
  const field = "figure input[type=search]";
  await page.fill(field, "b1");
  expect(same(await order(), ["b", "b1"]), `a part without its whole: ${await order()}`);
  // A link to a row that is filtered away shows it.
  await page.evaluate(() => { location.hash = "#c"; });
  await page.waitForFunction(() => !document.getElementById("c").hidden);
  expect(await page.inputValue(field) === "", "the filter stays");
  await rm(path.join(folder, file));
}

// Numbers stand under each other by their decimal mark, and are copied as they are read.
async function marks(page) {
  const css = (await readFile(path.join(folder, "nordost/index.html"), "utf8")).match(/assets\/style\.[^"]*/)[0];
  const rows = ["<span class=\"n\" data-pad=\",00\">12</span>", "<span class=\"n\" data-pad=\"0\">3,5</span>", "−1\u00a0456,25",
    "cirka\u00a0<span class=\"n\" data-pad=\",00\">7</span>"];
  const file = "nordost/marks.html";
  await writeFile(path.join(folder, file), `<!DOCTYPE html><html lang="sv"><title>x</title><link rel="stylesheet" href="${css}"><table><tbody>${
    rows.map((row) => `<tr><td data-state="number">${row}</td></tr>`).join("")}</tbody></table>`);
  await page.goto(address(file));
  const ends = await page.$$eval("td", (cells) => cells.map((cell) => {
    const walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    let node = walk.nextNode();
    for (let next = node; next; next = walk.nextNode()) if (/\d/.test(next.data)) node = next;
    const range = document.createRange();
    const mark = node.data.indexOf(",");
    range.setStart(node, 0);
    range.setEnd(node, mark < 0 ? node.data.length : mark);
    return Math.round(range.getBoundingClientRect().right * 10) / 10;
  }));
  expect(new Set(ends).size === 1, `the decimal marks stand at ${ends}`);
  const copied = await page.evaluate(() => {
    getSelection().selectAllChildren(document.querySelector("tbody"));
    return getSelection().toString().split("\n").map((line) => line.trim());
  });
  expect(same(copied, ["12", "3,5", "−1\u00a0456,25", "cirka\u00a07"]), `copied as ${JSON.stringify(copied)}`);
  await rm(path.join(folder, file));
}

// English tables read and say their numbers in English; a table of a single file sorts too.
async function english(page) {
  await page.goto(address("hello/indicators/library-2026/open.visits.html"));
  const table = await page.$("table[data-sort]");
  expect(table, "an indicator's page in English has no table to sort");
  const says = await page.$eval("#table-tools", (tools) => tools.dataset.ascending);
  expect(says.startsWith("Sorted by"), `English is said as ${says}`);
  await page.click("table[data-sort] thead th:nth-child(2) button");
  const values = await page.$$eval("table[data-sort] tbody tr", (rows) =>
    rows.map((row) => row.cells[1].textContent.replace(/[^\d.]/g, "")).filter((value) => value !== "").map(Number));
  expect(values.every((value, at) => at === 0 || values[at - 1] <= value), `not in order of value: ${values}`);
  expect(values.length > 1, `too few values: ${values}`);
}

async function withoutScript(browser) {
  const page = await browser.newPage();
  await page.goto(address("nordost/assignments/index.html"));
  expect((await page.$$("thead button, .table-tools")).length === 0, "without script there are buttons that do nothing");
  expect((await page.$$("#assignments tbody tr[hidden]")).length === 0, "without script the table is not whole");
  await page.close();
}

// A table of many rows sorts and filters at once.
async function long(page) {
  const html = await readFile(path.join(folder, "nordost/assignments/index.html"), "utf8");
  const body = html.match(/<tbody>([^]*?)<\/tbody>/)[1].replace(/ id="[^"]*"/g, "");
  const file = "nordost/assignments/long.html";
  await writeFile(path.join(folder, file), html.replace(/<tbody>[^]*?<\/tbody>/, `<tbody>${body.repeat(30)}</tbody>`));
  await page.goto(address(file));
  const [count, sorting, filtering] = await page.evaluate(() => {
    const start = performance.now();
    document.querySelector("thead button").click();
    const sorted = performance.now();
    const field = document.querySelector("figure input[type=search]");
    field.value = "familj";
    field.dispatchEvent(new Event("input"));
    return [document.querySelectorAll("tbody tr").length, sorted - start, performance.now() - sorted].map(Math.round);
  });
  expect(count > 500 && sorting < 5000 && filtering < 5000, `${count} rows: sorted in ${sorting} ms, filtered in ${filtering} ms`);
  console.log(`${count} rows: sorted in ${sorting} ms, filtered in ${filtering} ms`);
  await rm(path.join(folder, file));
}

for (const javaScriptEnabled of [true, false]) {
  const { browser, end } = await launch({ javaScriptEnabled });
  try {
    if (!javaScriptEnabled) await withoutScript(browser);
    for (const walk of javaScriptEnabled ? [budget, register, parts, marks, english, long] : []) {
      const page = await browser.newPage();
      page.on("console", (message) => expect(false, `${walk.name}: console: ${message.text()}`));
      page.on("pageerror", (error) => expect(false, `${walk.name}: script error: ${error.message}`));
      await walk(page).catch((error) => expect(false, `${walk.name}: ${error.message}`));
      await page.close();
    }
  } finally {
    await end();
  }
}
faults.end("tables");
