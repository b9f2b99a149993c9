/** The pictures under a mouse, a keyboard and a finger: one cursor and one zoom for all that share an axis. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { visitor } from "./harness";

const visit = visitor("dist");

/** Tall enough for every picture to be on screen at once. */
const DESK = { viewport: { width: 1280, height: 2400 } };

/** The pictures over updates. */
const OVER_TIME = ["loss", "history", "norm"] as const;

const chart = (page: Page, kind: string) => page.locator(`.chart-${kind}`);

/** The line under a picture: what the cursor points at, or the trend. */
const line = (page: Page, kind: string) => chart(page, kind).locator(".chart-line").innerText();

/** The update that a read-out begins with; NaN where the line says the trend. */
async function updateAt(page: Page, kind: string): Promise<number> {
  const found = /^Update ([\d,]+)/.exec(await line(page, kind));
  return found ? Number(found[1]?.replaceAll(",", "")) : Number.NaN;
}

/** Trains for a while and pauses; returns the updates made. */
async function train(page: Page): Promise<number> {
  await page.locator('html[data-phase="ready"]').waitFor();
  await page.keyboard.press(" ");
  const updates = async () => Number((await page.locator('[data-figure="updates"]').innerText()).replaceAll(",", ""));
  await expect.poll(updates, { timeout: 30_000 }).toBeGreaterThan(60);
  await page.keyboard.press(" ");
  await page.locator('html[data-phase="paused"]').waitFor();
  return updates();
}

/** The same, waiting until every picture over updates is on screen and has data. */
async function trained(page: Page): Promise<number> {
  const updates = await train(page);
  for (const kind of OVER_TIME) await expect.poll(() => line(page, kind)).not.toMatch(/Nothing/);
  return updates;
}

