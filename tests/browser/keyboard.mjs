// Goes through one page of each kind of built sites by keyboard alone.
//
//   NODE_PATH=… node tests/browser/keyboard.mjs SITE…
//
// Tab reaches each link, button, field, folded part and scrolling region, in the order of the page, and lets go at its
// end; Enter unfolds; what has the focus shows it and is in sight; the skip link leads past the menu; what scrolls
// sideways on a phone scrolls by arrow keys.

import path from "node:path";
import { Faults, files, launch, onePerKind, serve } from "./site.mjs";

const STOPS = "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])";
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
  window.inSight = (element) => [...element.getClientRects()].some((box) => box.width > 0 && box.bottom > 0
    && box.top < innerHeight && box.right > 0 && box.left < innerWidth);
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
try {
  for (const site of sites) {
    const { address, end: stop } = await serve(site);
    const pages = await onePerKind(site, await files(site));
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
console.log(`${stops} stops`);
faults.end("the keyboard");
