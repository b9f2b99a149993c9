/** The race on the built page: all runs together, in both languages, on a phone and on a wide screen. */
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
const FOUR = { hash: "#view=race&lanes=rnn*activation-tanh*recurrentInit-spectral*gain-0.9_lstm*forgetBias-3_gru*updateBias-3_rnn*activation-relu*recurrentInit-identity*gain-1" };

const ready = (page: Page) => page.locator('html[data-phase="ready"]').waitFor();
const paused = (page: Page) => page.locator('html[data-phase="paused"]').waitFor();

/** A column of the standings, as numbers. */
async function column(page: Page, name: "updates" | "parameters" | "validation"): Promise<number[]> {
  const texts = await page.locator(`[data-lane-figure="${name}"]`).allInnerTexts();
  return texts.map((text) => Number(text.replaceAll(",", "")));
}

/** Waits until every network has made that many updates. */
async function reach(page: Page, updates: number): Promise<void> {
  await expect.poll(async () => Math.min(...(await column(page, "updates"))), { timeout: 40_000 }).toBeGreaterThanOrEqual(updates);
}

describe("the race", () => {
  it("starts from a link, trains three networks together, and pauses them at one update", () =>
    visit(async ({ page, requests }) => {
      await ready(page);
      await expect.poll(() => column(page, "updates")).toEqual([0, 0, 0]);
      expect(requests.some((address) => /worker-/.test(address))).toBe(true);
      await page.getByRole("button", { name: "Train", exact: true }).click();
      await reach(page, 60);
      await page.getByRole("button", { name: "Pause", exact: true }).click();
      await paused(page);
      // The standings are updated at a readable pace.
      await expect.poll(async () => new Set(await column(page, "updates")).size).toBe(1);
      const updates = await column(page, "updates");
      expect(updates).toHaveLength(3);
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => column(page, "updates")).toEqual(updates.map((update) => update + 1));
      await expect.poll(async () => (await column(page, "validation")).every((loss) => loss > 0 && loss < 4)).toBe(true);
      await page.getByText(/1 RNN feels .* characters back, 2 LSTM feels/).waitFor();
      await page.getByRole("button", { name: "中文" }).click();
      await page.getByText("已暂停，全部停在同一次更新").waitFor();
      await page.getByRole("heading", { name: "图 2 损失" }).waitFor();
      await page.getByRole("button", { name: "重置" }).click();
      await expect.poll(() => column(page, "updates")).toEqual([0, 0, 0]);
    }, RACE));

  it("opens and closes with a button, and does not change the one network", () =>
    visit(async ({ page, requests }) => {
      await ready(page);
      await page.keyboard.press("ArrowRight");
      await paused(page);
      const before = requests.length;
      expect(requests.filter((address) => /\/(race|connect|answers)-/.test(address))).toEqual([]);
      await page.getByRole("button", { name: "Race" }).click();
      await ready(page);
      expect(requests.length).toBeGreaterThan(before);
      await expect.poll(() => page.evaluate("location.hash")).toBe("#text=prose-en&view=race");
      await page.getByRole("button", { name: "Add a network" }).click();
      await expect.poll(() => page.evaluate("location.hash")).toBe("#text=prose-en&view=race&lanes=rnn_lstm_gru_rnn");
      await expect.poll(() => column(page, "updates")).toHaveLength(4);
      await page.getByRole("button", { name: "One network" }).click();
      await paused(page);
      await expect.poll(() => page.locator('[data-figure="updates"]').innerText()).toBe("1");
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

  it("starts from a preset of four runs, and says what to look for", () =>
    visit(async ({ page }) => {
      await ready(page);
      await page.getByRole("combobox", { name: "What to compare" }).selectOption({ label: "Who keeps the gradient at the start?" });
      await page.getByText("A forget-gate bias of 3, an update-gate bias of 3, or ReLU with U = I keep it alive.").waitFor();
      await expect.poll(() => column(page, "updates")).toEqual([0, 0, 0, 0]);
      const linked = "lanes=rnn*activation-tanh*recurrentInit-spectral*gain-0.9_lstm*forgetBias-3_gru*updateBias-3_rnn*activation-relu*recurrentInit-identity*gain-1";
      await expect.poll(() => page.evaluate("location.hash")).toContain(linked);
      // Its claim holds before the first update: the gradients of the three remedies reach further back than the first network's.
      const halfLives = async (): Promise<number[]> =>
        (await page.locator('[data-lane-figure="half-life"]').allInnerTexts()).map((text) => (text === "∞" ? Number.POSITIVE_INFINITY : Number(text)));
      await expect.poll(async () => (await halfLives()).every((value) => value > 0)).toBe(true);
      const [faded = 0, ...kept] = await halfLives();
      for (const value of kept) expect(value).toBeGreaterThan(2 * faded);
      // Changing a setting of one network makes it the reader's own race.
      const second = page.getByRole("region", { name: "2 LSTM" });
      await second.locator("summary").click();
      const own = second.getByRole("spinbutton", { name: "Clip limit" });
      await own.fill("5");
      await expect.poll(() => page.getByRole("combobox", { name: "What to compare" }).inputValue()).toBe("own");
      await expect.poll(() => page.evaluate("location.hash")).toContain("lstm*forgetBias-3*clipLimit-5");
    }, RACE));

  it("tints the text for four networks at once, for whichever character is clicked, in any of them", () =>
    visit(
      async ({ page }) => {
        await ready(page);
        const texts = page.locator(".connects .chart-text");
        await texts.first().scrollIntoViewIfNeeded();
        await expect.poll(() => texts.count()).toBe(4);
        const tinted = (lane: number): Promise<number> =>
          texts.nth(lane).evaluate((text) => [...text.querySelectorAll("span")].filter((span) => span.style.backgroundColor !== "").length);
        const chosen = (lane: number): Promise<number> =>
          texts.nth(lane).evaluate((text) => [...text.querySelectorAll("span")].findIndex((span) => span.classList.contains("chart-text-at")));
        await texts.nth(2).locator("span").nth(20).click();
        for (const lane of [0, 1, 2, 3]) {
          await expect.poll(() => chosen(lane)).toBe(20);
          await expect.poll(() => tinted(lane)).toBe(20);
        }
        // Pointing at a character in one text reads out its number in every other.
        await texts.nth(0).locator("span").nth(17).hover();
        await expect.poll(() => page.locator(".connects .chart-line").allInnerTexts()).toHaveLength(4);
        await expect
          .poll(async () => (await page.locator(".connects .chart-line").allInnerTexts()).every((line) => /^Character 18, .*, 3 back: /.test(line)))
          .toBe(true);
        // Live: the numbers differ after some updates.
        const before = await page.locator(".connects .chart-line").allInnerTexts();
        await page.getByRole("button", { name: "Step" }).press("Enter");
        await paused(page);
        await expect.poll(async () => (await page.locator(".connects .chart-line").allInnerTexts()).every((line, i) => line !== before[i])).toBe(true);
        await page.locator(".connects .chart-picture").nth(1).focus();
        await page.keyboard.press("ArrowRight");
        for (const lane of [0, 3]) await expect.poll(() => chosen(lane)).toBe(21);
      },
      { hash: "#view=race&lanes=rnn_lstm_gru_rnn*activation-relu*recurrentInit-identity" },
    ));

  it.each([
    ["adding", "rnn_lstm", /^The answer at step \d+ hangs most on step/],
    ["copying", "rnn_lstm_gru_rnn*activation-relu*recurrentInit-identity", /^The answer at step \d+ hangs most on step/],
    ["translation", "rnn_gru", /^The answer at step \d+ hangs most on step/],
  ] as const)("tints one sequence of %s for all networks at once, for whichever step asks", (task, lanes, says) =>
    visit(
      async ({ page }) => {
        await ready(page);
        const texts = page.locator(".connects .chart-text");
        const count = lanes.split("_").length;
        await texts.first().scrollIntoViewIfNeeded();
        await expect.poll(() => texts.count()).toBe(count);
        const lines = (): Promise<string[]> => page.locator(".connects .chart-line").allInnerTexts();
        await expect.poll(async () => (await lines()).filter((line) => says.test(line)).length).toBe(count);
        // All read the same example.
        expect(new Set(await texts.allInnerTexts()).size).toBe(1);
        const before = await lines();
        await page.getByRole("button", { name: "Step" }).press("Enter");
        await paused(page);
        await expect.poll(async () => (await lines()).every((line, i) => line !== before[i] && says.test(line))).toBe(true);
        if (task === "adding") return;
        // Another answer is chosen in one of them, and measured in all.
        const chosen = (lane: number): Promise<number> =>
          texts.nth(lane).evaluate((text) => [...text.querySelectorAll("span")].findIndex((span) => span.classList.contains("chart-text-at")));
        const last = await chosen(0);
        await page.locator(".connects .chart-picture").nth(1).focus();
        await page.keyboard.press("ArrowLeft");
        for (let lane = 0; lane < count; lane += 1) await expect.poll(() => chosen(lane)).toBe(last - 1);
        await expect.poll(async () => (await lines()).every((line) => line.startsWith(`The answer at step ${last} `))).toBe(true);
      },
      { hash: `#view=race&task=${task}&delay=12&hidden=16&lanes=${lanes}` },
    ));

  it("marks the update and the lag pointed at in every picture, and reads out all networks there", () =>
    visit(
      async ({ page }) => {
        await ready(page);
        await page.keyboard.press(" ");
        await reach(page, 40);
        await page.keyboard.press(" ");
        await paused(page);
        const strips = page.locator(".strips .chart-picture");
        await expect.poll(() => strips.count()).toBe(4);
        await strips.first().scrollIntoViewIfNeeded();
        await strips.first().locator(".chart-over").hover({ position: { x: 60, y: 30 } });
        await page.getByText(/^Update \d+, lag \d+, relative to lag 0: 1 RNN .*; 2 LSTM .*; 3 GRU .*; 4 RNN /).waitFor();
        const hairs = (picture: string): Promise<number> => page.locator(`${picture} .chart-hair:not([hidden])`).count();
        // A heatmap has two: the update and the lag.
        await expect.poll(() => hairs("#figure-history")).toBe(8);
        await expect.poll(() => hairs("#figure-loss")).toBe(1);
        await expect.poll(() => hairs("#figure-norm")).toBe(1);
        await expect.poll(() => hairs("#figure-lag")).toBe(1);
      },
      { hash: "#view=race&lanes=rnn_lstm_gru_rnn" },
    ));

  it("runs on a task as on a text, and counts seeds by the task's score", () =>
    visit(
      async ({ page, axe }) => {
        await ready(page);
        await page.keyboard.press(" ");
        await reach(page, 30);
        await page.keyboard.press(" ");
        await paused(page);
        await expect.poll(async () => new Set(await column(page, "updates")).size).toBe(1);
        await expect.poll(async () => (await page.locator('[data-lane-figure="score"]').allInnerTexts()).every((score) => /^\d[\d.]*(×10|$)/.test(score))).toBe(true);
        await page.getByText(/The loss of each network on the same examples/).waitFor();
        await page.locator(".connects").waitFor();
        expect(await axe()).toEqual([]);
        await page.getByRole("radio", { name: "test error" }).check({ force: true });
        await page.getByRole("spinbutton", { name: "Seeds" }).fill("3");
        await page.getByRole("spinbutton", { name: "Threshold" }).fill("5");
        await page.getByRole("spinbutton", { name: "Most updates" }).fill("50");
        await page.getByRole("button", { name: "Run", exact: true }).click();
        await page.getByText("6 of 6 runs ended").waitFor({ timeout: 60_000 });
        await page.getByText(/^Success is to reach 5 \(test error\) within 50 updates\.$/).waitFor();
        await expect.poll(() => page.getByText("3 of 3").count()).toBe(2);
      },
      { hash: "#task=adding&hidden=16&view=race&lanes=rnn_gru" },
    ));

  it("counts successes over seeds while the race runs, gives the same result again, and can be cancelled", () =>
    visit(
      async ({ page }) => {
        await ready(page);
        await page.keyboard.press(" ");
        await page.getByRole("spinbutton", { name: "Seeds" }).fill("3");
        await page.getByRole("spinbutton", { name: "Threshold" }).fill("2.6");
        await page.getByRole("spinbutton", { name: "Most updates" }).fill("100");
        const results = async (): Promise<string[]> => {
          await page.getByRole("button", { name: "Run", exact: true }).click();
          await page.getByText("6 of 6 runs ended").waitFor({ timeout: 90_000 });
          return page.locator(".seeds table").first().locator("tbody tr").allInnerTexts();
        };
        const running = await results();
        await page.getByRole("button", { name: "Pause", exact: true }).click();
        await paused(page);
        // The result does not depend on the clock or the load of the machine.
        expect(await results()).toEqual(running);
        await page.getByRole("spinbutton", { name: "Seeds" }).fill("20");
        await page.getByRole("button", { name: "Run", exact: true }).click();
        await page.getByText(/about \d+:\d\d left/).waitFor({ timeout: 30_000 });
        await page.getByRole("button", { name: "Cancel" }).click();
        await page.getByText(/^Cancelled; \d+ of 40 runs had ended\.$/).waitFor();
      },
      { hash: "#view=race&lanes=rnn*hidden-16_gru&hidden=16" },
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
    [768, "light", "en-GB"],
    [768, "dark", "zh-CN"],
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
        { ...FOUR, viewport: { width, height: 800 }, colorScheme, locale },
      ));
  }
});

it("the size of a network is what the engine counts", async () => {
  const www = join(import.meta.dirname, "..");
  const engine = await import("../pkg/unrolled.js");
  engine.initSync({ module: await readFile(join(www, "pkg/unrolled_bg.wasm")) });
  const text = new engine.Text();
  text.push("a small text of many letters: the quick brown fox jumps over the lazy dog, 0123456789. ".repeat(20));
  for (const cell of ["rnn", "lstm", "gru"] as const) {
    for (const gruReset of ["after", "before"] as const) {
      for (const [hidden, layers, vocabulary] of [[1, 1, 1024], [17, 3, 20], [64, 2, 1024]] as const) {
        const config = { ...DEFAULTS, cell, gruReset, hidden, layers, vocabulary };
        const session = withSettings(engine, config, (settings) => new engine.Session(settings, text));
        const info = JSON.parse(session.info()) as Info;
        const symbols = info.text?.statistics.vocabulary ?? 0;
        expect(countParameters(config, { inputs: symbols, outputs: symbols }), JSON.stringify(config)).toBe(info.parameters);
        session.free();
      }
    }
  }
  text.free();
}, 60_000);

it("the size of a translating network is what the engine counts, its encoder and its attention too", async () => {
  const engine = await import("../pkg/tasks.js");
  engine.initSync({ module: await readFile(join(import.meta.dirname, "../pkg/tasks_bg.wasm")) });
  const pairs = new engine.Text();
  pairs.push("one\t一\ntwo\t二\none two\t一二\ntwo one\t二一\ntwo two\t二二\n");
  for (const cell of ["rnn", "lstm", "gru"] as const) {
    for (const attention of ["off", "additive"] as const) {
      for (const [hidden, layers] of [[1, 1], [17, 3]] as const) {
        const config = { ...DEFAULTS, task: "translation", cell, attention, hidden, layers } as const;
        const session = withSettings(engine, config, (settings) => new engine.Session(settings, pairs));
        const { task, parameters } = JSON.parse(session.info()) as Info;
        expect(task && countParameters(config, task), JSON.stringify(config)).toBe(parameters);
        session.free();
      }
    }
  }
  pairs.free();
}, 60_000);
