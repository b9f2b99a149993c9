// Takes a picture of every task on the built page, in both languages, into docs/tasks: `node e2e/tasks.mjs [task]`, after a build.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { withBuiltPage } from "./built.mjs";

/** Where the pictures go. */
const folder = join(import.meta.dirname, "../../docs/tasks");
const only = process.argv[2];

/** Which preset of a task is trained, and how far; its figures that get a picture of their own. */
const TASKS = [
  { task: "series", preset: 1, updates: 1400, figures: [] },
  { task: "sentiment", preset: 0, updates: 500, figures: ["verdict", "confusion"] },
  { task: "translation", preset: 3, updates: 400, figures: ["alignment"] },
  { task: "adding", preset: 0, updates: 500, figures: [] },
  { task: "copying", preset: 0, updates: 300, figures: [] },
  { task: "order", preset: 0, updates: 1300, figures: [] },
  { task: "recall", preset: 0, updates: 500, figures: [] },
  { task: "parity", preset: 0, updates: 1000, figures: [] },
  { task: "brackets", preset: 0, updates: 500, figures: [] },
];

/** Long enough for every picture on screen to be measured and drawn, and for the notes about its axes to disappear. */
const LOOK_MS = 4500;

await mkdir(folder, { recursive: true });
await withBuiltPage(async (browser, address) => {
  for (const { task, preset, updates, figures } of TASKS) {
    if (only !== undefined && only !== task) continue;
    for (const language of ["en", "zh"]) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 1240 }, colorScheme: "light" });
      const page = await context.newPage();
      const ready = (/** @type {string} */ of) => page.locator(`html[data-task="${of}"][data-phase="ready"]`).waitFor();
      await page.goto(`${address}#lang=${language}`);
      await ready("text");
      await page.locator("select[aria-labelledby='task-title']").selectOption(task);
      await ready(task);
      await page.locator(".task-preset select").selectOption(String(preset));
      await page.waitForTimeout(500);
      await ready(task);
      await page.locator(".buttons .main").click();
      await page.waitForFunction(
        (most) => Number(document.querySelector('[data-figure="updates"]')?.textContent?.replaceAll(",", "")) >= most,
        updates,
        { timeout: 300_000 },
      );
      if ((await page.locator('html[data-phase="training"]').count()) > 0) await page.locator(".buttons .main").click();
      await page.locator('html[data-phase="paused"]').waitFor();
      await page.waitForTimeout(LOOK_MS);
      await page.screenshot({ path: join(folder, `${task}-${language}.png`) });
      console.log(`docs/tasks/${task}-${language}.png`);
      for (const name of figures) {
        const figure = page.locator(`#figure-${name}`).first();
        await figure.scrollIntoViewIfNeeded();
        await page.waitForTimeout(LOOK_MS);
        await figure.screenshot({ path: join(folder, `${name}-${language}.png`) });
        console.log(`docs/tasks/${name}-${language}.png`);
      }
      await context.close();
    }
  }
});
