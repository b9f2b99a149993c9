// One way to run the fixture of the determinism tests, for Node and for a browser.
import { withSettings } from "./settings.mjs";

/**
 * @typedef {Pick<typeof import("../pkg/unrolled.js"), "Text" | "Session" | "Settings">} Engine
 * @typedef {{ name: string, config: object, tune?: { at: number, live: object }, hash: string }} Run
 * @typedef {{ text: string, updates: number, runs: Run[] }} Fixture
 */

/**
 * Plays every run of the fixture in slices of `budgetMs` milliseconds.
 * @param {Engine} engine
 * @param {Fixture} fixture
 * @param {number} budgetMs
 * @returns {string[]} per run, the hash of its weights and its name
 */
export function play({ Text, Session, Settings }, { text, updates, runs }, budgetMs) {
  return runs.map(({ name, config, tune }) => {
    const source = new Text();
    source.push(text);
    const session = withSettings({ Settings }, config, (settings) => new Session(settings, source));
    const reach = (/** @type {number} */ until) => {
      while (session.train(until, budgetMs) === 0);
    };
    if (tune !== undefined) {
      reach(tune.at);
      withSettings({ Settings }, tune.live, (settings) => session.tune(settings));
    }
    reach(updates);
    const hash = session.hash();
    session.free();
    source.free();
    return `${hash} ${name}`;
  });
}
