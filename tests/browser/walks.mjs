// Walks the built examples as someone who never saw them: from the start page, by clicking on the words of links that are
// in sight, without search and without an address. A question is answered within three clicks, at a desk and on a phone;
// the red thread is walked from goals to money and back; what has changed is found from the start page and filtered.
//
//   NODE_PATH=… node tests/browser/walks.mjs BUILT
//
// BUILT has a folder for each example; beside it, reviewed/nordost tells what has changed. The answers are those of the examples' sources.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { Faults, launch, serve, sideways, violations } from "./site.mjs";

const CLICKS = 3;
const WIDTHS = [1280, 320];

const QUESTIONS = [
  {
    site: "nacka", asks: "How many places were taken last year, in 2024?",
    clicks: ["Indikatorer", "Maximal beläggning boenden"],
    finds: { caption: "Värden", row: "2024", column: "Utfall", says: "355" },
  },
  {
    site: "molndal", asks: "How many households had long-lasting assistance in the last year that the plan has?",
    clicks: ["Indikatorer", "Hushåll med långvarigt bistånd"],
    finds: { caption: "Värden", row: "2022", column: "Utfall", says: "493 (54 %)" },
  },
  {
    site: "molndal", asks: "The same, from the goal",
    clicks: ["arbetsmarknad"],
    finds: { caption: "Indikatorer: Arbetsmarknad", row: "Hushåll med långvarigt bistånd", column: "Utfall", under: "2022", says: "493 (54 %)" },
  },
  {
    site: "nordost", asks: "Who answers for the assignment to try a citizens' budget?",
    clicks: ["Uppdrag", "Genomföra pilotprojekt för medborgarbudget i utsatta områden"],
    finds: { term: "Svar och ansvarig", says: "Avdelningen planerar piloten: Stadsområde välfärd och fritid" },
  },
  {
    site: "nordost", asks: "What did Försörjningsstöd get in 2025?",
    clicks: ["Budget", "Budgetramar 2025"],
    finds: { caption: "Budgetramar 2025", row: "Försörjningsstöd", column: "Budget 2025", says: "446,6" },
  },
  {
    site: "nordost", asks: "What share of the money did Försörjningsstöd get?",
    clicks: ["Budgetramar 2025"],
    finds: { caption: "Budgetramar 2025", row: "Försörjningsstöd", column: "Andel av nämndens ram", says: "24,4" },
  },
  {
    site: "nordost", asks: "Which risks have no score?", clicks: ["Risker"], finds: { unscored: "ej bedömd", column: "Riskvärde" },
  },
  {
    site: "samverkan", asks: "Which risks have no score?", clicks: ["Risker"], finds: { unscored: "ej bedömd", column: "Riskvärde" },
  },
  {
    site: "../reviewed/nordost", asks: "How much was the frame of Vuxen raised since the earlier version?",
    clicks: ["Vad som har ändrats"],
    finds: { caption: "Varje ändring, före och nu", row: "Vuxen", column: "Ändring", says: "+4,4 mnkr" },
  },
  {
    site: "../reviewed/nordost", asks: "What was the frame of Vuxen before?",
    clicks: ["Vad som har ändrats"],
    finds: { caption: "Varje ändring, före och nu", row: "Vuxen", column: "Före", says: "314,2 mnkr" },
  },
  {
    site: "../reviewed/nordost", asks: "What is it now, on its own page?",
    clicks: ["Vad som har ändrats", "Vuxen"],
    finds: { caption: "Budgetramar 2025", row: "Vuxen", column: "Budget 2025", says: "318,6" },
  },
  {
    site: "hello", asks: "Who answers for the library being open when people are free?",
    clicks: ["Goals and thread", "Open when people are free"], finds: { term: "Responsible", says: "Town library" },
  },
];

// Each word leads to the page or the row of that name, and each of them back to the one before it.
const THREADS = [
  {
    site: "hello", from: ["Goals and thread"],
    thread: ["Open when people are free", "Visits in the evening and at weekends"],
  },
  {
    site: "hello", from: ["Goals and thread"],
    thread: ["Open when people are free", "Try Sunday opening", "Staff"],
  },
  {
    site: "nordost", from: ["Mål och röd tråd"],
    thread: [
      "Göteborg ska vara en jämlik och trygg stad där alla invånare ges inflytande och möjlighet till delaktighet",
      "Genomföra pilotprojekt för medborgarbudget i utsatta områden", "Medborgarbudget pilot",
    ],
  },
  {
    site: "nacka", from: ["Mål och röd tråd"],
    thread: [
      "Maximalt värde för skattepengarna",
      "Valfärd samhällsservice har ekonomiskt utfall i balans genom välfungerande ekonomistyrning och effektivt resursutnyttjande.",
      "Maximal beläggning boenden",
    ],
  },
  {
    site: "nordost", from: ["Mål och röd tråd"],
    thread: [
      "Skapa samhälleliga förutsättningar för en god och jämlik hälsa i hela befolkningen och sluta de påverkbara hälsoklyftorna inom en generation",
      "Öka möjligheterna till en god start i livet och goda uppväxtvillkor", "Främja tand och munhälsa hos barn",
      "Fortsatt införande av tandboxen",
    ],
  },
  {
    site: "linkoping", from: ["Mål och röd tråd"],
    thread: [
      "Socialnämnden ska medverka tidigt i samhällsplaneringen och lyfta in social hållbarhet i planeringsarbetet",
      "Tidig medverkan i samhällsplaneringen med fokus på social hållbarhet",
      "Förvaltningen finns med i olika projekt för samhällsplanering",
    ],
  },
  {
    site: "nacka", from: ["Mål och röd tråd"],
    thread: [
      "Attraktiva livsmiljöer i hela Nacka", "Verksamheterna ska bedrivas i ändamålsenliga och kostnadseffektiva lokaler",
      "Ta fram en övergripande lokalstrategi för produktionsområdet",
    ],
  },
  {
    site: "molndal", from: ["Mål och röd tråd"],
    thread: [
      "Att motverka ett långvarigt behov av ekonomiskt bistånd, genom att erbjuda effektiva arbetsmarknadsinsatser",
      "Ekonomiskt bistånd och arbetsmarknadsåtgärder", "Arbetsmarknadsåtgärder",
    ],
  },
];

