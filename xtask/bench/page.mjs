// `node xtask/bench/page.mjs`: what the built page costs its reader: time to the first update, script per frame while
// training, tasks that block, and wasm memory. Medians and 95 % quantiles; the machine's own noise is in them.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { serve } from "../../www/serve.mjs";

const { chromium } = createRequire(new URL("../../www/package.json", import.meta.url))("playwright-core");

const VISITS = 5;
const TRAINING_MS = 20_000;

/** @typedef {{ seen: { frames: number[], tasks: number[], from: number } }} Watched milliseconds each, and since when */

/** Runs in the page before anything else: script per animation frame, and tasks over 50 ms. */
function watch() {
  const seen = { frames: /** @type {number[]} */ ([]), tasks: /** @type {number[]} */ ([]), from: 0 };
  Object.assign(globalThis, { seen });
  const ask = globalThis.requestAnimationFrame.bind(globalThis);
  let [frame, spent] = [0, 0];
  globalThis.requestAnimationFrame = (callback) =>
    ask((time) => {
      const start = performance.now();
      callback(time);
      if (time !== frame) {
        if (frame > 0) seen.frames.push(spent);
        [frame, spent] = [time, 0];
      }
      spent += performance.now() - start;
    });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.startTime > seen.from) seen.tasks.push(entry.duration);
  }).observe({ type: "longtask" });
}

/** @param {readonly number[]} values @param {number} q */
function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
}

const server = await serve(fileURLToPath(new URL("../../www/dist", import.meta.url)), { headers: true });
const browser = await chromium.launch({
  executablePath: process.env["CHROME"] ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
try {
  /** @type {number[]} */
  const firsts = [];
  for (let visit = 0; visit < VISITS; visit += 1) {
    const page = await browser.newPage({ locale: "en-GB", viewport: { width: 1280, height: 2400 } });
    await page.addInitScript(watch);
    await page.goto(server.address);
    await page.getByRole("button", { name: "Train", exact: true }).and(page.locator(":enabled")).click();
    firsts.push(
      await page.evaluate(
        () =>
          new Promise((resolve) => {
            const look = () => {
              const text = document.querySelector("output[data-figure=updates]")?.textContent ?? "";
              if (Number(text.replace(/\D/g, "")) > 0) resolve(performance.now());
              else setTimeout(look, 4);
            };
            look();
          }),
      ),
    );
    if (visit < VISITS - 1) {
      await page.close();
      continue;
    }
    console.log(`first update after navigation: ${quantile(firsts, 0.5).toFixed(0)} ms (median of ${VISITS})`);
    const memory = () => page.evaluate(() => document.querySelector("output[data-figure=memory]")?.textContent ?? "");
    await page.waitForFunction(
      () => Number((document.querySelector("output[data-figure=updates]")?.textContent ?? "").replace(/\D/g, "")) > 1000,
    );
    const early = await memory();
    await page.evaluate(() => {
      const { seen } = /** @type {Watched} */ (/** @type {unknown} */ (globalThis));
      seen.frames.length = 0;
      seen.tasks.length = 0;
      seen.from = performance.now();
    });
    await page.waitForTimeout(TRAINING_MS);
    /** @type {Watched["seen"]} */
    const { frames, tasks } = await page.evaluate(() => /** @type {Watched} */ (/** @type {unknown} */ (globalThis)).seen);
    console.log(
      `script per frame while training, all pictures on screen: median ${quantile(frames, 0.5).toFixed(1)} ms, ` +
        `95 % ${quantile(frames, 0.95).toFixed(1)} ms, of ${frames.length} frames in ${TRAINING_MS / 1000} s`,
    );
    console.log(`main-thread tasks over 50 ms while training: ${tasks.length} ${tasks.map((t) => t.toFixed(0)).join(" ")}`);
    console.log(`wasm memory after 1,000 updates: ${early}; at the end: ${await memory()}`);
  }
} finally {
  await browser.close();
  await server.close();
}
