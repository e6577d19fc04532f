// Goes through built sites by keyboard alone.
//
//   NODE_PATH=… node tests/browser/keyboard.mjs SITE…
//
// Every page, on a phone and at a desk: whatever can be pressed, filled in, unfolded or scrolled can have the focus, in the
// order of the page; what has the focus shows it, is in sight, and lies under nothing, not under an open menu either.
//
// One page of each kind, key by key: Tab reaches each link, button, field, folded part and scrolling region, in the order
// of the page, and lets go at its end; Enter unfolds; the skip link leads past the menu; what scrolls sideways on a phone
// scrolls by arrow keys.
//
// Before that, the check of every page is held to pages that are wrong in one way each.

import path from "node:path";
import { Faults, files, launch, onePerKind, serve } from "./site.mjs";

const STOPS = "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])";
const WIDTHS = [320, 1280];
const AT_ONCE = 2;
const faults = new Faults();

// Runs in the page: what can have the focus, where it is, and how it shows.
function watching(stops) {
  window.stops = () => [...document.querySelectorAll(stops)].filter((element) => element.checkVisibility({ visibilityProperty: true })
    && !element.disabled && element.getClientRects().length > 0);
  window.called = (element) => {
    const words = (element.getAttribute("aria-label") ?? element.textContent).replace(/\s+/g, " ").trim().slice(0, 50);
    return `${element.localName}${element.id ? `#${element.id}` : ""} ${words || element.className}`;
  };
  window.shows = (element) => {
    const style = getComputedStyle(element);
    const colour = !/^rgba\(.*, 0\)$|^transparent$/.test(style.outlineColor);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1.5 && colour;
  };
  // What a script wants to know when it is pressed.
  window.pressed = new Set();
  const { addEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function listen(type, ...rest) {
    if (this instanceof Element && /^(click|dblclick|mousedown|mouseup|pointerdown|pointerup|touchstart|keydown)$/.test(type)) window.pressed.add(this);
    return addEventListener.call(this, type, ...rest);
  };
  window.inSight = (element) => [...element.getClientRects()].some((box) => box.width > 0 && box.bottom > 0
    && box.top < innerHeight && box.right > 0 && box.left < innerWidth);
}

// Runs in the page: what of it the keyboard does not reach, or reaches unseen.
function structure(stopsAre) {
  const faults = new Set();
  const PRESSED = "a[href], area[href], button, input, select, textarea, summary, iframe, audio[controls], video[controls], "
    + "[contenteditable], [onclick], [role=button], [role=link], [role=checkbox], [role=switch], [role=radio], [role=tab], "
    + "[role=menuitem], [role=option], [role=slider]";
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const scrolls = (element, style) => (/auto|scroll/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
    || (/auto|scroll/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
  // All that a region says is what can have the focus, so that its end comes into sight by that.
  const allStops = (region) => {
    const walker = document.createTreeWalker(region, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (text.data.trim() && seen(text.parentElement) && !text.parentElement.closest(stopsAre)) return false;
    }
    return true;
  };
  const clipped = (element) => {
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) return true;
    if (!element.checkVisibility({ opacityProperty: true })) return true;
    let comesBack = false;
    for (let around = element; around; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (style.clipPath !== "none" || style.clip !== "auto") return true;
      const outer = around.getBoundingClientRect();
      if (around !== element && /hidden|clip/.test(`${style.overflowX} ${style.overflowY}`) && around !== document.documentElement
        && (box.left >= outer.right || box.right <= outer.left || box.top >= outer.bottom || box.bottom <= outer.top)) return true;
      // What a region has scrolled away comes back with the focus.
      comesBack ||= around !== element && /auto|scroll/.test(style.overflow) && around !== document.documentElement;
    }
    return !comesBack && (box.right + scrollX <= 0 || box.bottom + scrollY <= 0);
  };
  // Some of it is what one would hit there.
  const onTop = (element) => [...element.getClientRects()].some((box) => [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].some(([across, down]) => {
    const hit = document.elementFromPoint(box.left + box.width * across, box.top + box.height * down);
    return hit !== null && (element.contains(hit) || hit.contains(element));
  }));
  const look = (element) => {
    const style = getComputedStyle(element);
    return [style.backgroundColor, style.boxShadow, style.borderTopColor, style.borderTopWidth, style.outlineStyle, style.outlineWidth].join(" ");
  };

  const checked = new Set();
  const folded = [...document.querySelectorAll("details:not([open])")];
  function focus(element) {
    const skip = element.matches("a.skip");
    if (!skip && clipped(element)) return faults.add(`${called(element)}: can have the focus but is out of sight`);
    const before = look(element);
    element.focus();
    if (document.activeElement !== element) return faults.add(`${called(element)}: does not take the focus`);
    if (!shows(element) && look(element) === before) faults.add(`${called(element)}: the focus does not show`);
    if (!inSight(element)) faults.add(`${called(element)}: has the focus out of sight`);
    else if (!onTop(element)) faults.add(`${called(element)}: has the focus under something else`);
  }
  // What has come into sight since the last time.
  function check() {
    for (const element of document.body.querySelectorAll("*")) {
      if (checked.has(element) || !seen(element)) continue;
      checked.add(element);
      const style = getComputedStyle(element);
      const stop = element.tabIndex >= 0 && !element.disabled && !element.closest("[inert]");
      const summary = element.localName === "summary" && element.parentElement.localName === "details";
      if (element.tabIndex > 0) faults.add(`${called(element)}: is put first by tabindex`);
      // A field without use just now is no place to be.
      if ((element.matches(PRESSED) || pressed.has(element)) && !element.disabled && !stop && !summary) faults.add(`${called(element)}: can be pressed but not have the focus`);
      else if (style.cursor === "pointer" && !element.closest(`label, ${PRESSED}`) && !pressed.has(element)) faults.add(`${called(element)}: looks as if it could be pressed`);
      else if (scrolls(element, style) && !element.matches(stopsAre) && !allStops(element)) faults.add(`${called(element)}: scrolls but cannot have the focus`);
      if (stop && (element.matches(stopsAre) || pressed.has(element))) focus(element);
    }
    // In what stands below each other, the focus goes down.
    let last = null;
    for (const element of stops()) {
      const box = element.getBoundingClientRect();
      const here = { element, top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left, right: box.right, within: element.closest("header.site, nav, main, footer") };
      const moves = element.closest(".skip, [data-sort], .scroll, .contents") !== null;
      if (last && !moves && last.within === here.within && here.bottom <= last.top && here.left < last.right && here.right > last.left) {
        faults.add(`${called(element)} stands above ${called(last.element)}, which the focus comes to first`);
      }
      last = moves ? null : here;
    }
  }

  check();
  const unfold = (part) => { part.open = true; };
  document.querySelectorAll("details:not(header.site details)").forEach(unfold);
  check();
  // Each part of the menu; with the last of them open, the beginning of the page again.
  for (const part of document.querySelectorAll("header.site details")) {
    unfold(part);
    check();
  }
  stops().filter((element) => element.closest("main") && !element.closest("[inert]")).slice(0, 12).forEach(focus);

  // As the page was.
  for (const part of folded) part.open = false;
  document.activeElement.blur();
  scrollTo(0, 0);
  return [...faults];
}

// Pages, each with one fault that the check of every page must see, and what it must say; and one page without a fault.
const WRONG = [
  ["", null],
  ["<p onclick='go()'>Press</p>", /can be pressed but not have/],
  ["<p id='p'>Press</p><script>document.getElementById('p').addEventListener('click', () => {})</script>", /can be pressed but not have/],
  ["<span role='button'>Press</span>", /can be pressed but not have/],
  ["<a href='#x' tabindex='-1'>Go</a>", /can be pressed but not have/],
  ["<div inert><a href='#x'>Go</a></div>", /can be pressed but not have/],
  ["<p style='cursor: pointer'>Press</p>", /looks as if/],
  ["<div style='overflow: auto; width: 9rem'><p style='width: 90rem'>Wide</p></div>", /scrolls but cannot/],
  ["<a href='#x' tabindex='2'>Go</a>", /put first/],
  ["<a href='#x' style='outline: none'>Go</a>", /does not show/],
  ["<a href='#x' style='position: absolute; left: -99rem'>Go</a>", /out of sight/],
  ["<a href='#x' style='position: absolute; clip-path: inset(50%)'>Go</a>", /out of sight/],
  ["<a href='#x' style='opacity: 0'>Go</a>", /out of sight/],
  ["<a href='#x' style='display: inline-block; width: 0; height: 0; overflow: hidden'>Go</a>", /out of sight/],
  ["<div style='overflow: hidden; height: 2rem; position: relative'><a href='#x' style='position: absolute; left: 200%'>Go</a></div>", /out of sight/],
  ["<div style='position: relative'><a href='#x'>Go</a><p style='position: absolute; inset: 0; margin: 0; background: red'>Over</p></div>", /under something else/],
  ["<div style='display: flex; flex-direction: column-reverse'><a href='#x'>One</a><a href='#y'>Two</a></div>", /stands above/],
  ["<details><summary>More</summary><a href='#x' style='outline: none'>Go</a></details>", /does not show/],
];
const wrongPage = (part) => `<!DOCTYPE html><html lang="en"><title>Wrong</title><style>a:focus-visible { outline: 3px solid #00f }</style>
<header class="site"><a href="#top">Name</a></header><main><p><a href="#a">A</a> <button>B</button> <label>C <input></label></p>
<details><summary>D</summary><p>E <a href="#f">F</a></p></details><div style="overflow: auto; width: 9rem" tabindex="0"><p style="width: 90rem">G</p></div>
${part}</main>`;

async function holdToWrong(page) {
  for (const [part, says] of WRONG) {
    await page.setContent(wrongPage(part));
    const found = await page.evaluate(structure, STOPS);
    if (says === null) faults.expect(found.length === 0, `finds what is not there: ${found.join("; ")}`);
    else faults.expect(found.length === 1 && says.test(found[0]), `does not find ${says} but ${found.join("; ") || "nothing"} in ${part}`);
  }
}

// Each page at each width, without pressing a key.
async function everyPage(site, address, names) {
  const queue = [...names];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    const page = await browser.newPage();
    for (let file = queue.shift(); file; file = queue.shift()) {
      const found = new Map();
      await page.goto(address(file));
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        for (const text of await page.evaluate(structure, STOPS)) found.set(text, [...(found.get(text) ?? []), width]);
      }
      faults.expect(found.size === 0, [`${path.join(site, file)}:`, ...[...found].map(([text, at]) => `${text} (${at.join(", ")})`)].join("\n  "));
    }
    await page.close();
  }));
}

