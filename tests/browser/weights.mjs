// Weighs built sites and follows their links, without a browser.
//
//   NODE_PATH=… node tests/browser/weights.mjs OUTPUT…
//
// OUTPUT is the folder of a site, or an HTML file that is a whole site.
//
// Transfer is what a first visit to a page moves: the page and all that it loads when it opens (stylesheet, scripts,
// pictures), each compressed by gzip at level 6, as web servers send text; without fonts, of which the shipped themes have
// none. What the search loads once somebody asks is not part of a page; its index is weighed apart. The size before
// compression is told too, for those whose server does not compress.
//
// No page asks another host for anything. Each link within the outputs leads to a file, and to a place in it that is
// there: of the pages, and of the Markdown documents by the anchors of git hosts.

import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { Faults, files, require } from "./site.mjs";

const { slug } = await import(pathToFileURL(require.resolve("github-slugger")));

const MOST = 100_000;
const MEDIAN = 30_000;
const faults = new Faults();
const links = { html: 0, markdown: 0 };

const plain = (text) => text.replace(/&(amp|lt|gt|quot|#39|#x27|#x2f);/gi, (all, name) => (
  { amp: "&", lt: "<", gt: ">", quot: "\"", "#39": "'", "#x27": "'", "#x2f": "/" }[name.toLowerCase()]));
const tags = (html) => [...html.matchAll(/<([a-z][a-z0-9]*)((?:\s+[\w:-]+(?:="[^"]*")?)+)\s*\/?>/g)].map(([, name, written]) => {
  const given = [...written.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, attribute, value]) => [attribute, plain(value ?? "")]);
  return { name, ...Object.fromEntries(given) };
});
const isOutside = (address) => /^(?:[a-z][a-z+.-]*:)?\/\//i.test(address);
const isInside = (address) => address !== undefined && !/^[a-z][a-z+.-]*:/i.test(address) && !isOutside(address);

