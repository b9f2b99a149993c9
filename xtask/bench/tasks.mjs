// `node xtask/bench/tasks.mjs [task]`: every task's experiments on the built page in Chromium: how many updates, and how many
// seconds on the clock, until the page itself says that the figure is reached. Four seeds each, one after another.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { serve } from "../../www/serve.mjs";

const { chromium } = createRequire(new URL("../../www/package.json", import.meta.url))("playwright-core");

const SEEDS = [1, 2, 3, 4];
/** The page measures the network now and then; after the last update it has this long to show the result. */
const GRACE_MS = 3_000;

/**
 * @typedef {object} Experiment
 * @property {string} task
 * @property {number} preset its place in the page's list
 * @property {string} name
 * @property {string} figure the page's figure that decides
 * @property {number} [least] reached at this or more
 * @property {number} [most] reached at this or less; neither: reached when the figure is there
 * @property {number} updates given up after so many
 * @property {string} [data] data in place of the experiment's own
 */

/** @type {Experiment[]} */
const EXPERIMENTS = [
  { task: "adding", preset: 0, name: "adding T 50, GRU 32", figure: "solved", updates: 1000 },
  { task: "adding", preset: 1, name: "adding T 50, LSTM 32", figure: "solved", updates: 1000 },
  { task: "adding", preset: 2, name: "adding T 50, tanh 32", figure: "solved", updates: 1000 },
  { task: "copying", preset: 0, name: "copying T 30, linear orthogonal 48", figure: "solved", updates: 400 },
  { task: "order", preset: 1, name: "order T 10, tanh orth × 0.7", figure: "solved", updates: 1500 },
  { task: "order", preset: 0, name: "order T 30, tanh orth × 0.7", figure: "solved", updates: 1500 },
  { task: "order", preset: 2, name: "order T 60, tanh orth × 0.7", figure: "solved", updates: 1500 },
  { task: "order", preset: 3, name: "order T 60, GRU", figure: "solved", updates: 1500 },
  { task: "sentiment", preset: 0, name: "sentiment en, GRU 16, 98 %", figure: "score", least: 0.98, updates: 1000 },
  { task: "sentiment", preset: 0, data: "zh", name: "sentiment zh, GRU 16, 98 %", figure: "score", least: 0.98, updates: 1000 },
  { task: "translation", preset: 0, name: "number words, LSTM 64, 99 %", figure: "score", least: 0.99, updates: 1500 },
  { task: "translation", preset: 1, name: "number letters, GRU 96 + attention, 99 %", figure: "score", least: 0.99, updates: 800 },
  { task: "translation", preset: 2, name: "phrases, LSTM 64, 95 %", figure: "score", least: 0.95, updates: 600 },
  { task: "translation", preset: 3, name: "phrases, LSTM 64 + attention, 95 %", figure: "score", least: 0.95, updates: 600 },
  { task: "translation", preset: 4, name: "dates, LSTM 64, 95 %", figure: "score", least: 0.95, updates: 1500 },
  { task: "series", preset: 1, name: "sine H 16, first free run within 1e-4", figure: "free-run", most: 1e-4, updates: 1400 },
  { task: "series", preset: 0, name: "sine H 128, first free run within 1e-4", figure: "free-run", most: 1e-4, updates: 1400 },
];

const only = process.argv[2];
const server = await serve(fileURLToPath(new URL("../../www/dist", import.meta.url)), { headers: true });
/** @type {import("../../www/node_modules/playwright-core/index.js").Browser} */
const browser = await chromium.launch({
  executablePath: process.env["CHROME"] ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});

/** One run on the page; what it took, or null where it was given up. @param {Experiment} experiment @param {number} seed */
async function run({ task, preset, figure, least, most, updates, data }, seed) {
  const page = await browser.newPage({ locale: "en-GB", viewport: { width: 1280, height: 1600 } });
  page.setDefaultTimeout(120_000);
  const ready = (/** @type {string} */ of) => page.locator(`html[data-task="${of}"][data-phase="ready"]`).waitFor();
  try {
    await page.goto(`${server.address}#lang=en&seed=${seed}`);
    await ready("text");
    await page.locator("select[aria-labelledby='task-title']").selectOption(task);
    await ready(task);
    await page.getByLabel("Experiment").selectOption(String(preset));
    if (data !== undefined) await page.getByLabel("Built-in data").selectOption(data);
    await page.waitForTimeout(500);
    await ready(task);
    await page.locator(".buttons .main").click();
    return await page.evaluate(
      (/** @type {any} */ { figure, least, most, updates, grace }) =>
        new Promise((/** @type {(took: { updates: number; ms: number } | null) => void} */ resolve) => {
          const started = performance.now();
          let over = Infinity;
          const text = (/** @type {string} */ name) => document.querySelector(`[data-figure="${name}"]`)?.textContent ?? "";
          const number = (/** @type {string} */ said) => {
            const plain = said.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]/g, (digit) => "0123456789-"["⁰¹²³⁴⁵⁶⁷⁸⁹⁻".indexOf(digit)] ?? "").replaceAll(",", "").replaceAll("−", "-");
            const [, mantissa = "NaN", exponent = "0"] = /([-\d.]+)(?:×10([-\d]+))?/.exec(plain) ?? [];
            return (Number(mantissa) * 10 ** Number(exponent)) / (said.includes("%") ? 100 : 1);
          };
          const look = () => {
            const value = number(text(figure));
            const made = number(text("updates"));
            const there = least !== undefined ? value >= least : most !== undefined ? value <= most : Number.isFinite(value);
            if (there && made > 0) resolve({ updates: least === undefined && most === undefined ? value : made, ms: performance.now() - started });
            else if (performance.now() > over) resolve(null);
            else if (made >= updates || document.documentElement.dataset["phase"] === "paused") over = Math.min(over, performance.now() + grace);
            setTimeout(look, 10);
          };
          setTimeout(look, 10);
        }),
      { figure, least, most, updates, grace: GRACE_MS },
    );
  } finally {
    await page.close();
  }
}

try {
  console.log("| experiment | updates, seeds 1–4 | seconds on the clock |");
  for (const experiment of EXPERIMENTS) {
    if (only !== undefined && experiment.task !== only) continue;
    /** @type {Awaited<ReturnType<typeof run>>[]} */
    const took = [];
    for (const seed of SEEDS) took.push(await run(experiment, seed));
    const updates = took.map((one) => (one === null ? `> ${experiment.updates}` : String(one.updates)));
    const seconds = took.map((one) => (one === null ? "–" : (one.ms / 1000).toFixed(1)));
    console.log(`| ${experiment.name} | ${updates.join(" · ")} | ${seconds.join(" · ")} |`);
  }
} finally {
  await browser.close();
  await server.close();
}
