// What a visitor's browser transfers: `node sizes.mjs <folder>` prints a table; the tests hold it against the budget.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

/** Bytes after gzip: the whole first visit, its wasm module, and the modules that are fetched later. */
export const budget = {
  visit: 250_000,
  wasm: { unrolled: 120_000, laboratory: 200_000, tasks: 240_000 },
};

/**
 * The size of every file of a built folder that a browser may fetch.
 * @param {string} folder
 * @returns {Promise<{ path: string, bytes: number, gzip: number }[]>} largest first, in bytes
 */
export async function sizes(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== "_headers");
  const measured = files.map(async (entry) => {
    const full = join(entry.parentPath, entry.name);
    const content = await readFile(full);
    return { path: full.slice(folder.length + 1), bytes: content.length, gzip: gzipSync(content, { level: 9 }).length };
  });
  return (await Promise.all(measured)).sort((a, b) => b.gzip - a.gzip);
}

/**
 * Files fetched only when the laboratory comes into view, a task is chosen, the race or “Break it” is opened, data is
 * refused, or something happens to a run; tests watch that they are not before.
 */
const later = /(^|\/)(laboratory|examined|version|tasks|taskpanels|taskwords|parts|race|connect|answers|break|events|marks|report|dataerrors)[-_.]/;

/** The built-in texts: a visit fetches the one it shows. */
const text = /(^|\/)(arithmetic|brackets|code|numerals|pangrams|prose|quotes|random|recall|verse)-/;

/**
 * Bytes after gzip if a browser fetched every other file, and the largest of the texts: an upper bound of a
 * first visit.
 * @param {readonly { path: string, gzip: number }[]} files
 */
export function firstVisit(files) {
  const first = files.filter(({ path }) => !later.test(path));
  const texts = first.filter(({ path }) => text.test(path));
  const sum = (/** @type {readonly { gzip: number }[]} */ some) => some.reduce((total, { gzip }) => total + gzip, 0);
  return sum(first) - sum(texts) + Math.max(0, ...texts.map(({ gzip }) => gzip));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const files = await sizes(process.argv[2] ?? "dist");
  const row = (/** @type {string} */ name, /** @type {number | string} */ bytes, /** @type {number} */ gzip) =>
    console.log(`  ${name.padEnd(48)} ${String(bytes).padStart(9)} ${String(gzip).padStart(9)}`);
  console.log(`  ${"file".padEnd(48)} ${"bytes".padStart(9)} ${"gzip".padStart(9)}`);
  for (const { path, bytes, gzip } of files) row(path, bytes, gzip);
  row("first visit, at most (without what is fetched later)", "", firstVisit(files));
}
