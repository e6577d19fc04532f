// Takes the pictures of docs/images from the built examples, or says which of them no longer show what the pages are.
//
//   NODE_PATH=… node tests/browser/pictures.mjs [--check] BUILT
//
// BUILT has a folder for each example. Without --check, the pictures that have changed are taken anew; print.png needs
// pdftoppm for that.
//
// Pixels depend on the machine's fonts. So a picture carries what it was taken of, in a text chunk of its PNG: each
// element in it with its words, colours, sizes and lines, in order, and its place. --check compares that with the page
// as it is now; places only where the fonts are those of the picture.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { deflateSync, inflateSync } from "node:zlib";
import { Faults, launch, require, serve } from "./site.mjs";

const UPNG = require("upng-js");

const FOLDER = new URL("../../docs/images/", import.meta.url);
const LARGEST = 150_000;
const COLOURS = 48;
const CHUNK = "planc-picture";
// Places may differ by this many pixels, as from one version of a browser to the next.
const NEAR = 2;
const SHEETS = 3;

const PICTURES = [
  { name: "start.png", file: "nordost/index.html", width: 1100, height: 900 },
  { name: "goal.png", file: "molndal/goals/vp-2024/namndens-mal.arbetsmarknad.html", width: 900, height: 960 },
  { name: "indicator.png", file: "molndal/indicators/vp-2024/namndens-mal.arbetsmarknad.hushall.html", width: 900, height: 1000 },
  { name: "budget.png", file: "nordost/budgets/budget-2025/resursfordelning.budgetramarna.ramar.html", width: 900, height: 1000 },
  { name: "thread-dark.png", file: "molndal/goal-tree.html", width: 900, height: 820, scheme: "dark" },
  { name: "phone.png", file: "nordost/index.html", width: 360, height: 760 },
  { name: "print.png", file: "molndal/plans/vp-2024.html", width: 700, height: 2600, print: true },
];

// Runs in the page: what there is to see, element by element in the order of the page.
function look() {
  const clear = (colour) => /^rgba\(.*, 0\)$/.test(colour);
  const shown = [...document.body.querySelectorAll("*")].filter((element) => element.checkVisibility({ visibilityProperty: true })
    && !element.closest(".unseen, code"));
  const lines = shown.flatMap((element) => {
    const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join(" ")
      .replace(/\s+/g, " ").trim();
    const style = getComputedStyle(element);
    const edges = ["Top", "Right", "Bottom", "Left"].map((side) => (style[`border${side}Style`] === "none" || style[`border${side}Width`] === "0px"
      ? "" : `${style[`border${side}Width`]} ${style[`border${side}Style`]} ${style[`border${side}Color`]}`));
    const drawn = element.ownerSVGElement ? [...element.attributes].map((given) => `${given.name}=${given.value}`).join(" ") : "";
    const marks = ["::before", "::after"].map((part) => getComputedStyle(element, part).content).filter((text) => !/^(none|normal)$/.test(text));
    const ground = clear(style.backgroundColor) ? "" : style.backgroundColor;
    const box = element.getBoundingClientRect();
    if (box.width === 0 || !(words || drawn || ground || marks.length > 0 || edges.some(Boolean) || /^(input|select|img|svg)$/.test(element.localName))) return [];
    const text = words || marks.length > 0 ? [style.color, style.fontSize, style.fontWeight, style.fontStyle, style.textAlign].join(" ") : "";
    const what = [`${element.localName}.${[...element.classList].join(".")}`, words, marks.join(" "), text, ground, edges.join(","), drawn].join(" | ");
    return [{ what, box: [box.left + scrollX, box.top + scrollY, box.width, box.height].map(Math.round) }];
  });
  // Words of the same look are as wide as this only in the same fonts.
  const pen = document.createElement("canvas").getContext("2d");
  const fonts = [getComputedStyle(document.body).fontFamily, getComputedStyle(document.querySelector("h1")).fontFamily].map((family) => {
    pen.font = `100px ${family}`;
    return Math.round(pen.measureText("Hur många åtgärder 1 234,5 %?").width);
  });
  return { fonts, lines };
}

async function open(page, { address }, { file, width, height, scheme, print }) {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme: scheme ?? "light", media: print ? "print" : "screen" });
  await page.goto(address(file), { waitUntil: "load" });
  const { fonts, lines } = await page.evaluate(look);
  const inside = lines.filter(({ box: [left, top] }) => left < width && top < height);
  return { fonts, lines: inside, page: lines.map(({ what }) => what) };
}