describe("the pictures", () => {
  it("show the same update wherever the time axis is shared", () =>
    visit(async ({ page }) => {
      const updates = await trained(page);
      const plot = (await chart(page, "norm").locator(".chart-over").boundingBox())!;
      await page.mouse.move(plot.x + plot.width * 0.4, plot.y + plot.height / 2);
      await expect.poll(() => updateAt(page, "norm")).toBeGreaterThan(0);
      const at = await updateAt(page, "norm");
      expect(at).toBeLessThanOrEqual(updates);
      await expect.poll(() => updateAt(page, "loss")).toBe(at);
      // Lags are measured only now and then: the nearest measurement is read out, under the same hairline.
      await expect.poll(() => updateAt(page, "history")).toBeGreaterThanOrEqual(0);
      const hairs = await Promise.all(
        OVER_TIME.map(async (kind) => (await chart(page, kind).locator(".chart-hair:not(.chart-hair-y)").boundingBox())!.x),
      );
      for (const x of hairs) expect(Math.abs(x - hairs[0]!)).toBeLessThan(1.5);
      await page.mouse.move(5, 5);
      await expect.poll(() => line(page, "loss")).toMatch(/^Training loss/);
    }, DESK));

  it("read out the lag pointed at in both pictures of it", () =>
    visit(async ({ page }) => {
      await trained(page);
      const plot = (await chart(page, "lags").locator(".chart-over").boundingBox())!;
      await page.mouse.move(plot.x + plot.width * 0.3, plot.y + plot.height / 2);
      await expect.poll(() => line(page, "lags")).toMatch(/^Lag \d+:/);
      await chart(page, "history").locator(".chart-hair-y").waitFor();
    }, DESK));

  it("can be read with the keyboard", () =>
    visit(async ({ page }) => {
      const updates = await trained(page);
      const picture = chart(page, "loss").locator(".chart-picture");
      await picture.focus();
      // The last update can be pointed at once it has been drawn.
      await expect
        .poll(async () => {
          await page.keyboard.press("End");
          return updateAt(page, "loss");
        })
        .toBe(updates);
      await page.keyboard.press("ArrowLeft");
      for (const kind of ["loss", "norm"]) await expect.poll(() => updateAt(page, kind)).toBe(updates - 1);
      // The page's own right arrow would have made an update.
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => updateAt(page, "loss")).toBe(updates);
      await page.keyboard.press("Home");
      await expect.poll(() => updateAt(page, "loss")).toBe(1);
      await page.keyboard.press("Escape");
      await expect.poll(() => line(page, "loss")).toMatch(/^Training loss/);
    }, DESK));

  it("zoom together, by dragging and by key, and go back together", () =>
    visit(async ({ page }) => {
      const updates = await trained(page);
      const whole = (kind: string) => chart(page, kind).getByRole("button", { name: "Whole run" });
      const plot = (await chart(page, "loss").locator(".chart-over").boundingBox())!;
      const y = plot.y + plot.height / 2;
      await page.mouse.move(plot.x + plot.width * 0.2, y);
      await page.mouse.down();
      await page.mouse.move(plot.x + plot.width * 0.3, y, { steps: 4 });
      await page.mouse.up();
      for (const kind of OVER_TIME) await whole(kind).waitFor();
      const picture = chart(page, "norm").locator(".chart-picture");
      await picture.focus();
      await page.keyboard.press("Home");
      await expect.poll(() => updateAt(page, "norm")).toBeGreaterThan(1);
      const first = await updateAt(page, "norm");
      await page.keyboard.press("End");
      await expect.poll(() => updateAt(page, "norm")).toBeGreaterThan(first);
      expect(await updateAt(page, "norm")).toBeLessThan(updates);
      await whole("history").click();
      for (const kind of OVER_TIME) await expect.poll(() => whole(kind).isVisible()).toBe(false);
      await picture.focus();
      await page.keyboard.press("Home");
      await expect.poll(() => updateAt(page, "norm")).toBe(1);
      await page.keyboard.press("+");
      await whole("loss").waitFor();
      await page.keyboard.press("Escape");
      await expect.poll(() => whole("loss").isVisible()).toBe(false);
    }, DESK));

  it("zoom under a finger", () =>
    visit(
      async ({ page }) => {
        await train(page);
        const zoom = page.locator("#figure-loss").getByRole("group", { name: "Zoom of the time axis" });
        const out = zoom.getByRole("button", { name: "Zoom out" });
        expect(await out.getAttribute("aria-disabled")).toBe("true");
        await zoom.getByRole("button", { name: "Zoom in" }).tap();
        expect(await out.getAttribute("aria-disabled")).toBe("false");
        await zoom.getByRole("button", { name: "Whole run" }).tap();
        expect(await out.getAttribute("aria-disabled")).toBe("true");
      },
      { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true },
    ));

  it("show the gradient at every step of the window when asked", () =>
    visit(async ({ page }) => {
      await trained(page);
      await page.getByText("By time step").click();
      await expect.poll(() => line(page, "steps")).toMatch(/^The norm is .+ at the first step/);
      await chart(page, "steps").locator(".chart-picture").focus();
      await page.keyboard.press("Home");
      await expect.poll(() => line(page, "steps")).toMatch(/^Step 1:/);
    }, DESK));

  for (const locale of ["en-GB", "zh-CN"]) {
    it(`fit the characters of the hidden state on a wide screen in ${locale}, and keep its units in view on a phone`, () =>
      visit(
        async ({ page }) => {
          await page.locator('html[data-phase="ready"]').waitFor();
          const states = chart(page, "states");
          await page.locator("#figure-hidden .picture-wait").waitFor({ state: "detached" });
          const overflow = () =>
            states.locator(".chart-scroller").evaluate((scroller) => scroller.scrollWidth - scroller.clientWidth);
          await expect.poll(overflow).toBeLessThanOrEqual(0);
          await expect.poll(() => states.locator(".chart-still").isVisible()).toBe(false);
          await page.setViewportSize({ width: 360, height: 740 });
          await expect.poll(overflow).toBeGreaterThan(100);
          await expect.poll(() => states.locator(".chart-still").isVisible()).toBe(true);
        },
        { ...DESK, locale },
      ));
  }
});

describe("the figures", () => {
  it("are all drawn on a phone that has not been scrolled", () =>
    visit(
      async ({ page }) => {
        await page.locator('html[data-phase="ready"]').waitFor();
        await page.getByRole("button", { name: "Train", exact: true }).click();
        const silent = () =>
          page.evaluate(() =>
            [...document.querySelectorAll<HTMLOutputElement>("output[data-figure]")]
              .filter((output) => !/\d/.test(output.textContent ?? ""))
              .map((output) => output.dataset["figure"]),
          );
        await expect.poll(silent).toEqual([]);
      },
      { viewport: { width: 360, height: 740 } },
    ));
});
