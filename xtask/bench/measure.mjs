// Training speed of an engine that has been loaded: the same code in Node and in a browser.
import { withSettings } from "../../www/e2e/settings.mjs";
import { peak } from "./peak.mjs";

/**
 * @typedef {{ cell: "rnn" | "gru" | "lstm", hidden: number, batch: number, window: number }} Shape
 * @typedef {Shape & { perSecond: number, flops: number, share: number }} Row characters learnt from per second, the
 *   operations of one character, and the share of the peak
 * @typedef {Pick<typeof import("../../www/pkg/unrolled.js"), "Text" | "Session" | "Settings">} Engine
 */

/** What the design's targets are stated for. @type {readonly Shape[]} */
export const shapes = [
  { cell: "rnn", hidden: 128, batch: 1, window: 25 },
  { cell: "rnn", hidden: 128, batch: 16, window: 50 },
  { cell: "gru", hidden: 128, batch: 16, window: 50 },
  { cell: "lstm", hidden: 128, batch: 16, window: 50 },
  { cell: "lstm", hidden: 256, batch: 32, window: 64 },
];

const SYMBOLS = 65;
const CHARACTERS = 100_000;
const RUNS = 5;
const RUN_MS = 1000;

/** A text of 65 distinct characters, each a likely follower of the one before. */
export function text() {
  let state = 1;
  let last = 0;
  let written = "";
  for (let i = 0; i < CHARACTERS; i += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    last = i < SYMBOLS ? i : (last * 7 + (state >>> 29)) % SYMBOLS;
    written += String.fromCharCode(0x20 + last);
  }
  return written;
}

/** Floating-point operations that one character of training needs at least: products only, forward, and twice backward. */
const flops = (/** @type {Shape} */ { cell, hidden }) =>
  6 * ({ rnn: 1, gru: 3, lstm: 4 }[cell] * hidden * hidden + SYMBOLS * hidden);

/**
 * Trains each shape for a few seconds; the median of the runs counts, and the peak is measured before and after.
 * @param {Engine} engine
 * @returns {{ rows: Row[], peak: number }}
 */
export function measure(engine) {
  const { Text, Session } = engine;
  const before = peak();
  const source = new Text();
  source.push(text());
  const speeds = shapes.map((shape) => {
    const { hidden, batch, window } = shape;
    const config = { cell: shape.cell, hidden, batch, window, batching: "streams", optimiser: "adam", learningRate: 0.001 };
    const session = withSettings(engine, config, (settings) => new Session(settings, source));
    // The first call compiles what is hot.
    session.train(Number.MAX_SAFE_INTEGER, RUN_MS);
    const runs = Array.from({ length: RUNS }, () => {
      session.takeUpdates();
      const [start, first] = [performance.now(), session.updates];
      session.train(Number.MAX_SAFE_INTEGER, RUN_MS);
      return ((session.updates - first) * batch * window * 1000) / (performance.now() - start);
    });
    session.free();
    return { shape, perSecond: runs.sort((a, b) => a - b)[RUNS >> 1] ?? NaN };
  });
  source.free();
  const highest = Math.max(before, peak());
  const rows = speeds.map(({ shape, perSecond }) => {
    const each = flops(shape);
    return { ...shape, perSecond, flops: each, share: (perSecond * each) / highest };
  });
  return { rows, peak: highest };
}

/** The rows as text. @param {string} where @param {{ rows: Row[], peak: number }} measured @returns {string} */
export function table(where, { rows, peak: highest }) {
  const lines = rows.map(({ cell, hidden, batch, window, perSecond, share }) =>
    [
      cell.toUpperCase().padEnd(5),
      String(hidden).padStart(5),
      String(batch).padStart(5),
      String(window).padStart(7),
      Math.round(perSecond).toLocaleString("en").padStart(13),
      `${(share * 100).toFixed(1)} %`.padStart(9),
    ].join(" "),
  );
  return [`${where}: multiply-add peak ${(highest / 1e9).toFixed(1)} GFLOP/s`, "cell  units lanes  window  characters/s   of peak", ...lines].join("\n");
}
