// The cost of measuring: training speed in the worker's own loop with every instrument watched, with none, and of the
// engine alone without a loop, in turns in one process. Ratios of neighbouring runs, so that a machine that slows
// down affects all three.
import { withSettings } from "../../www/e2e/settings.mjs";
import { text } from "./measure.mjs";

/**
 * @typedef {import("./measure.mjs").Engine} Bindings
 * @typedef {typeof import("./entry.ts")} Worker
 * @typedef {import("../../www/src/engine/bindings.ts").Engine} Engine
 * @typedef {import("../../www/src/protocol.ts").Watch} Watch
 * @typedef {{ cell: string, hidden: number, perSecond: number, off: number, on: number }} Row characters a second of the
 *   engine alone; the loop's share of them with nothing watched; and the share of that which is left with everything watched
 */

/** The default size, and twice as wide. */
const shapes = [
  { cell: "rnn", hidden: 64 },
  { cell: "rnn", hidden: 128 },
  { cell: "lstm", hidden: 64 },
];
const WINDOW = 50;
const BATCH = 16;
const CHARACTERS = 20_000;
const ROUNDS = 7;
/** The credit saved while others ran is spent before the clock starts. */
const WARM_MS = 600;
const SPELL_MS = 1_500;

/** Everything the page can watch while it trains. @type {Watch} */
const everything = {
  questions: [
    { question: { ask: "validation" }, every: 500 },
    { question: { ask: "states", layer: 0, channel: "h" }, every: 200 },
    { question: { ask: "lag", layer: 0 }, every: 200 },
    { question: { ask: "stepNorms", layer: 0 }, every: 200 },
    { question: { ask: "blockNorms" }, every: 200 },
    { question: { ask: "connectivity", place: 95 }, every: 200 },
  ],
  writing: { sampling: { temperature: 1, topK: 0, prime: "", seed: 1 }, characters: 300 },
};

/** The engine with the loop's interface. @param {Bindings} bindings @returns {Engine} */
const wrap = (bindings) =>
  /** @type {Engine} */ (
    /** @type {unknown} */ ({
      newText: () => new bindings.Text(),
      newSettings: () => new bindings.Settings(),
      newSession: (/** @type {any} */ settings, /** @type {any} */ source) => new bindings.Session(settings, source),
      memory: () => 0,
    })
  );

/**
 * A network in a loop: `run(ms)` trains for so long and says how many updates a millisecond it made.
 * @param {Worker} worker @param {Engine} engine @param {object} config @param {string} content @param {Watch} watch
 */
function inLoop({ Loop }, engine, config, content, watch) {
  let due = false;
  let updates = 0;
  const loop = new Loop(engine, {
    // Cloning is the cost of a message for its sender.
    post: (message, transfer) => {
      structuredClone(message, { transfer });
      if (message.verb === "report") updates = message.report.update;
    },
    now: () => performance.now(),
    soon: () => {
      due = true;
    },
  });
  const spell = (/** @type {number} */ ms) => {
    const end = performance.now() + ms;
    while (due && performance.now() < end) {
      due = false;
      loop.tick();
    }
  };
  loop.hear({ verb: "open", run: 1, module: /** @type {any} */ (null), config: /** @type {any} */ (config), text: content, checkpoint: null });
  loop.hear({ verb: "watch", run: 1, watch });
  return (/** @type {number} */ ms) => {
    loop.hear({ verb: "train", run: 1, until: null, hold: false });
    spell(WARM_MS);
    const [first, start] = [updates, performance.now()];
    spell(ms);
    const speed = (updates - first) / (performance.now() - start);
    loop.hear({ verb: "pause", run: 1 });
    return speed;
  };
}

/** The engine alone, which only trains. @param {Bindings} bindings @param {object} config @param {string} content */
function alone(bindings, config, content) {
  const source = new bindings.Text();
  source.push(content);
  const session = withSettings(bindings, config, (settings) => new bindings.Session(settings, source));
  return (/** @type {number} */ ms) => {
    session.train(Number.MAX_SAFE_INTEGER, WARM_MS);
    session.takeUpdates();
    const [first, start] = [session.updates, performance.now()];
    session.train(Number.MAX_SAFE_INTEGER, ms);
    return (session.updates - first) / (performance.now() - start);
  };
}

const median = (/** @type {readonly number[]} */ values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

/** @param {Bindings} bindings @param {Worker} worker @returns {Row[]} */
export function measureOverhead(bindings, worker) {
  const content = text().slice(0, CHARACTERS);
  const engine = wrap(bindings);
  return shapes.map(({ cell, hidden }) => {
    const config = { cell, hidden, batch: BATCH, window: WINDOW };
    const none = alone(bindings, config, content);
    const off = inLoop(worker, engine, config, content, worker.NOTHING_WATCHED);
    const on = inLoop(worker, engine, config, content, everything);
    const rounds = Array.from({ length: ROUNDS }, () => ({ none: none(SPELL_MS), off: off(SPELL_MS), on: on(SPELL_MS) }));
    return {
      cell,
      hidden,
      perSecond: median(rounds.map((round) => round.none)) * 1000 * WINDOW * BATCH,
      off: median(rounds.map((round) => round.off / round.none)),
      on: median(rounds.map((round) => round.on / round.off)),
    };
  });
}

/** The rows as text. @param {string} where @param {Row[]} rows */
export function overheadTable(where, rows) {
  const lines = rows.map(({ cell, hidden, perSecond, off, on }) =>
    [
      cell.toUpperCase().padEnd(5),
      String(hidden).padStart(5),
      Math.round(perSecond).toLocaleString("en").padStart(13),
      off.toFixed(3).padStart(15),
      on.toFixed(3).padStart(16),
    ].join(" "),
  );
  return [`${where}: what looking costs, T ${WINDOW}, B ${BATCH}`, "cell  units  characters/s  off ÷ no loop  all on ÷ all off", ...lines].join("\n");
}