async function tabThrough(page, say) {
  const seen = [];
  let before = null;
  // A page has as many stops as it has, and more as parts unfold; a trap would never end.
  for (let left = 3000; left > 0; left -= 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      element.dataset.stop ??= String(Object.keys(window.visited ??= {}).length);
      const again = element.dataset.stop in window.visited;
      window.visited[element.dataset.stop] = true;
      const box = element.getBoundingClientRect();
      return {
        again, stop: element.dataset.stop, name: called(element), shows: shows(element), inSight: inSight(element),
        folded: element.localName === "summary" && !element.parentElement.open,
        box: { top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left, right: box.right },
        within: element.closest("header.site, nav, main, footer")?.localName ?? "",
        moves: element.closest("[data-sort], .scroll, .contents") !== null,
      };
    });
    if (at === null || at.again) {
      if (at?.again) say(at.stop === "0", `the focus goes from ${before?.name} back to ${at.name}`);
      break;
    }
    seen.push(at);
    say(at.shows, `${at.name}: the focus does not show`);
    say(at.inSight, `${at.name}: has the focus out of sight`);
    if (before && before.within === at.within && !before.moves && !at.moves) {
      const above = at.box.bottom <= before.box.top && at.box.left < before.box.right && at.box.right > before.box.left;
      say(!above, `${at.name} stands above ${before.name}, which the focus comes to first`);
    }
    if (at.folded) {
      await page.keyboard.press("Enter");
      say(await page.evaluate(() => document.activeElement.parentElement.open), `${at.name}: Enter does not unfold it`);
    }
    before = at;
  }
  return seen;
}

