// One way to run the fixture of the determinism tests, for Node and for a browser.

/**
 * @typedef {Pick<typeof import("../pkg/unrolled.js"), "Text" | "Session">} Engine
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
export function play({ Text, Session }, { text, updates, runs }, budgetMs) {
  return runs.map(({ name, config, tune }) => {
    const source = new Text();
    source.push(text);
    const session = new Session(JSON.stringify(config), source);
    const reach = (/** @type {number} */ until) => {
      while (session.train(until, budgetMs) === 0);
    };
    if (tune !== undefined) {
      reach(tune.at);
      session.tune(JSON.stringify(tune.live));
    }
    reach(updates);
    const hash = session.hash();
    session.free();
    source.free();
    return `${hash} ${name}`;
  });
}