const built = path.resolve(process.argv[2]);
const faults = new Faults();

// Runs in the page: what a reader sees of an element. Words for screen readers only and marks of notes are left out.
function seeing() {
  window.seen = (element, apart = ".unseen, sup.mark, .detail") => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(apart).forEach((part) => part.remove());
    return copy.textContent.replace(/[\s\u00a0]+/g, " ").replace(/ ([,:;.])/g, "$1").trim();
  };
  window.inSight = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    && element.getBoundingClientRect().width > 1;
}

// The link of these words, once it is in sight; folded parts that hide it are unfolded as a reader would. Answers with the
// clicks that took, the last one on the link, or with null if there is none.
async function follow(page, words, within = "body") {
  for (let clicks = 1; ; clicks += 1) {
    const next = await page.evaluateHandle(([words, within]) => {
      const links = [...(document.querySelector(within) ?? document.body).querySelectorAll("a[href]")]
        .filter((link) => seen(link) === words);
      const link = links.find(inSight);
      if (link) return link;
      for (const hidden of links) {
        for (let folded = hidden.closest("details:not([open])"); folded; folded = folded.parentElement.closest("details:not([open])")) {
          const summary = folded.querySelector("summary");
          if (inSight(summary)) return summary;
        }
      }
      return null;
    }, [words, within]);
    const element = next.asElement();
    if (!element) return null;
    const isLink = await element.evaluate((element) => element.matches("a"));
    await element.click();
    await page.waitForLoadState();
    if (isLink) return clicks;
    if (clicks > CLICKS) return null;
  }
}

const linksInSight = (page) => page.$$eval("main a[href]", (links) => [...new Set(links.filter(inSight).map(seen))].slice(0, 40).join(" | "));

// What the page says where the answer is looked for.
async function read(page, finds) {
  return page.evaluate((finds) => {
    if (finds.term) {
      const term = [...document.querySelectorAll("dt")].find((term) => seen(term) === finds.term && inSight(term));
      return term ? seen(term.parentElement.querySelector("dd")) : `no ${finds.term}`;
    }
    const tables = [...document.querySelectorAll("table")].filter((table) => seen(table.caption).startsWith(finds.caption));
    if (tables.length === 0) return `no table ${finds.caption}`;
    const heads = [...tables[0].tHead.rows[0].cells].map((head) => seen(head, ".unseen, sup.mark, .table-tools"));
    const at = heads.findIndex((head) => head.startsWith(finds.column) && head.endsWith(finds.under ?? ""));
    if (at < 0) return `no column ${finds.column} among ${heads.join(" | ")}`;
    const row = [...tables[0].tBodies[0].rows].find((row) => seen(row.cells[0]) === finds.row);
    if (!row) return `no row ${finds.row}`;
    return inSight(row.cells[at]) ? seen(row.cells[at]) : "out of sight";
  }, finds);
}

// The risks that the tables say have no score are those whose data have none.
async function readUnscored(page, site, finds) {
  const shown = await page.evaluate(({ unscored, column }) => [...document.querySelectorAll("main table")].flatMap((table) => {
    const at = [...table.tHead.rows[0].cells].findIndex((head) => seen(head).startsWith(column));
    return at < 0 ? [] : [...table.tBodies[0].rows].filter((row) => seen(row.cells[at]) === unscored)
      .map((row) => seen(row.cells[0].querySelector("a")));
  }), finds);
  const plan = JSON.parse(await readFile(path.join(built, site, "plan.json"), "utf8"));
  const without = plan.items.risks.filter((risk) => !scored(risk)).map((risk) => risk.title);
  return { shown: shown.sort(), without: without.sort() };
}

const scored = (risk) => ["probability", "impact"].every((part) => risk.fields?.[part] !== undefined);

