// What the tests in a browser share: the browser, a web server of a built site, its pages, and the list of what is wrong.

import { createServer } from "node:http";
import { createRequire } from "node:module";
import { mkdtemp, readFile, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

export const require = createRequire(path.join(process.env.NODE_PATH ?? process.cwd(), "here.js"));
const { chromium } = require("playwright-core");
const AXE = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
  "--disable-background-networking", "--disable-component-update",
];
const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml",
  ".csv": "text/csv; charset=utf-8", ".json": "application/json", ".md": "text/markdown; charset=utf-8",
};

// A browser of its own, which starts with nothing kept.
export async function launch(options = {}) {
  const profile = await mkdtemp(path.join(tmpdir(), "planc-browser-"));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS, reducedMotion: "reduce",
    viewport: { width: 1280, height: 900 }, ...options,
  });
  const end = async () => {
    await browser.close();
    await rm(profile, { recursive: true, force: true });
  };
  return { browser, end };
}

// The names of a folder's files that end so, with those of the folders in it.
export async function files(folder, ending = ".html", within = "") {
  const entries = await readdir(path.join(folder, within), { withFileTypes: true });
  const found = await Promise.all(entries.map((entry) => {
    const name = path.posix.join(within, entry.name);
    return entry.isDirectory() ? files(folder, ending, name) : name.endsWith(ending) ? [name] : [];
  }));
  return found.flat().sort();
}

export async function serve(folder) {
  const server = createServer(async (request, response) => {
    try {
      const within = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
      let file = path.join(folder, path.posix.normalize(within));
      if ((await stat(file)).isDirectory()) file = path.join(file, "index.html");
      const body = await readFile(file);
      response.writeHead(200, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, address: (file) => `${origin}/${file.split("/").map(encodeURIComponent).join("/")}`, end: () => server.close() };
}

// How far the page scrolls sideways, in pixels.
export const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// What axe finds against WCAG 2.2, levels A and AA: rules, each with the elements that break it.
export async function violations(page) {
  if (!(await page.evaluate(() => typeof axe === "object"))) await page.evaluate(AXE);
  return page.evaluate(async (tags) => {
    const result = await axe.run(document, { runOnly: tags, resultTypes: ["violations"], preload: false });
    return result.violations.map((rule) => ({ id: rule.id, help: rule.help, nodes: rule.nodes.map((node) => node.target.join(" ")) }));
  }, TAGS);
}

// One page of each kind, by what the theme says of its pages: the longest, which has most of what such pages can have.
export async function onePerKind(folder, names) {
  const kinds = new Map();
  for (const name of names) {
    const html = await readFile(path.join(folder, name), "utf8");
    const kind = html.match(/<body class="([^"]*)"(?: data-concept="([^"]*)")?/);
    const key = `${kind?.[1]} ${kind?.[2] ?? (name.includes("/") ? name.split("/")[0] : name)}`;
    if (html.length > (kinds.get(key)?.length ?? 0)) kinds.set(key, { name, length: html.length });
  }
  return [...kinds.values()].map(({ name }) => name);
}

// Counts what is asked, says what does not hold as soon as it is seen, and ends the run by it.
export class Faults {
  checks = 0;
  count = 0;

  expect(holds, text) {
    this.checks += 1;
    if (holds) return;
    this.count += 1;
    console.log(text);
  }

  end(of) {
    console.log(`${this.checks} checks of ${of}: ${this.count} faults`);
    process.exit(this.checks > 0 && this.count === 0 ? 0 : 1);
  }
}