// The addresses that a page, a style or a script asks for when it is opened.
function loads(file, text, known) {
  if (file.endsWith(".css")) return [...text.matchAll(/@import\s+["']([^"']+)|url\(\s*["']?([^"')]+)/g)].map(([, imported, url]) => imported ?? url);
  if (file.endsWith(".js")) return [...text.matchAll(/https?:\/\/(?!www\.w3\.org\/)[^\s"'`]+/g)].map(([address]) => address);
  return known.flatMap((tag) => {
    if (tag.name === "link") return /stylesheet|icon|preload|modulepreload|manifest/.test(tag.rel ?? "") ? [tag.href] : [];
    const from = tag.name === "object" ? tag.data : tag.src;
    const sets = (tag.srcset ?? "").split(",").map((one) => one.trim().split(/\s+/)[0]).filter(Boolean);
    const drawn = tag.name === "image" || tag.name === "use" ? [tag.href] : [];
    return [from, ...sets, ...drawn].filter(Boolean);
  }).concat(loads(".css", (text.match(/<style>[^]*?<\/style>/g) ?? []).join("\n")));
}

const weighed = new Map();
async function weigh(file) {
  if (!weighed.has(file)) {
    const body = await readFile(file);
    weighed.set(file, { raw: body.length, sent: gzipSync(body, { level: 6 }).length, text: body.toString("utf8") });
  }
  return weighed.get(file);
}

// The page and all that it loads, and what that loads.
async function visit(site, page, known) {
  const seen = new Set([page]);
  let raw = 0;
  let sent = 0;
  for (const file of seen) {
    const { raw: own, sent: packed, text } = await weigh(file);
    raw += own;
    sent += packed;
    for (const address of loads(file, text, known)) {
      faults.expect(!isOutside(address), `${file} asks another host: ${address}`);
      if (!isInside(address) || address.startsWith("#") || file.endsWith(".js")) continue;
      const target = path.resolve(path.dirname(file), decodeURIComponent(address.split(/[?#]/)[0]));
      const there = await stat(target).then((found) => found.isFile(), () => false);
      faults.expect(there && target.startsWith(`${site}${path.sep}`), `${file} loads ${address}, which is not in the site`);
      if (there) seen.add(target);
    }
  }
  return { page, raw, sent };
}

const exists = new Map();
async function isThere(file) {
  if (!exists.has(file)) exists.set(file, await stat(file).then((found) => (found.isDirectory() ? "folder" : "file"), () => null));
  return exists.get(file);
}

async function follow(from, address, anchors, kind) {
  links[kind] += 1;
  const [before, place] = address.split("#");
  let target = before === "" ? from : path.resolve(path.dirname(from), decodeURIComponent(before.split("?")[0]));
  let found = await isThere(target);
  if (found === "folder" && kind === "html") found = await isThere((target = path.join(target, "index.html")));
  if (found !== "file") return faults.expect(false, `${from} leads to ${address}, which is not there`);
  if (!place) return faults.expect(true);
  const ids = await anchors(target);
  faults.expect(ids === null || ids.has(decodeURIComponent(place)), `${from} leads to ${address}; there is no such place`);
}

const ids = new Map();
async function places(file) {
  if (!file.endsWith(".html")) return null;
  if (!ids.has(file)) ids.set(file, new Set(tags(await readFile(file, "utf8")).map((tag) => tag.id).filter(Boolean)));
  return ids.get(file);
}

// The words of a Markdown heading, without its marks.
const words = (heading) => heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/<[^>]*>/g, "").replace(/\\(.)/g, "$1");
async function headings(file) {
  if (!file.endsWith(".md")) return null;
  if (!ids.has(file)) {
    const text = await readFile(file, "utf8");
    const found = new Set([...text.matchAll(/<a id="([^"]*)"/g)].map(([, id]) => plain(id)));
    const counted = new Map();
    for (const [, heading] of text.matchAll(/^#{1,6} (.*)$/gm)) {
      const anchor = slug(words(heading));
      const before = counted.get(anchor) ?? 0;
      counted.set(anchor, before + 1);
      found.add(before === 0 ? anchor : `${anchor}-${before}`);
    }
    ids.set(file, found);
  }
  return ids.get(file);
}

async function htmlLinks(file, known) {
  for (const tag of known) {
    const address = tag.name === "form" ? tag.action : tag.name === "a" || tag.name === "link" || tag.name === "area" ? tag.href : undefined;
    if (isInside(address)) await follow(file, address, places, "html");
  }
}

async function markdownLinks(file) {
  const text = (await readFile(file, "utf8")).replace(/^```[^]*?^```/gm, "").replace(/`[^`\n]*`/g, "");
  for (const [, address] of text.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)) {
    if (isInside(address)) await follow(file, address, headings, "markdown");
  }
}

const kB = (bytes) => `${(bytes / 1000).toFixed(1).padStart(6)} kB`;
const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

for (const output of process.argv.slice(2).map((given) => path.resolve(given))) {
  const whole = (await isThere(output)) === "file";
  const site = whole ? path.dirname(output) : output;
  const pages = whole ? [output] : (await files(output)).map((name) => path.join(output, name));
  faults.expect(pages.length > 0, `${output}: no pages`);
  const visits = [];
  for (const page of pages) {
    const known = tags((await weigh(page)).text);
    visits.push(await visit(site, page, known));
    await htmlLinks(page, known);
    weighed.delete(page);
  }
  for (const document of whole ? [] : await files(output, ".md")) await markdownLinks(path.join(output, document));
  const largest = visits.reduce((most, one) => (one.sent > most.sent ? one : most), visits[0]);
  const heavy = visits.filter((one) => one.raw > MOST).length;
  const median = middle(visits.map((one) => one.sent));
  console.log(`${path.basename(output).padEnd(14)} ${String(pages.length).padStart(4)} pages, transfer: median ${kB(median)}, most ${kB(largest.sent)} (${path.relative(site, largest.page)}); before compression: median ${kB(middle(visits.map((one) => one.raw)))}, ${heavy} over 100 kB`);
  // A file that is a whole site is for e-mail and archives, not for visits page by page.
  if (whole) continue;
  for (const one of visits) faults.expect(one.sent < MOST, `${one.page}: a visit moves ${kB(one.sent)}`);
  faults.expect(median < MEDIAN, `${output}: half of all visits move ${kB(median)} or more`);
  const index = (await files(output, ".js")).filter((name) => name.startsWith("search/"));
  const packed = (await Promise.all(index.map((name) => readFile(path.join(output, name))))).map((body) => gzipSync(body, { level: 6 }).length);
  console.log(`${" ".repeat(20)}the search's index: ${kB(packed.reduce((sum, one) => sum + one, 0))} in ${packed.length} parts, the largest ${kB(Math.max(0, ...packed))}`);
}
faults.expect(links.html > 0, "there are no links to follow");
console.log(`${links.html} links of pages and ${links.markdown} of Markdown documents followed`);
faults.end("weights and links");
