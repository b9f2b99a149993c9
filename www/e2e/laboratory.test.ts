/** The laboratory: every figure has real numbers, at rest and while training, and costs nothing while it is off screen. */
import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { visitor } from "./harness";

const visit = visitor("dist");

/** The figures with a drawing, and how the sentence under each begins once there are numbers. */
const SENTENCES = {
  cliff: /^Without clipping, .*\d/,
  connect: /\d/,
  spectrum: /^Spectral radius ρ = \d/,
  radius: /ρ (=|went from) \d/,
  product: /^After \d+ steps back the best direction keeps \d/,
  weight: /^The largest gradient is −?\d/,
  truncation: /^T = \d+: cosine \d/,
} as const;

const figure = (page: Page, name: string): Locator => page.locator(`#figure-${name}`);
const line = (page: Page, name: string): Promise<string> => figure(page, name).locator(".chart-line").first().innerText();

/** Updates made so far. */
async function updates(page: Page): Promise<number> {
  return Number((await page.locator('[data-figure="updates"]').innerText()).replaceAll(",", ""));
}

/** Trains for a while; pauses if asked to. */
async function train(page: Page, until: number, pause: boolean): Promise<void> {
  await page.locator('html[data-phase="ready"]').waitFor();
  await page.keyboard.press(" ");
  await expect.poll(() => updates(page), { timeout: 40_000 }).toBeGreaterThan(until);
  if (!pause) return;
  await page.keyboard.press(" ");
  await page.locator('html[data-phase="paused"]').waitFor();
}

/** Goes to a figure and waits for its numbers. */
async function goTo(page: Page, name: string): Promise<Locator> {
  await page.locator(".laboratory").scrollIntoViewIfNeeded();
  const found = figure(page, name);
  await found.scrollIntoViewIfNeeded({ timeout: 40_000 });
  await found.locator(".picture-wait").first().waitFor({ state: "detached", timeout: 60_000 });
  return found;
}

/** The update in the footer of a figure. */
async function updateOf(page: Page, name: string): Promise<number> {
  const footer = await figure(page, name).locator(".picture-run").innerText();
  return Number(/update ([\d,]+)/.exec(footer)?.[1]?.replaceAll(",", ""));
}

/** Waits until a number is there, and then until it is larger. */
async function grown(read: () => Promise<number>): Promise<void> {
  await expect.poll(read).toBeGreaterThan(-1);
  const now = await read();
  await expect.poll(read).toBeGreaterThan(now);
}

/** Waits until a figure is of a later update than now. */
const newer = (page: Page, name: string): Promise<void> => grown(() => updateOf(page, name));

