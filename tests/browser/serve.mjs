// Writes in a plan while `planc serve` shows it in a real browser.
//
//   NODE_PATH=… node tests/browser/serve.mjs PLANC PROJECT [SAVES]
//
// PROJECT is copied, and the copy written in. An open page reloads in place and keeps where it stood; while the plan has
// errors, it stays and shows them; it comes back by itself. With SAVES, says how long so many saves took until the
// browser heard of the new build, at the median.

import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { Faults, launch, sideways, violations } from "./site.mjs";

const [planc, project, saves = "0"] = process.argv.slice(2);
const faults = new Faults();
const expect = (holds, text) => faults.expect(holds, text);

const folder = await mkdtemp(path.join(tmpdir(), "planc-serve-"));
await cp(project, folder, { recursive: true });

// The first file with a text, and where the text begins.
async function written() {
  for (const name of (await readdir(folder)).filter((file) => file.endsWith(".plan")).sort()) {
    const file = path.join(folder, name);
    const text = await readFile(file, "utf8");
    const begins = text.match(/"""\n +(?=\S)/);
    if (begins) return { file, text, at: begins.index + begins[0].length };
  }
  throw new Error("no plan with a text");
}

const serving = spawn(planc, ["serve", folder], { stdio: ["ignore", "ignore", "pipe"] });
const origin = await new Promise((found, failed) => {
  let said = "";
  serving.stderr.on("data", (bytes) => {
    said += bytes;
    const address = said.match(/http:\/\/[\d.:]+/);
    if (address) found(address[0]);
  });
  serving.on("exit", () => failed(new Error(said)));
});

const { browser, end } = await launch({ viewport: { width: 390, height: 700 } });
try {
  const { file, text, at } = await written();
  const save = (word) => writeFile(file, `${text.slice(0, at)}${word} ${text.slice(at)}`);
  const page = await browser.newPage();
  const wrong = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && wrong.push(message.text()));
  page.on("pageerror", (error) => wrong.push(String(error)));
  await page.goto(`${origin}/index.html`);
  const build = () => page.evaluate(() => document.querySelector("script[data-build]").dataset.build);
  const until = (what, isSo, argument) => page.waitForFunction(isSo, argument, { timeout: 30_000 }).then(
    () => expect(true, what), () => expect(false, `${what}: did not come`));

  // A save: the page is another, and stands where it stood.
  await page.evaluate(() => scrollTo(0, 300));
  const before = await build();
  await save("nytt-ord");
  await until("a new build", (old) => document.querySelector("script[data-build]")?.dataset.build !== old, before);
  await until("the place on the page", () => Math.abs(scrollY - Math.min(300, document.documentElement.scrollHeight - innerHeight)) < 2);

  // An error: the page stays, and says what is wrong.
  const good = await build();
  await writeFile(file, `${text}\nmål {{{\n`);
  await page.waitForSelector("#planc-panel", { state: "attached", timeout: 30_000 });
  expect((await build()) === good, "the last good page stays while there is an error");
  const panel = page.locator("#planc-panel section");
  expect((await panel.getByRole("link").count()) > 0, "the panel leads to the place in the editor");
  const href = (await panel.getByRole("link").first().getAttribute("href")) ?? "";
  expect(href.startsWith("vscode://file/") && href.includes(encodeURIComponent(path.basename(file))), `the panel leads to ${href}`);
  expect((await sideways(page)) === 0, "the page with its panel scrolls sideways");
  for (const scheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: scheme });
    for (const { id, nodes } of await violations(page)) expect(false, `${scheme}: ${id}: ${nodes.join(", ")}`);
  }
  await page.emulateMedia({ media: "print" });
  expect(!(await panel.isVisible()), "the panel is not printed");
  await page.emulateMedia({ media: "screen" });
  await page.goto(`${origin}/nowhere.html`);
  await page.waitForSelector("#planc-panel", { state: "attached", timeout: 30_000 });

  // Mended: all is as before, by itself.
  await page.goto(`${origin}/index.html`);
  await page.waitForSelector("#planc-panel", { state: "attached", timeout: 30_000 });
  await writeFile(file, text);
  await until("the panel goes", () => !document.querySelector("#planc-panel"));
  const told = wrong.filter((message) => !message.includes("404"));
  expect(told.length === 0, `the console says: ${told.join("; ")}`);

  const times = [];
  for (let count = 0; count < Number(saves); count += 1) {
    await new Promise((ready) => setTimeout(ready, 300));
    const old = await build();
    // The page's own clock: when it hears of the new build, it begins to load anew.
    const begun = page.waitForEvent("framenavigated");
    const start = performance.now();
    await save(`ord-${count}`);
    await begun;
    times.push(performance.now() - start);
    await until("a new page", (before) => document.querySelector("script[data-build]")?.dataset.build !== before, old);
  }
  if (times.length > 0) {
    times.sort((one, other) => one - other);
    console.log(`from a save to the reload: median ${times[times.length >> 1].toFixed(0)} ms, most ${times.at(-1).toFixed(0)} ms, of ${times.length}`);
  }
} finally {
  serving.kill("SIGKILL");
  await end();
  await rm(folder, { recursive: true, force: true });
}
faults.end("what is served while a plan is written");