async function look(page, address, file, say) {
  await page.goto(address(file));
  const seen = await tabThrough(page, say);
  const missed = await page.evaluate(() => stops().filter((element) => element.dataset.stop === undefined).map(called));
  say(seen.length > 0 && missed.length === 0, `Tab does not reach ${missed.length}: ${missed.slice(0, 5).join(", ")}`);
  const order = await page.evaluate(() => stops().filter((element) => element.dataset.stop !== undefined).map((element) => Number(element.dataset.stop)));
  const wrong = order.findIndex((stop, at) => at > 0 && stop < order[at - 1]);
  say(wrong < 0, `the order is not the page's at ${seen[order[wrong]]?.name}`);

  // The style says that the focus shows: so do the pixels, for one stop of each sort.
  for (const sort of await page.evaluate(() => [...new Set(stops().map((element) => {
    const part = element.closest("nav, header, footer, main, td, th, dl, svg");
    return `${part?.localName ?? "body"} ${element.localName}`;
  }))])) {
    await page.evaluate((sort) => {
      const [part, local] = sort.split(" ");
      const element = stops().find((element) => element.localName === local
        && (element.closest("nav, header, footer, main, td, th, dl, svg")?.localName ?? "body") === part);
      element.focus();
      element.scrollIntoView({ block: "center" });
    }, sort);
    const shot = await page.screenshot();
    await page.evaluate(() => document.activeElement.blur());
    say(!shot.equals(await page.screenshot()), `${sort}: looks the same with the focus as without`);
  }
  return seen.length;
}

