// `node xtask/bench/page.mjs [one|race]`: what the built page costs its reader: time to the first update, script per frame
// while training, tasks that block, and memory; of one network, and of a race of four with every picture on screen.
// Medians and 95 % quantiles; the machine's own noise is in them.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { serve } from "../../www/serve.mjs";
import { quantile, told, watchFrames } from "./frames.mjs";

const { chromium } = createRequire(new URL("../../www/package.json", import.meta.url))("playwright-core");

const VISITS = 5;
const TRAINING_MS = 15_000;
/** Long enough that a leak of a few kilobytes a second shows. */
const RACE_MS = 120_000;
const FOUR = "#view=race&lanes=rnn_lstm_gru_rnn*activation-relu*recurrentInit-identity*learningRate-0.001";
const only = process.argv[2];

/** @typedef {import("../../www/node_modules/playwright-core/index.js").Page} Page */

const server = await serve(fileURLToPath(new URL("../../www/dist", import.meta.url)), { headers: true });
/** @type {import("../../www/node_modules/playwright-core/index.js").Browser} */
const browser = await chromium.launch({
  executablePath: process.env["CHROME"] ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});

/** Tall enough that every picture is on screen, and drawn. */
const visit = async (/** @type {string} */ hash, /** @type {number} */ height) => {
  const page = await browser.newPage({ locale: "en-GB", viewport: { width: 1280, height } });
  page.setDefaultTimeout(120_000);
  await page.goto(server.address + hash);
  await page.getByRole("button", { name: "Train", exact: true }).and(page.locator(":enabled")).click();
  return page;
};

/** Waits for that many updates; returns the milliseconds since the page was requested. @param {Page} page @param {number} updates */
const reach = (page, updates) =>
  page.evaluate(
    (/** @type {number} */ most) =>
      new Promise((/** @type {(ms: number) => void} */ resolve) => {
        const look = () => {
          const text = document.querySelector("[data-figure=updates]")?.textContent ?? "";
          if (Number(text.replace(/\D/g, "")) >= most) resolve(performance.now());
          else setTimeout(look, 4);
        };
        look();
      }),
    updates,
  );

/** Bytes of JavaScript objects that are still in use. @param {Page} page */
async function heap(page) {
  const debug = await page.context().newCDPSession(page);
  await debug.send("HeapProfiler.enable");
  await debug.send("HeapProfiler.collectGarbage");
  const { usedSize } = await debug.send("Runtime.getHeapUsage");
  await debug.detach();
  return usedSize;
}

async function one() {
  /** @type {number[]} */
  const firsts = [];
  for (let i = 1; i < VISITS; i += 1) {
    const page = await visit("", 2400);
    firsts.push(await reach(page, 1));
    await page.close();
  }
  const page = await visit("", 2400);
  firsts.push(await reach(page, 1));
  console.log(`first update after navigation: ${quantile(firsts, 0.5).toFixed(0)} ms (median of ${VISITS})`);
  const memory = () => page.evaluate(() => document.querySelector("output[data-figure=memory]")?.textContent ?? "");
  await reach(page, 1000);
  const early = await memory();
  console.log(told("one network", await watchFrames(browser, page, TRAINING_MS)));
  console.log(`wasm memory after 1,000 updates: ${early}; at the end: ${await memory()}`);
  await page.close();
}

async function race() {
  const page = await visit(FOUR, 3600);
  await reach(page, 100);
  console.log(told("race of four", await watchFrames(browser, page, TRAINING_MS)));
  const before = await heap(page);
  await page.waitForTimeout(RACE_MS);
  const after = await heap(page);
  const megabytes = (/** @type {number} */ bytes) => (bytes / 2 ** 20).toFixed(1);
  console.log(`race of four: JavaScript heap ${megabytes(before)} MB, and ${megabytes(after)} MB ${RACE_MS / 1000} s later`);
  await page.close();
}

try {
  if (only !== "race") await one();
  if (only !== "one") await race();
} finally {
  await browser.close();
  await server.close();
}
