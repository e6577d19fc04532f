// Opens every page of built sites in a real browser and says what is wrong with them.
//
//   NODE_PATH=… node tests/browser/pages.mjs SITE…
//
// Every page, at three widths, light and dark: no violation of WCAG 2.2 AA that axe can see, no console message, no
// request that fails or leaves the site, no sideways scrolling of the page. On the start page, room for the site's name.

import { availableParallelism } from "node:os";
import path from "node:path";
import { files, launch, serve, sideways, violations } from "./site.mjs";

const WIDTHS = [320, 768, 1440];
const SCHEMES = ["light", "dark"];
// Between the widths that all is asked at, where the head's parts may crowd each other.
const HEAD_WIDTHS = [320, 360, 400, 440, 500, 560, 620, 700, 760, 768, 900];
const LEAST_NAME = 120;
const AT_ONCE = Math.max(2, availableParallelism());

// The site's name keeps room for whole words beside the menu and the search.
async function crowded(page) {
  const narrow = [];
  for (const width of HEAD_WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const name = await page.evaluate(() => document.querySelector("header.site .name")?.getBoundingClientRect().width);
    if (name < LEAST_NAME) narrow.push(`${Math.round(name)} px at ${width}`);
  }
  return narrow;
}

async function look(page, { origin, address }, file) {
  // Each fault with where it is seen.
  const faults = new Map();
  const hear = (text, where = "") => faults.set(text, [...(faults.get(text) ?? []), where]);
  page.removeAllListeners();
  page.on("console", (message) => hear(`console: ${message.text()} (${message.location().url})`));
  page.on("pageerror", (error) => hear(`script error: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${origin}/`) && !url.startsWith("data:")) hear(`leaves the site: ${url}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) hear(`answered ${response.status()}: ${response.url()}`);
  });
  page.on("requestfailed", (request) => hear(`failed: ${request.url()}`));
  await page.goto(address(file), { waitUntil: "load" });
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const where = `${width} ${scheme}`;
      const over = await sideways(page);
      if (over > 0) hear(`scrolls ${over} px sideways`, where);
      for (const { id, help, nodes } of await violations(page)) {
        const more = nodes.length > 3 ? ` and ${nodes.length - 3} more` : "";
        hear(`${id}: ${help}: ${nodes.slice(0, 3).join(", ")}${more}`, where);
      }
    }
  }
  if (file === "index.html") {
    const narrow = await crowded(page);
    if (narrow.length > 0) hear(`the site's name is crowded: ${narrow.join(", ")}`);
  }
  const everywhere = WIDTHS.length * SCHEMES.length;
  return [...faults].map(([text, seen]) => {
    const places = seen[0] === "" || seen.length === everywhere ? "" : ` (${seen.join(", ")})`;
    return `${text}${places}`;
  });
}

const sites = process.argv.slice(2);
const { browser, end } = await launch();
let pages = 0;
let faulty = 0;
try {
  for (const site of sites) {
    const server = await serve(site);
    const names = await files(site);
    const start = performance.now();
    if (names.length === 0) {
      console.log(`${site}: no pages`);
      faulty += 1;
    }
    const queue = [...names];
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      const page = await browser.newPage();
      for (let file = queue.shift(); file; file = queue.shift()) {
        const faults = await look(page, server, file);
        pages += 1;
        if (faults.length > 0) {
          faulty += 1;
          console.log([`${path.join(site, file)}:`, ...faults].join("\n  "));
        }
      }
      await page.close();
    }));
    server.end();
    console.log(`${site}: ${names.length} pages in ${Math.round((performance.now() - start) / 1000)} s`);
  }
} finally {
  await end();
}
console.log(`${pages} pages of ${sites.length} sites at ${WIDTHS.join(", ")} px, light and dark: ${faulty} with faults`);
process.exit(pages > 0 && faulty === 0 ? 0 : 1);
