// Script on a page's main thread, as the browser itself measures it: handlers, timers, animation frames, microtasks
// and garbage collection, by frame of a 60 Hz screen; and tasks that block. In the thread's CPU time, because four
// workers share two cores with the page; wall-clock time is given too.

/** @typedef {import("../../www/node_modules/playwright-core/index.js").Browser} Browser @typedef {import("../../www/node_modules/playwright-core/index.js").Page} Page */
/** @typedef {{ name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number, args: { name?: string } }} Event times
 *   in µs; `tdur` is the thread's CPU time */

/** What counts as script; whatever runs within one of them is part of it. */
const SCRIPT = new Set(["FunctionCall", "EvaluateScript", "RunMicrotasks", "MinorGC", "MajorGC"]);
const FRAME_US = 1_000_000 / 60;
const LONG_MS = 50;

/** @typedef {{ frames: number[], tasks: number[], walls: number[] }} Watched milliseconds of script in every frame that had
 *   any; of every task that took more than 50; and of every one that lasted longer than that with the waiting in it */

/** Watches the page for `ms`. @param {Browser} browser @param {Page} page @param {number} ms @returns {Promise<Watched>} */
export async function watchFrames(browser, page, ms) {
  await browser.startTracing(page, { categories: ["devtools.timeline", "disabled-by-default-devtools.timeline", "v8", "toplevel"] });
  await page.waitForTimeout(ms);
  /** @type {{ traceEvents: Event[] }} */
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const mains = traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const onMain = (/** @type {Event} */ { pid, tid }) => mains.some((main) => main.pid === pid && main.tid === tid);
  const whole = traceEvents.filter((event) => event.ph === "X" && event.dur !== undefined && onMain(event)).sort((a, b) => a.ts - b.ts);
  const own = (/** @type {Event} */ { dur = 0, tdur = dur }) => tdur;
  /** @type {Map<number, number>} */
  const spent = new Map();
  let end = -Infinity;
  for (const event of whole) {
    if (!SCRIPT.has(event.name) || event.ts < end) continue;
    end = event.ts + (event.dur ?? 0);
    const frame = Math.floor(event.ts / FRAME_US);
    spent.set(frame, (spent.get(frame) ?? 0) + own(event) / 1000);
  }
  const tasks = whole.filter(({ name }) => name === "RunTask");
  return {
    frames: [...spent.values()],
    tasks: tasks.map((task) => own(task) / 1000).filter((ms) => ms > LONG_MS),
    walls: tasks.map(({ dur = 0 }) => dur / 1000).filter((ms) => ms > LONG_MS),
  };
}

/** @param {readonly number[]} values @param {number} q */
export function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
}

/** The measurements, one per line. @param {string} when @param {Watched} watched */
export function told(when, { frames, tasks, walls }) {
  return [
    `${when}: script per frame, median ${quantile(frames, 0.5).toFixed(1)} ms, 95 % ${quantile(frames, 0.95).toFixed(1)} ms, ` +
      `most ${quantile(frames, 1).toFixed(1)} ms, of ${frames.length} frames with any`,
    `${when}: main-thread tasks over 50 ms: ${tasks.length}${tasks.map((t) => ` ${t.toFixed(0)}`).join("")}` +
      (walls.length > tasks.length ? `; with the time in which the core did something else, ${walls.length}` : ""),
  ].join("\n");
}
