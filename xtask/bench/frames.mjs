// Script on a page's main thread, as the browser itself accounts for it: handlers, timers, animation frames, microtasks and
// garbage collection alike, by frame of a 60 Hz screen; and tasks that block.

/** @typedef {import("../../www/node_modules/playwright-core/index.js").Browser} Browser @typedef {import("../../www/node_modules/playwright-core/index.js").Page} Page */
/** @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, args: { name?: string } }} Event times in µs */

/** What counts as script; whatever runs within one of them is part of it. */
const SCRIPT = new Set(["FunctionCall", "EvaluateScript", "RunMicrotasks", "MinorGC", "MajorGC"]);
const FRAME_US = 1_000_000 / 60;
const LONG_US = 50_000;

/**
 * Watches the page for `ms`. Milliseconds of script in every frame that had any, and of every task over 50.
 * @param {Browser} browser @param {Page} page @param {number} ms
 * @returns {Promise<{ frames: number[], tasks: number[] }>}
 */
export async function watchFrames(browser, page, ms) {
  await browser.startTracing(page, { categories: ["devtools.timeline", "disabled-by-default-devtools.timeline", "v8", "toplevel"] });
  await page.waitForTimeout(ms);
  /** @type {{ traceEvents: Event[] }} */
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const mains = traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const onMain = (/** @type {Event} */ { pid, tid }) => mains.some((main) => main.pid === pid && main.tid === tid);
  const whole = traceEvents.filter((event) => event.ph === "X" && event.dur !== undefined && onMain(event)).sort((a, b) => a.ts - b.ts);
  /** @type {Map<number, number>} */
  const spent = new Map();
  let end = -Infinity;
  for (const { name, ts, dur = 0 } of whole) {
    if (!SCRIPT.has(name) || ts < end) continue;
    end = ts + dur;
    const frame = Math.floor(ts / FRAME_US);
    spent.set(frame, (spent.get(frame) ?? 0) + dur / 1000);
  }
  const tasks = whole.filter(({ name, dur = 0 }) => name === "RunTask" && dur > LONG_US).map(({ dur = 0 }) => dur / 1000);
  return { frames: [...spent.values()], tasks };
}

/** @param {readonly number[]} values @param {number} q */
export function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
}

/** What was watched, as a line each. @param {string} when @param {{ frames: number[], tasks: number[] }} watched */
export function told(when, { frames, tasks }) {
  return [
    `${when}: script per frame, median ${quantile(frames, 0.5).toFixed(1)} ms, 95 % ${quantile(frames, 0.95).toFixed(1)} ms, ` +
      `most ${quantile(frames, 1).toFixed(1)} ms, of ${frames.length} frames with any`,
    `${when}: main-thread tasks over 50 ms: ${tasks.length} ${tasks.map((t) => t.toFixed(0)).join(" ")}`,
  ].join("\n");
}
