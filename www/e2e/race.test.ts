/** The race on the built page: one clock for all, in both languages, on a phone and on a desk. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { countParameters } from "../src/race/parameters";
import { DEFAULTS, type Info } from "../src/wire";
import { visitor } from "./harness";
import { withSettings } from "./settings.mjs";

const visit = visitor("dist");
const RACE = { hash: "#view=race" };

const ready = (page: Page) => page.locator('html[data-phase="ready"]').waitFor();
const paused = (page: Page) => page.locator('html[data-phase="paused"]').waitFor();

/** A column of the standings, as numbers. */
async function column(page: Page, name: "updates" | "parameters" | "validation"): Promise<number[]> {
  const texts = await page.locator(`[data-lane-figure="${name}"]`).allInnerTexts();
  return texts.map((text) => Number(text.replaceAll(",", "")));
}

/** Waits until every network has made so many updates. */
async function reach(page: Page, updates: number): Promise<void> {
  await expect.poll(async () => Math.min(...(await column(page, "updates"))), { timeout: 40_000 }).toBeGreaterThanOrEqual(updates);
}

describe("the race", () => {
  it("starts from a link, trains three networks together, and pauses them at one update", () =>
    visit(async ({ page, requests }) => {
      await ready(page);
      expect(await column(page, "updates")).toEqual([0, 0, 0]);
      expect(requests.some((address) => /worker-/.test(address))).toBe(true);
      await page.getByRole("button", { name: "Train", exact: true }).click();
      await reach(page, 60);
      await page.getByRole("button", { name: "Pause", exact: true }).click();
      await paused(page);
      // The standings follow at a reader's pace.
      await expect.poll(async () => new Set(await column(page, "updates")).size).toBe(1);
      const updates = await column(page, "updates");
      expect(updates).toHaveLength(3);
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => column(page, "updates")).toEqual(updates.map((update) => update + 1));
      await expect.poll(async () => (await column(page, "validation")).every((loss) => loss > 0 && loss < 4)).toBe(true);
      await page.getByText(/1 RNN feels .* characters back, 2 LSTM feels/).waitFor();
      await page.getByRole("button", { name: "中文" }).click();
      await page.getByText("已暂停，全部停在同一次更新").waitFor();
      await page.getByRole("heading", { name: "图 1 损失" }).waitFor();
      await page.getByRole("button", { name: "重置" }).click();
      await expect.poll(() => column(page, "updates")).toEqual([0, 0, 0]);
    }, RACE));

  it("can be had and left by a button, and leaves the one network as it was", () =>
    visit(async ({ page, requests }) => {
      await ready(page);
      await page.keyboard.press("ArrowRight");
      await paused(page);
      const before = requests.length;
      await page.getByRole("button", { name: "Race" }).click();
      await ready(page);
      expect(requests.length).toBeGreaterThan(before);
      await expect.poll(() => page.evaluate("location.hash")).toBe("#text=prose-en&view=race");
      await page.getByRole("button", { name: "Add a network" }).click();
      await expect.poll(() => page.evaluate("location.hash")).toBe("#text=prose-en&view=race&lanes=rnn_lstm_gru_rnn");
      await expect.poll(() => column(page, "updates")).toHaveLength(4);
      await page.getByRole("button", { name: "One network" }).click();
      await paused(page);
      expect(await page.locator('[data-figure="updates"]').innerText()).toBe("1");
    }));

  it("gives every network nearly the parameters of the first, when asked", () =>
    visit(
      async ({ page }) => {
        await ready(page);
        await expect.poll(async () => Math.min(...(await column(page, "parameters")))).toBeGreaterThan(1_000);
        const [first = 0, ...others] = await column(page, "parameters");
        for (const parameters of others) expect(Math.abs(parameters / first - 1)).toBeLessThan(0.05);
      },
      { hash: "#view=race&sizes=parameters" },
    ));

  it("counts successes over seeds", () =>
    visit(
      async ({ page }) => {
        await ready(page);
        await page.getByRole("spinbutton", { name: "Seeds" }).fill("3");
        await page.getByRole("spinbutton", { name: "Threshold" }).fill("3.5");
        await page.getByRole("spinbutton", { name: "Most updates" }).fill("100");
        await page.getByRole("button", { name: "Run", exact: true }).click();
        await page.getByText("6 of 6 runs ended").waitFor({ timeout: 50_000 });
        await expect.poll(() => page.getByText("3 of 3").count()).toBe(2);
        await page.getByText("43.9% to 100%").first().waitFor();
      },
      { hash: "#view=race&lanes=rnn*hidden-16_gru&hidden=16" },
    ));

  for (const [width, colorScheme, locale] of [
    [360, "light", "zh-CN"],
    [360, "dark", "en-GB"],
    [1280, "light", "en-GB"],
    [1280, "dark", "zh-CN"],
  ] as const) {
    it(`fits ${width} px in ${colorScheme}, ${locale}, and axe finds nothing`, () =>
      visit(
        async ({ page, axe }) => {
          await ready(page);
          await page.keyboard.press(" ");
          await reach(page, 20);
          await page.keyboard.press(" ");
          await paused(page);
          await page.evaluate(() => {
            for (const details of document.querySelectorAll("details")) details.open = true;
          });
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
          expect(await axe()).toEqual([]);
          const small = await page.evaluate(() =>
            [...document.querySelectorAll<HTMLElement>("button, select, .lane summary, .choice-option, .slider")]
              .map((element) => ({ what: element.className || element.textContent, box: element.getBoundingClientRect() }))
              .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
              .filter(({ what }) => what !== "chart-whole")
              .map(({ what, box }) => `${what} ${box.width}×${box.height}`),
          );
          expect(small).toEqual([]);
        },
        { ...RACE, viewport: { width, height: 800 }, colorScheme, locale },
      ));
  }
});

it("the size of a network is what the engine counts", async () => {
  const www = join(import.meta.dirname, "..");
  const engine = await import("../pkg/unrolled.js");
  engine.initSync({ module: await readFile(join(www, "pkg/unrolled_simd_bg.wasm")) });
  const text = new engine.Text();
  text.push("a small text of many letters: the quick brown fox jumps over the lazy dog, 0123456789. ".repeat(20));
  for (const cell of ["rnn", "lstm", "gru"] as const) {
    for (const gruReset of ["after", "before"] as const) {
      for (const [hidden, layers, vocabulary] of [[1, 1, 1024], [17, 3, 20], [64, 2, 1024]] as const) {
        const config = { ...DEFAULTS, cell, gruReset, hidden, layers, vocabulary };
        const session = withSettings(engine, config, (settings) => new engine.Session(settings, text));
        const info = JSON.parse(session.info()) as Info;
        expect(countParameters(config, info.text.vocabulary), JSON.stringify(config)).toBe(info.parameters);
        session.free();
      }
    }
  }
  text.free();
}, 60_000);
