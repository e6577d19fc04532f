// Opens every page of built sites in a real browser and says what is wrong with them.
//
//   NODE_PATH=… node tests/browser/pages.mjs SITE…
//
// Every page, at three widths, light and dark: no violation of WCAG 2.2 AA that axe can see, no console message, no
// request that fails or leaves the site, no sideways scrolling of the page.
//
// Of a site with hundreds of pages, axe looks at every page at the narrowest width in light, and at all widths and both
// schemes at the first pages of each folder: pages of one folder come from one template.

import { createServer } from "node:http";
import { createRequire } from "node:module";
import { mkdtemp, readFile, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const require = createRequire(path.join(process.env.NODE_PATH ?? process.cwd(), "here.js"));
const { chromium } = require("playwright-core");
const AXE = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");

const WIDTHS = [320, 768, 1440];
const SCHEMES = ["light", "dark"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const AT_ONCE = 2;
const LARGE = 150;
const WHOLE_OF_A_FOLDER = 6;
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
  "--disable-background-networking", "--disable-component-update",
];
const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml",
  ".csv": "text/csv; charset=utf-8", ".json": "application/json", ".md": "text/markdown; charset=utf-8",
};

async function htmlFiles(folder, within = "") {
  const entries = await readdir(path.join(folder, within), { withFileTypes: true });
  const found = await Promise.all(entries.map((entry) => {
    const name = path.posix.join(within, entry.name);
    return entry.isDirectory() ? htmlFiles(folder, name) : name.endsWith(".html") ? [name] : [];
  }));
  return found.flat().sort();
}

async function serve(folder) {
  const server = createServer(async (request, response) => {
    const within = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    let file = path.join(folder, path.posix.normalize(within));
    try {
      if ((await stat(file)).isDirectory()) file = path.join(file, "index.html");
      const body = await readFile(file);
      response.writeHead(200, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return server;
}

// The pages that are looked at in every way.
function lookedAtWhole(files) {
  const seen = new Map();
  return new Set(files.filter((file) => {
    const folder = file.split("/")[0];
    seen.set(folder, (seen.get(folder) ?? 0) + 1);
    return files.length <= LARGE || seen.get(folder) <= WHOLE_OF_A_FOLDER;
  }));
}

async function look(page, origin, file, whole) {
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
  await page.goto(`${origin}/${file.split("/").map(encodeURIComponent).join("/")}`, { waitUntil: "load" });
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const where = `${width} ${scheme}`;
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 0) hear(`scrolls ${over} px sideways`, where);
      if (!whole && (width !== WIDTHS[0] || scheme !== SCHEMES[0])) continue;
      if (!(await page.evaluate(() => typeof axe === "object"))) await page.evaluate(AXE);
      const violations = await page.evaluate(async (tags) => {
        const result = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
        return result.violations.map((rule) => ({
          id: rule.id, help: rule.help, nodes: rule.nodes.map((node) => node.target.join(" ")),
        }));
      }, TAGS);
      for (const { id, help, nodes } of violations) {
        const more = nodes.length > 3 ? ` and ${nodes.length - 3} more` : "";
        hear(`${id}: ${help}: ${nodes.slice(0, 3).join(", ")}${more}`, where);
      }
    }
  }
  const everywhere = WIDTHS.length * SCHEMES.length;
  return [...faults].map(([text, seen]) => {
    const places = seen[0] === "" || seen.length === everywhere ? "" : ` (${seen.join(", ")})`;
    return `${text}${places}`;
  });
}

const sites = process.argv.slice(2);
const profile = await mkdtemp(path.join(tmpdir(), "planc-browser-"));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS, reducedMotion: "reduce",
});
let pages = 0;
let faulty = 0;
try {
  for (const site of sites) {
    const server = await serve(site);
    const origin = `http://127.0.0.1:${server.address().port}`;
    const files = await htmlFiles(site);
    if (files.length === 0) {
      console.log(`${site}: no pages`);
      faulty += 1;
    }
    const queue = [...files];
    const whole = lookedAtWhole(files);
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      const page = await browser.newPage();
      for (let file = queue.shift(); file; file = queue.shift()) {
        const faults = await look(page, origin, file, whole.has(file));
        pages += 1;
        if (faults.length > 0) {
          faulty += 1;
          console.log([`${path.join(site, file)}:`, ...faults].join("\n  "));
        }
      }
      await page.close();
    }));
    server.close();
  }
} finally {
  await browser.close();
  await rm(profile, { recursive: true, force: true });
}
console.log(`${pages} pages of ${sites.length} sites at ${WIDTHS.join(", ")} px, light and dark: ${faulty} with faults`);
process.exit(pages > 0 && faulty === 0 ? 0 : 1);
