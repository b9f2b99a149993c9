/** The page as a reader uses it: names, keys, languages, colours, widths, messages. */
import { describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { visitor } from "./harness";

const visit = visitor("dist");

/** What a figure shows. */
const figure = (page: Page, name: string) => page.locator(`[data-figure="${name}"]`).innerText();

/** A figure as a number; NaN while there is none. */
async function number(page: Page, name: string): Promise<number> {
  return Number((await figure(page, name)).replaceAll(",", "").replace("−", "-"));
}

/** Waits until there is a network to train. */
const ready = (page: Page) => page.locator('html[data-phase="ready"]').waitFor();

/** Waits until that many updates have been made. */
async function reach(page: Page, updates: number): Promise<void> {
  await expect.poll(() => number(page, "updates"), { timeout: 30_000 }).toBeGreaterThanOrEqual(updates);
}

/** Opens everything that can be opened. */
const unfold = (page: Page) =>
  page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });

describe("the page", () => {
  it("names its text, cell and buttons, and trains when told to", () =>
    visit(async ({ page }) => {
      await ready(page);
      await page.getByRole("textbox", { name: "Text", exact: true }).waitFor();
      await page.getByRole("radiogroup", { name: "Cell", exact: true }).waitFor();
      await page.getByRole("button", { name: "Step", exact: true }).click();
      await reach(page, 1);
      const first = await number(page, "loss");
      await page.getByRole("button", { name: "Train", exact: true }).click();
      await reach(page, 200);
      await page.getByRole("button", { name: "Pause", exact: true }).click();
      await page.locator('html[data-phase="paused"]').waitFor();
      await expect.poll(() => number(page, "loss")).toBeLessThan(0.8 * first);
      await expect.poll(() => number(page, "validation-loss")).toBeGreaterThan(0);
      await expect.poll(() => number(page, "gradient-norm")).toBeGreaterThan(0);
      await expect.poll(() => number(page, "half-life")).toBeGreaterThan(0);
      await expect.poll(() => figure(page, "hash")).toMatch(/^[0-9a-f]{8,16}$/);
      await page.getByRole("button", { name: "Reset", exact: true }).click();
      await expect.poll(() => number(page, "updates")).toBe(0);
    }));

  it("reacts to keys, but not while the reader types", () =>
    visit(async ({ page }) => {
      await ready(page);
      await page.keyboard.press("ArrowRight");
      await page.locator('html[data-phase="paused"]').waitFor();
      await reach(page, 1);
      await page.keyboard.press(" ");
      await page.locator('html[data-phase="training"]').waitFor();
      await page.keyboard.press(" ");
      await page.locator('html[data-phase="paused"]').waitFor();
      const before = await number(page, "updates");
      const box = page.getByRole("textbox", { name: "Text", exact: true });
      await box.focus();
      await page.keyboard.press("End");
      await page.keyboard.type("r r");
      expect(await box.inputValue()).toContain("r r");
      expect(await number(page, "updates")).toBe(before);
      await page.locator("h1").click();
      await page.keyboard.press("r");
      await expect.poll(() => number(page, "updates")).toBe(0);
    }));

  it("switches language without losing anything", () =>
    visit(async ({ page }) => {
      await ready(page);
      await page.keyboard.press("ArrowRight");
      await reach(page, 1);
      const hash = await figure(page, "hash");
      await page.getByRole("button", { name: "中文" }).click();
      await page.getByRole("button", { name: "训练", exact: true }).waitFor();
      expect(await page.evaluate(() => document.documentElement.lang)).toBe("zh-Hans");
      expect(await page.title()).toContain("循环神经网络");
      expect(await figure(page, "updates")).toBe("1");
      expect(await figure(page, "hash")).toBe(hash);
      await page.getByRole("button", { name: "English" }).click();
      await page.getByRole("button", { name: "Train", exact: true }).waitFor();
    }));

  it("says that another cell needs a new network, and can undo the change", () =>
    visit(async ({ page }) => {
      await ready(page);
      await page.keyboard.press("ArrowRight");
      await reach(page, 1);
      await page.getByRole("radio", { name: "GRU" }).check();
      await page.getByText("need a new network").waitFor();
      await page.getByRole("button", { name: "Undo" }).click();
      expect(await page.getByRole("radio", { name: "RNN" }).isChecked()).toBe(true);
      await page.getByRole("radio", { name: "LSTM" }).check();
      await page.getByRole("button", { name: "Start a new network" }).click();
      await expect.poll(() => number(page, "updates")).toBe(0);
      await page.getByRole("button", { name: "Undo" }).click();
      await reach(page, 1);
    }));

  it("refuses a number out of bounds with a sentence, and keeps the one before", () =>
    visit(async ({ page }) => {
      await ready(page);
      const units = page.getByRole("spinbutton", { name: "Hidden units" });
      await units.fill("9000");
      await page.getByText("Hidden units is 9000, but must lie between 1 and 512").waitFor();
      await units.blur();
      await expect.poll(() => units.inputValue()).toBe("64");
      await units.press("ArrowUp");
      await expect.poll(() => units.inputValue()).toBe("96");
    }));

  it("explains an explosion and offers a way back", () =>
    visit(
      async ({ page }) => {
        await ready(page);
        await page.keyboard.press(" ");
        await page.getByText("no longer a finite number").waitFor({ timeout: 30_000 });
        await page.getByRole("button", { name: "Rewind, clip" }).click();
        await page.getByText("with clipping by norm").waitFor();
      },
      { hash: "#activation=identity&gain=2&optimiser=sgd&learningRate=1000&clip=off" },
    ));

  it("keeps a long paste out of the text box, and trains on all of it", () =>
    visit(async ({ page }) => {
      await ready(page);
      await page.getByRole("textbox", { name: "Text", exact: true }).evaluate((box) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", "All the tides of the bay. ".repeat(40_000));
        box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      });
      await page.getByText("1,040,000 characters").waitFor();
      const shown = await page.getByRole("textbox", { name: "Text", exact: true }).inputValue();
      expect(shown.length).toBeLessThanOrEqual(4_000);
    }));

  it("takes a file that is dropped anywhere", () =>
    visit(async ({ page }) => {
      await ready(page);
      await page.locator("h1").evaluate((target) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(["海上生明月，".repeat(40)], "moon.txt", { type: "text/plain" }));
        for (const type of ["dragover", "drop"]) {
          target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        }
      });
      await page.getByText("moon.txt").first().waitFor({ state: "attached" });
      await expect
        .poll(() => page.getByRole("textbox", { name: "Text", exact: true }).inputValue())
        .toContain("海上生明月");
    }));

  for (const [width, height] of [
    [360, 740],
    [768, 1024],
    [1280, 900],
  ] as const) {
    for (const colorScheme of ["light", "dark"] as const) {
      for (const locale of ["en-GB", "zh-CN"]) {
        it(`fits ${width} px in ${colorScheme}, ${locale}, and axe finds nothing`, () =>
          visit(
            async ({ page, axe }) => {
              await ready(page);
              await page.keyboard.press(" ");
              await reach(page, 40);
              await page.keyboard.press(" ");
              await page.locator('html[data-phase="paused"]').waitFor();
              await unfold(page);
              expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
              expect(await axe()).toEqual([]);
            },
            { viewport: { width, height }, colorScheme, locale },
          ));
      }
    }
  }

  it("has targets a thumb can hit", () =>
    visit(
      async ({ page }) => {
        await ready(page);
        await unfold(page);
        const small = await page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>("button, select, summary, .choice-option, .slider, .file, textarea")]
            .map((element) => ({ what: element.className || element.textContent, box: element.getBoundingClientRect() }))
            .filter(({ box }) => box.width > 0 && (box.height < 43.5 || box.width < 43.5))
            .map(({ what, box }) => `${what} ${box.width}×${box.height}`),
        );
        expect(small).toEqual([]);
      },
      { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    ));

  it("can be read where the engine cannot run", () =>
    visit(
      async ({ page }) => {
        await page.getByRole("alert").getByText("WebAssembly").waitFor();
        await page.getByRole("heading", { name: "Figure 3 Gradient through time" }).waitFor();
      },
      { before: ["delete globalThis.WebAssembly;"] },
    ));

  it.each([
    ["en-GB", "This browser’s WebAssembly has no SIMD"],
    ["zh-CN", "这个浏览器的 WebAssembly 没有 SIMD"],
  ])("says where WebAssembly has no SIMD that a newer browser is needed, and fetches no module: %s", (locale, sentence) =>
    visit(
      async ({ page, requests }) => {
        const alert = page.getByRole("alert");
        await alert.getByText(sentence).waitFor();
        expect(await alert.innerText()).toContain("Safari 16.4");
        expect(requests.filter((address) => address.endsWith(".wasm"))).toEqual([]);
      },
      { locale, before: ["WebAssembly.validate = () => false;"] },
    ));
});
