// In Node and in Chromium, the shipped module ends every run of the fixture with the same weights as the native
// engine, whatever the length of a slice.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { serve } from "../serve.mjs";
import { launch } from "./harness.ts";
import { play, type Fixture } from "./play.mjs";

const www = join(import.meta.dirname, "..");
const fixture = JSON.parse(await readFile(join(www, "../tests/fixtures/determinism.json"), "utf8")) as Fixture;
const expected = fixture.runs.map(({ name, hash }) => `${hash} ${name}`);

const LIMIT_MS = 240_000;

test("the module in Node", { timeout: LIMIT_MS }, async () => {
  const engine = await import("../pkg/unrolled.js");
  engine.initSync({ module: await readFile(join(www, "pkg/unrolled_bg.wasm")) });
  expect(play(engine, fixture, 10_000)).toEqual(expected);
  expect(play(engine, fixture, 3)).toEqual(expected);
});

test("the module in Chromium", { timeout: LIMIT_MS }, async () => {
  const server = await serve(www, { headers: false });
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(`${server.address}e2e/play.mjs`);
    // As text, because the test's own compiler would rewrite an import of the browser's.
    const script = `(async () => {
      const engine = await import("/pkg/unrolled.js");
      await engine.default({ module_or_path: "/pkg/unrolled_bg.wasm" });
      return (await import("/e2e/play.mjs")).play(engine, ${JSON.stringify(fixture)}, 12);
    })()`;
    expect(await page.evaluate(script)).toEqual(expected);
  } finally {
    await browser.close();
    await server.close();
  }
});