// What is not as it was, in words; nothing if all is.
function differences(then, now) {
  const same = then.fonts.join() === now.fonts.join();
  const were = then.lines.map(({ what }) => what);
  if (!same) {
    let at = 0;
    for (const what of now.page) if (what === were[at]) at += 1;
    return at === were.length ? [] : [`no longer there: ${were[at]}`];
  }
  const are = now.lines.map(({ what }) => what);
  const gone = were.filter((what) => !are.includes(what)).map((what) => `no longer there: ${what}`);
  const come = are.filter((what) => !were.includes(what)).map((what) => `new: ${what}`);
  if (gone.length + come.length > 0) return [...gone, ...come];
  if (were.join("\n") !== are.join("\n")) return ["the order has changed"];
  return then.lines.flatMap(({ what, box }, at) => (box.every((side, part) => Math.abs(side - now.lines[at].box[part]) <= NEAR)
    ? [] : [`moved from ${box} to ${now.lines[at].box}: ${what}`]));
}

const CRC = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});
const sum = (bytes) => (bytes.reduce((sum, byte) => CRC[(sum ^ byte) & 255] ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

// A PNG with a text chunk of its own before its end, and that chunk's text.
function withText(png, text) {
  const data = Buffer.concat([Buffer.from(`iTXt${CHUNK}\0\x01\0\0\0`, "latin1"), deflateSync(Buffer.from(text), { level: 9 })]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length - 4, 0);
  frame.writeUInt32BE(sum(data), 4);
  return Buffer.concat([png.subarray(0, -12), frame.subarray(0, 4), data, frame.subarray(4), png.subarray(-12)]);
}
function textOf(png) {
  const start = `iTXt${CHUNK}\0\x01\0\0\0`;
  const at = png.indexOf(start, 0, "latin1");
  return at < 0 ? null : inflateSync(png.subarray(at + start.length, at + 4 + png.readUInt32BE(at - 4))).toString("utf8");
}

// The first sheets of the page on paper, side by side.
async function sheets(page) {
  const folder = await mkdtemp(path.join(tmpdir(), "planc-print-"));
  try {
    const pdf = path.join(folder, "page.pdf");
    await page.pdf({ path: pdf, format: "A4", printBackground: true, preferCSSPageSize: true });
    await promisify(execFile)("pdftoppm", ["-png", "-r", "64", "-l", String(SHEETS), pdf, path.join(folder, "sheet")]);
    const found = (await readdir(folder)).filter((name) => name.endsWith(".png")).sort();
    const parts = await Promise.all(found.map(async (name) => UPNG.decode(await readFile(path.join(folder, name)))));
    const gap = 12;
    const width = parts.reduce((all, part) => all + part.width + gap, gap);
    const height = Math.max(...parts.map((part) => part.height)) + 2 * gap;
    const whole = new Uint8Array(width * height * 4).fill(0xd0).map((byte, at) => (at % 4 === 3 ? 0xff : byte));
    let left = gap;
    for (const part of parts) {
      const pixels = new Uint8Array(UPNG.toRGBA8(part)[0]);
      for (let row = 0; row < part.height; row += 1) {
        whole.set(pixels.subarray(row * part.width * 4, (row + 1) * part.width * 4), ((row + gap) * width + left) * 4);
      }
      left += part.width + gap;
    }
    return { whole: whole.buffer, width, height };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function take(page, { width, height, print }) {
  if (print) return sheets(page);
  const shot = UPNG.decode(await page.screenshot({ clip: { x: 0, y: 0, width, height } }));
  return { whole: UPNG.toRGBA8(shot)[0], width: shot.width, height: shot.height };
}

const check = process.argv.includes("--check");
const built = path.resolve(process.argv.filter((given) => given !== "--check")[2]);
const faults = new Faults();
const server = await serve(built);
const { browser, end } = await launch();
try {
  const page = await browser.newPage();
  for (const picture of PICTURES) {
    const target = new URL(picture.name, FOLDER);
    const png = await readFile(target).catch(() => Buffer.alloc(0));
    const text = textOf(png);
    const now = await open(page, server, picture);
    const changed = text === null ? ["there is no picture that says what it shows"] : differences(JSON.parse(text), now);
    if (check) {
      const more = changed.length > 5 ? `\n  and ${changed.length - 5} more` : "";
      faults.expect(now.lines.length > 10 && changed.length === 0, `docs/images/${picture.name} shows ${picture.file} as it was:\n  ${changed.slice(0, 5).join("\n  ")}${more}`);
      faults.expect(png.length < LARGEST, `docs/images/${picture.name} has ${png.length} bytes`);
    } else if (changed.length > 0) {
      const { whole, width, height } = await take(page, picture);
      const small = Buffer.from(UPNG.encode([whole], width, height, COLOURS));
      const kept = withText(small, JSON.stringify({ fonts: now.fonts, lines: now.lines }));
      await writeFile(target, kept);
      console.log(`docs/images/${picture.name}: ${width} × ${height}, ${kept.length} bytes, ${now.lines.length} elements`);
    }
  }
} finally {
  await end();
  server.end();
}
if (check) {
  if (faults.count > 0) console.log("Look at what has changed. If it is meant, take the pictures anew: run this without --check.");
  faults.end("pictures");
}