describe("the laboratory", () => {
  it("is not fetched before it comes into view, and then once", () =>
    visit(async ({ page, requests }) => {
      await page.locator('html[data-phase="ready"]').waitFor();
      await page.waitForTimeout(500);
      const fetched = () => requests.filter((address) => /laboratory/.test(address) && !/css$/.test(address));
      expect(fetched()).toEqual([]);
      await goTo(page, "spectrum");
      const modules = fetched().filter((address) => /\.wasm$/.test(address));
      expect(modules).toHaveLength(1);
      // A text has no use for what every other task needs.
      expect(modules[0]).toMatch(/\/laboratory_bg/);
    }));

  for (const cell of ["rnn", "lstm", "gru"]) {
    it(`has real numbers in every figure of an ${cell.toUpperCase()} at rest`, () =>
      visit(
        async ({ page }) => {
          await train(page, 20, true);
          for (const [name, says] of Object.entries(SENTENCES)) {
            await goTo(page, name);
            await expect.poll(() => line(page, name), { timeout: 30_000, message: name }).toMatch(says);
          }
          const saturation = await goTo(page, "saturation");
          const sentence = cell === "rnn" ? /^Mean φ′ = \d/ : /^On average over units and steps the gate is \d/;
          await expect.poll(() => saturation.locator(".chart-line").first().innerText()).toMatch(sentence);
          const sum = figure(page, "weight").locator('[data-figure="weight-sum"]');
          await expect.poll(() => sum.innerText()).toMatch(/add up to −?[\d.×⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+; back-propagation says/);
          const button = page.getByRole("button", { name: "Check my gradients" });
          await button.click();
          await page.getByText("The gradient is right").waitFor({ timeout: 60_000 });
        },
        { hash: `#cell=${cell}&hidden=16` },
      ));
  }

  // Each with the cell and the sentence that its connectivity begins with.
  for (const [task, cell, hangs] of [
    ["adding", "gru", /^The answer at step 50 hangs most on step \d+, “\+?\d\.\d\d”/],
    ["sentiment", "lstm", /^The answer at step \d+ hangs most on step \d+, “\w+”/],
    ["translation", "rnn", /^The answer at step \d+ hangs most on step \d+/],
    ["series", "rnn", /^The answer at step 50 hangs most on step \d+/],
  ] as const) {
    it(`has real numbers in every figure of ${task}, with one module`, () =>
      visit(
        async ({ page, requests }) => {
          await train(page, 20, true);
          for (const [name, says] of Object.entries({ ...SENTENCES, connect: hangs })) {
            if (name === "truncation" && task === "translation") continue;
            await goTo(page, name);
            await expect.poll(() => line(page, name), { timeout: 30_000, message: name }).toMatch(says);
          }
          if (task === "translation") await page.getByText("Not measured for translation").waitFor();
          const saturation = await goTo(page, "saturation");
          const sentence = cell === "rnn" ? /^Mean φ′ = \d/ : /^On average over units and steps the gate is \d/;
          await expect.poll(() => saturation.locator(".chart-line").first().innerText()).toMatch(sentence);
          await expect.poll(() => figure(page, "weight").locator('[data-figure="weight-sum"]').innerText()).toMatch(/add up to −?[\d.×⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+; back-propagation says/);
          await page.getByRole("button", { name: "Check my gradients" }).click();
          await page.getByText(/The gradient is right: over \d+ nudged weights and a sequence of \d+ steps/).waitFor({ timeout: 60_000 });
          const modules = requests.filter((address) => /laboratory.*\.wasm$/.test(address));
          expect(modules).toHaveLength(1);
          expect(modules[0]).toMatch(/\/laboratory_bg/);
        },
        { hash: `#task=${task}&delay=50&cell=${cell}&hidden=16` },
      ), 120_000);
  }

  it("examines the encoder as well as the decoder, and goes on with a text afterwards", () =>
    visit(
      async ({ page, requests }) => {
        await train(page, 20, true);
        const radius = await goTo(page, "radius");
        await expect.poll(() => line(page, "radius"), { timeout: 30_000 }).toMatch(/ρ = \d/);
        const decoder = await line(page, "radius");
        await radius.getByRole("combobox", { name: "Of" }).selectOption("encoder");
        await expect.poll(() => line(page, "radius"), { timeout: 30_000 }).toMatch(/ρ = \d/);
        await expect.poll(() => line(page, "radius")).not.toBe(decoder);
        const product = await goTo(page, "product");
        await product.getByText("a second way leads from every answer").waitFor();
        await page.locator("select[aria-labelledby='task-title']").selectOption("text");
        await page.locator('html[data-task="text"][data-phase="ready"]').waitFor();
        await goTo(page, "connect");
        await expect.poll(() => line(page, "connect"), { timeout: 30_000 }).toMatch(/^Character \d+/);
        expect(requests.filter((address) => /laboratory.*\.wasm$/.test(address))).toHaveLength(1);
      },
      { hash: "#task=translation&attention=additive&cell=rnn&hidden=16" },
    ), 120_000);

  it("follows a network that trains, and does nothing while it is off screen", () =>
    visit(
      async ({ page }) => {
        await train(page, 20, false);
        await goTo(page, "spectrum");
        await newer(page, "spectrum");
        await goTo(page, "truncation");
        // After two answers to the figure on screen, an earlier answer to the one off screen would have arrived.
        for (const _ of [1, 2]) await newer(page, "truncation");
        const left = await updateOf(page, "spectrum");
        for (const _ of [1, 2, 3]) await newer(page, "truncation");
        expect(await updateOf(page, "spectrum")).toBe(left);
      },
      { hash: "#hidden=16" },
    ));

  it("draws ρ and s₁ over the updates, and starts again with a new network", () =>
    visit(
      async ({ page }) => {
        await train(page, 60, false);
        await goTo(page, "radius");
        const to = async (): Promise<number> => Number(/([\d,]+), ρ (?:=|went)/.exec(await line(page, "radius"))?.[1]?.replaceAll(",", ""));
        await grown(to);
        await page.keyboard.press(" ");
        await page.keyboard.press("r");
        await expect.poll(() => updates(page)).toBe(0);
        await expect.poll(() => line(page, "radius"), { timeout: 30_000 }).toMatch(/^At update 0, ρ = \d/);
      },
      { hash: "#hidden=16" },
    ));

  it("shows nothing of a network that was replaced, not even for a frame", () =>
    visit(
      async ({ page }) => {
        await train(page, 60, true);
        await goTo(page, "spectrum");
        await expect.poll(() => line(page, "spectrum"), { timeout: 30_000 }).toMatch(SENTENCES.spectrum);
        const old = await line(page, "spectrum");
        // The text of every frame until the new network has its sentence: the updates made, and the sentence under
        // the figure unless it waits.
        const watched = page.evaluate(
          () =>
            new Promise<[string | null, string | null][]>((resolve) => {
              const frames: [string | null, string | null][] = [];
              const until = performance.now() + 30_000;
              const look = (): void => {
                const text = (selector: string): string | null => document.querySelector(selector)?.textContent ?? null;
                const waits = document.querySelector("#figure-spectrum .picture-wait") !== null;
                const [made, told] = [text('[data-figure="updates"]'), waits ? null : text("#figure-spectrum .chart-line")];
                frames.push([made, told]);
                const ended = (made === "0" && Boolean(told)) || performance.now() > until;
                if (ended) resolve(frames);
                else requestAnimationFrame(look);
              };
              look();
            }),
        );
        await page.keyboard.press("r");
        const frames = await watched;
        expect(frames[0]?.[1]).toBe(old);
        const after = frames.filter(([made]) => made === "0").map(([, told]) => told);
        expect(after).not.toContain(old);
        expect(after.at(-1)).toMatch(SENTENCES.spectrum);
      },
      { hash: "#hidden=16" },
    ));

  it("takes a weight by key and by number, and adds its steps up", () =>
    visit(
      async ({ page }) => {
        await train(page, 20, true);
        const weight = await goTo(page, "weight");
        const sum = weight.locator('[data-figure="weight-sum"]');
        await weight.getByRole("spinbutton", { name: "row" }).fill("3");
        await expect.poll(() => sum.innerText()).toMatch(/^w_h, row 3, /);
        const map = weight.locator(".chart-weightmap .chart-picture");
        await map.focus();
        await page.keyboard.press("Home");
        await page.keyboard.press("ArrowRight");
        await page.keyboard.press("Enter");
        await expect.poll(() => sum.innerText()).toMatch(/column 2: /);
        await weight.getByRole("combobox", { name: "Matrix" }).selectOption("w_y");
        await expect.poll(() => sum.innerText()).toMatch(/^w_y, row/);
      },
      { hash: "#hidden=16" },
    ));

  it("moves the start of the descent by key and by dragging, and the truncation's window by number", () =>
    visit(
      async ({ page }) => {
        await train(page, 5, true);
        const cliff = await goTo(page, "cliff");
        const start = cliff.getByRole("button", { name: /^Start of the descent/ });
        await start.focus();
        const before = await line(page, "cliff");
        for (let i = 0; i < 10; i += 1) await page.keyboard.press("ArrowLeft");
        await expect.poll(() => start.getAttribute("aria-label")).toMatch(/w 5\.00/);
        await expect.poll(() => line(page, "cliff")).not.toBe(before);
        const ring = (await start.boundingBox())!;
        const [x, y] = [ring.x + ring.width / 2, ring.y + ring.height / 2];
        await page.mouse.move(x, y);
        await page.mouse.down();
        await page.mouse.move(x + 40, y - 40, { steps: 4 });
        await page.mouse.up();
        await expect.poll(() => start.getAttribute("aria-label")).toMatch(/w 5\.[2-9]\d, b −[01]\./);
        const truncation = await goTo(page, "truncation");
        await truncation.getByRole("spinbutton", { name: "Window T" }).fill("7");
        await expect.poll(() => line(page, "truncation")).toMatch(/^T = 7: /);
        await truncation.getByRole("spinbutton", { name: "Window T" }).fill("200");
        await expect.poll(() => line(page, "truncation")).toMatch(/^T = 200: cosine 1\.000 .*1\.000/);
      },
      { hash: "#hidden=16" },
    ));

  for (const [width, locale, colorScheme] of [
    [360, "en-GB", "light"],
    [360, "zh-CN", "dark"],
    [1280, "zh-CN", "light"],
    [1280, "en-GB", "dark"],
  ] as const) {
    it(`fits ${width} px in ${colorScheme}, ${locale}, and axe finds nothing`, () =>
      visit(
        async ({ page, axe }) => {
          await train(page, 5, true);
          for (const name of [...Object.keys(SENTENCES), "saturation"]) await goTo(page, name);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
          expect(await axe()).toEqual([]);
        },
        { hash: "#hidden=16", viewport: { width, height: 900 }, locale, colorScheme },
      ));
  }
});
