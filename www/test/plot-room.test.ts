// Drawing knows no words, no state and no network: what it needs is passed in.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const room = join(import.meta.dirname, "../src/plot");

/** The only package that drawing imports. */
const PACKAGES = ["@preact/signals"];

test.each(readdirSync(room).filter((name) => name.endsWith(".ts")))("plot/%s imports nothing from outside its room", (name) => {
  const text = readFileSync(join(room, name), "utf8");
  const imported = [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)["']([^"']+)["']/g)].map(([, from]) => from ?? "");
  const outside = imported.filter((from) => !from.startsWith("./") && !PACKAGES.includes(from));
  expect(outside).toEqual([]);
});

test("no file of plot/ has 400 lines", () => {
  for (const name of readdirSync(room)) {
    expect(readFileSync(join(room, name), "utf8").split("\n").length, name).toBeLessThan(400);
  }
});