async function skip(page, address, file, say) {
  await page.goto(address(file));
  await page.keyboard.press("Tab");
  const first = await page.evaluate(() => ({ skips: document.activeElement.getAttribute("href"), inSight: inSight(document.activeElement) }));
  say(first.skips === "#content" && first.inSight, `the first stop is no skip link in sight: ${first.skips}`);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  say(await page.evaluate(() => document.activeElement.closest("main") !== null || document.querySelector("main a, main button") === null),
    "the skip link does not lead into the page's own part");
}

async function backwards(page, address, file, say) {
  await page.goto(address(file));
  const last = await page.evaluate(() => {
    stops().forEach((element, at) => { element.dataset.stop = at; });
    return stops().length - 1;
  });
  for (let stop = last; stop >= 0; stop -= 1) {
    await page.keyboard.press("Shift+Tab");
    const at = await page.evaluate(() => document.activeElement.dataset.stop);
    if (at !== String(stop)) return say(false, `Shift+Tab leads to stop ${at}, not ${stop}`);
  }
  say(last > 0, "there is nothing to go back through");
}

// On a phone: the menu unfolds, and what is wider than the page moves.
async function phone(page, address, file, say) {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(address(file));
  const still = await page.evaluate(() => [...document.querySelectorAll("main *")].filter((element) => {
    const style = getComputedStyle(element);
    return /auto|scroll/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1 && element.tabIndex < 0;
  }).map(called));
  say(still.length === 0, `at 320 px the keyboard cannot scroll ${still.slice(0, 3).join(", ")}`);
  const wide = await page.evaluateHandle(() => [...document.querySelectorAll("main [tabindex='0']")]
    .find((element) => element.scrollWidth > element.clientWidth + 20 && element.checkVisibility()) ?? null);
  if (wide.asElement()) {
    await wide.asElement().focus();
    await page.keyboard.press("ArrowRight");
    const moved = await page.waitForFunction((element) => element.scrollLeft > 0, wide, { timeout: 5000 }).catch(() => null);
    say(moved !== null, "at 320 px an arrow key does not scroll the table");
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

const sites = process.argv.slice(2);
const { browser, end } = await launch();
await browser.addInitScript(`(${watching})(${JSON.stringify(STOPS)})`);
let stops = 0;
let looked = 0;
try {
  const page = await browser.newPage();
  await holdToWrong(page);
  await page.close();
  for (const site of sites) {
    const { address, end: stop } = await serve(site);
    const names = await files(site);
    await everyPage(site, address, names);
    looked += names.length;
    const pages = await onePerKind(site, names);
    const queue = [...pages];
    faults.expect(pages.length > 0, `${site}: no pages`);
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      const page = await browser.newPage();
      for (let file = queue.shift(); file; file = queue.shift()) {
        const say = (holds, text) => faults.expect(holds, `${path.join(site, file)}: ${text}`);
        stops += await look(page, address, file, say);
        await phone(page, address, file, say);
        if (file.endsWith("search.html") || file === "index.html") await skip(page, address, file, say);
        if (file === "index.html") await backwards(page, address, file, say);
      }
      await page.close();
    }));
    stop();
  }
} finally {
  await end();
}
console.log(`${looked} pages, ${stops} stops by Tab on those of each kind`);
faults.end("the keyboard");
