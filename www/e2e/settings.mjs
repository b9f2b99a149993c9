/**
 * Passes settings to the engine as the worker does (www/src/engine/bindings.ts), for scripts without a worker.
 * @template T
 * @param {Pick<typeof import("../pkg/unrolled.js"), "Settings">} engine
 * @param {object} values
 * @param {(settings: import("../pkg/unrolled.js").Settings) => T} use
 * @returns {T}
 */
export function withSettings({ Settings }, values, use) {
  const settings = new Settings();
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "number") settings.number(name, value);
    else settings.choice(name, value);
  }
  try {
    return use(settings);
  } finally {
    settings.free();
  }
}