async function answer(page, origin, { site, asks, clicks, finds }, width) {
  const tried = ["Start"];
  const say = (holds, text) => faults.expect(holds, `${site} at ${width} px: ${asks} ${text}\n  path: ${tried.join(" → ")}`);
  await page.goto(`${origin}/`);
  let made = 0;
  for (const words of clicks) {
    const took = await follow(page, words);
    if (took === null) return say(false, `There is no link ${words} in sight on ${page.url()}: ${await linksInSight(page)}`);
    made += took;
    tried.push(words);
  }
  say(made <= CLICKS, `It takes ${made} clicks`);
  if (finds.unscored) {
    const { shown, without } = await readUnscored(page, site, finds);
    say(without.length > 0 && JSON.stringify(shown) === JSON.stringify(without), `The page shows ${shown.length}: ${shown.join("; ")}. There are ${without.length}: ${without.join("; ")}`);
  } else {
    const said = await read(page, finds);
    say(said.startsWith(finds.says), `The page says: ${said}`);
  }
}

// Where a reader is: at a row that a link led to, or at a page by its title.
const place = (page) => page.evaluate(() => {
  const row = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const named = row ? row.querySelector("th") ?? row : document.querySelector("h1");
  const number = document.querySelector("h1 .number");
  return seen(named).slice(!row && number ? seen(number).length : 0).trim();
});

async function walkThread(page, origin, { site, from, thread }, width) {
  const tried = ["Start"];
  const say = (holds, text) => faults.expect(holds, `${site} at ${width} px: red thread: ${text}\n  path: ${tried.join(" → ")}`);
  await page.goto(`${origin}/`);
  const there = [...from, ...thread].map((words) => ({ words, checked: thread.includes(words) }));
  const back = thread.slice(0, -1).reverse().map((words) => ({ words, checked: true }));
  for (const { words, checked } of [...there, ...back]) {
    // In a table, only the row that the reader stands at counts.
    const within = await page.evaluate(() => (location.hash.startsWith("#row-") ? `[id="${decodeURIComponent(location.hash.slice(1))}"]` : "body"));
    if ((await follow(page, words, checked && within === "body" ? "main" : within)) === null) {
      return say(false, `there is no link ${words} on ${page.url()}: ${await linksInSight(page)}`);
    }
    tried.push(words);
    if (checked) say((await place(page)) === words, `the link ${words} leads to ${await place(page)}`);
  }
}

// The page of changes, from the start page: what is shown of it when it is filtered by who is responsible and by kind is what
// stands so in its cells, and the count says how much that is.
async function filterChanges(page, origin, { site, words }, width) {
  const say = (holds, text) => faults.expect(holds, `${site} at ${width} px: ${words}: ${text}`);
  await page.goto(`${origin}/`);
  if ((await follow(page, words)) === null) return say(false, `there is no link: ${await linksInSight(page)}`);
  for (const { id, help, nodes } of await violations(page)) say(false, `${id}: ${help} (${nodes[0]})`);
  const over = await sideways(page);
  say(over <= 0, `it scrolls ${over} px sideways`);
  const figure = "figure:has(#changes)";
  const rows = () => page.$$eval("#changes tbody tr:not([hidden])", (rows) => rows.map((row) => [...row.cells].map((cell) =>
    [...cell.querySelectorAll("[data-choice]")].map((part) => seen(part)))));
  const all = await rows();
  const selects = await page.$$eval(`${figure} select`, (all) => all.map((select) => [...select.options].slice(1).map((option) => option.textContent)));
  say(selects.length === 2, `there are ${selects.length} filters`);
  for (const [nth, choices] of selects.entries()) {
    const at = all[0].findLastIndex((_, at) => all.some((row) => row[at].length > 0 && choices.includes(row[at][0])));
    const there = [...new Set(all.flatMap((row) => row[at]))];
    say(choices.length > 1 && there.every((word) => choices.includes(word)) && choices.length === there.length, `filter ${nth} has ${choices.join("; ")}, the cells ${there.join("; ")}`);
    for (const [option, word] of choices.entries()) {
      await page.locator(`${figure} select`).nth(nth).selectOption(String(option));
      const shown = await rows();
      const fit = all.filter((row) => row[at].includes(word));
      say(shown.length > 0 && JSON.stringify(shown) === JSON.stringify(fit), `${word}: ${shown.length} rows are shown, ${fit.length} are so`);
    }
    await page.locator(`${figure} select`).nth(nth).selectOption("");
  }
}

const CHANGES = [{ site: "../reviewed/nordost", words: "Vad som har ändrats" }];

for (const width of WIDTHS) {
  const { browser, end } = await launch({ viewport: { width, height: 800 } });
  await browser.addInitScript(seeing);
  const page = await browser.newPage();
  page.setDefaultTimeout(15000);
  try {
    for (const [walks, walk] of [[QUESTIONS, answer], [THREADS, walkThread], [CHANGES, filterChanges]]) {
      for (const one of walks) {
        const server = await serve(path.join(built, one.site));
        await walk(page, server.origin, one, width).catch((error) => faults.expect(false, `${one.site} at ${width} px: ${one.asks ?? one.thread ?? one.words}: ${error.message}`));
        server.end();
      }
    }
  } finally {
    await end();
  }
}
faults.end("walks");
