/** Every task on the built page, in both languages: chosen, trained, drawn; its goal reached where that is quick. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { LABORATORY, ORDER, orderOf, type FigureId } from "../src/figures/ids";
import { tasks, type TaskId } from "../src/tasks";
import { taskNames } from "../src/words/tasks";
import { visitor } from "./harness";

const visit = visitor("dist");

type Language = "en" | "zh";

const phase = (page: Page, wanted: string) => page.locator(`html[data-phase="${wanted}"]`).waitFor();
const figure = (page: Page, name: string) => page.locator(`[data-figure="${name}"]`).first();

/** A figure as a number; percentages as shares. */
async function read(page: Page, name: string): Promise<number> {
  const text = (await figure(page, name).innerText()).replaceAll(",", "").replace("−", "-");
  const [, mantissa = "NaN", exponent = "0"] = /^([-\d.]+)(?:×10(.*))?/.exec(text.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]/g, (digit) => "0123456789-"["⁰¹²³⁴⁵⁶⁷⁸⁹⁻".indexOf(digit)] ?? "")) ?? [];
  return (Number(mantissa) * 10 ** Number(exponent || "0")) / (text.includes("%") ? 100 : 1);
}

const updates = (page: Page) => read(page, "updates");

async function choose(page: Page, task: TaskId | "text"): Promise<void> {
  await page.locator("select[aria-labelledby='task-title']").selectOption(task);
  await page.locator(`html[data-task="${task}"][data-phase="ready"]`).waitFor();
}

/** Trains until that many updates have been made, and pauses. */
async function train(page: Page, until: number): Promise<void> {
  await page.locator(".buttons .main").click();
  await expect.poll(() => updates(page), { timeout: 45_000 }).toBeGreaterThanOrEqual(until);
  await page.locator(".buttons .main").click();
  await phase(page, "paused");
}

/** What the first of a task's own figures says once it has numbers. */
const SAYS: Readonly<Partial<Record<FigureId, string>>> = {
  forecast: ".chart-line",
  verdict: ".chart-verdict:last-child .chart-line",
  translation: "[data-figure='translation']",
  example: ".task-table",
};

describe.each<Language>(["en", "zh"])("every task in %s", (language) => {
  it("can be chosen, trains, and is drawn with real numbers", () =>
    visit(
      async ({ page, requests }) => {
        await phase(page, "ready");
        expect(requests.filter((address) => /tasks|parts/.test(address))).toEqual([]);
        for (const task of Object.values(tasks)) {
          await choose(page, task.id);
          expect(await page.locator("select[aria-labelledby='task-title'] option:checked").innerText()).toBe(taskNames[task.id][language]);
          await train(page, 10);
          const { now } = ORDER[task.id];
          const own = page.locator(`#figure-${now[0]} ${SAYS[now[0] ?? "loss"]}`).first();
          await own.scrollIntoViewIfNeeded();
          await expect.poll(() => own.innerText(), { message: task.id }).toMatch(/\p{L}|\d/u);
          await expect.poll(() => read(page, "score"), { message: task.id }).toBeGreaterThanOrEqual(0);
          await expect.poll(() => page.locator(".chart-loss .chart-line").innerText(), { message: task.id }).toMatch(/\d/);
          // Only a decoder with attention has an alignment.
          const ids = orderOf(task.id).filter((id) => !LABORATORY.some((other) => other === id) && id !== "alignment");
          const standing = await page.locator("#pictures figure").evaluateAll((figures) => figures.map(({ id }) => id));
          expect(standing.filter((id) => id !== "figure-alignment")).toEqual(ids.map((id) => `figure-${id}`));
        }
        expect(requests.filter((address) => /\/tasks_bg/.test(address))).toHaveLength(1);
      },
      { hash: `#lang=${language}` },
    ), 120_000);
});

describe("figures of the issue", () => {
  it("sentiment: at least 98 % of held-out sentences, and the verdict turns at the word that negates", () =>
    visit(async ({ page }) => {
      await phase(page, "ready");
      await choose(page, "sentiment");
      await train(page, 500);
      await expect.poll(() => read(page, "score")).toBeGreaterThanOrEqual(0.98);
      const sentence = page.getByLabel("Your sentence");
      await sentence.fill("i did not think the film was zzyzx good");
      await page.getByText("unknown to the network").first().waitFor();
      await expect.poll(() => page.locator(".chart-verdict:last-child .chart-line").innerText()).toContain("The verdict is “negative”");
      await page.locator(".chart-confusion").scrollIntoViewIfNeeded();
      await expect.poll(() => page.locator(".chart-confusion .chart-line").innerText()).toMatch(/, (9[89]|100)[.\d]*%/);
    }));

  it("a sine: the network predicts a hundred steps freely, from the best of its 200 epochs", () =>
    visit(
      async ({ page }) => {
        await phase(page, "ready");
        await choose(page, "series");
        await page.locator(".buttons .main").click();
        // 205 windows make 7 updates an epoch; training pauses by itself.
        await expect.poll(() => updates(page), { timeout: 60_000 }).toBe(1400);
        await phase(page, "paused");
        // With this seed, the last epoch is one of Adam's jumps in the loss.
        await expect.poll(() => read(page, "free-run")).toBeGreaterThan(1e-2);
        const told = await figure(page, "best-epoch").innerText();
        const epoch = Number(/epoch (\d+)\./.exec(told)?.[1]);
        await page.getByRole("button", { name: "Back to this epoch" }).click();
        await expect.poll(() => updates(page), { timeout: 60_000 }).toBe(7 * epoch);
        await phase(page, "paused");
        await expect.poll(() => read(page, "free-run")).toBeLessThanOrEqual(1e-4);
        await expect.poll(() => figure(page, "best-epoch").innerText()).toBe(told);
        await page.getByRole("button", { name: "Undo" }).click();
        await expect.poll(() => updates(page)).toBe(1400);
      },
      { hash: "#seed=3" },
    ), 150_000);

  it("copying: the linear network with an orthogonal start solves it, and the page says when", () =>
    visit(async ({ page }) => {
      await phase(page, "ready");
      await choose(page, "copying");
      await train(page, 400);
      await expect.poll(async () => Number(/\d+/.exec(await figure(page, "solved").innerText())?.[0])).toBeLessThanOrEqual(400);
    }));
});

describe("a task", () => {
  it("is in the link, and the link gives the same weights", async () => {
    let hash = "";
    let weights = "";
    const learn = async (page: Page): Promise<void> => {
      await phase(page, "ready");
      for (let i = 0; i < 3; i += 1) {
        await page.keyboard.press("ArrowRight");
        await expect.poll(() => updates(page)).toBe(i + 1);
      }
      await phase(page, "paused");
    };
    await visit(async ({ page }) => {
      await phase(page, "ready");
      await choose(page, "sentiment");
      await expect.poll(() => page.evaluate<string>("location.hash")).toContain("task=sentiment");
      await page.locator("h1").click();
      await learn(page);
      hash = await page.evaluate<string>("location.hash");
      weights = await figure(page, "hash").innerText();
    });
    expect(hash).toContain("data=en");
    await visit(
      async ({ page }) => {
        await page.locator("h1").click();
        await learn(page);
        await expect.poll(() => figure(page, "hash").innerText()).toBe(weights);
      },
      { hash },
    );
  });

  it.each([
    ["en", "Copy the script", "Script copied", "Copy the CSV", "CSV copied"],
    ["zh", "复制脚本", "脚本已复制", "复制 CSV", "CSV 已复制"],
  ])("of a series is copied as a Keras script and as CSV, and says so in %s", (lang, copyScript, scriptCopied, copyCsv, csvCopied) =>
    visit(
      async ({ page }) => {
        const copied = () => page.evaluate<string>("navigator.clipboard.readText()");
        await phase(page, "ready");
        await page.locator(".chart-forecast").scrollIntoViewIfNeeded();
        await page.getByRole("button", { name: copyScript }).click();
        await page.getByRole("status").filter({ hasText: scriptCopied }).waitFor();
        expect(await copied()).toContain("layers.SimpleRNN(128,");
        await page.getByRole("button", { name: copyCsv }).click();
        await page.getByRole("status").filter({ hasText: csvCopied }).waitFor();
        expect(await copied()).toMatch(/^step,data,one_step_ahead,free_running\n1,/);
      },
      { hash: `#task=series&hidden=128&lang=${lang}`, permissions: ["clipboard-read", "clipboard-write"] },
    ),
  );

  it("of twelve words fits on a phone, in rows that keys move through", () =>
    visit(
      async ({ page }) => {
        await phase(page, "ready");
        const rows = page.locator(".chart-verdict");
        await rows.first().scrollIntoViewIfNeeded();
        await expect.poll(() => rows.count()).toBe(2);
        expect(await rows.locator(".chart-scroller").evaluateAll((all) => all.every((place) => place.scrollWidth <= place.clientWidth))).toBe(true);
        await rows.locator(".chart-picture").first().focus();
        await page.keyboard.press("End");
        await expect.poll(() => rows.last().locator(".chart-line").innerText()).toMatch(/^After token 7, “view”/);
        await page.keyboard.press("ArrowRight");
        await expect.poll(() => rows.last().locator(".chart-line").innerText()).toMatch(/^After token 8, “from”/);
      },
      { hash: "#task=sentiment&data=en", viewport: { width: 360, height: 900 } },
    ));

  it("of a translation marks what the network has never been trained on, in words and in characters", () =>
    visit(
      async ({ page }) => {
        await phase(page, "ready");
        const source = page.getByLabel("源句", { exact: true });
        await source.scrollIntoViewIfNeeded();
        await source.fill("three gazillion hundred zzz");
        await page.getByText("网络不认识：gazillion、zzz").waitFor();
        await page.locator(".choice-option").filter({ hasText: "字符" }).click();
        await phase(page, "ready");
        await source.fill("two 7");
        await page.getByText("网络不认识：7").waitFor();
      },
      { hash: "#task=translation&data=numbers&lang=zh" },
    ));

  it("with bad data says the line and the column, and loses nothing", () =>
    visit(async ({ page }) => {
      await phase(page, "ready");
      await choose(page, "series");
      await train(page, 5);
      const made = await updates(page);
      const box = page.getByRole("textbox", { name: "Data" });
      // None of these data can be used: what ran before stays.
      await box.fill("one\ntwo\nthree\n");
      await page.getByRole("button", { name: "Start a new network" }).click();
      await page.locator(".message").filter({ hasText: "No column holds numbers" }).waitFor();
      expect(await box.inputValue()).toContain("two");
      expect(await updates(page)).toBe(made);
      await page.keyboard.press("Escape");
      await page.locator("h1").click();
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => updates(page)).toBe(made + 1);
      // Most of these data can be used; the line that cannot is named.
      await box.fill(`${Array.from({ length: 60 }, (_, i) => Math.sin(i)).join("\n")}\n"7\n`);
      await page.getByRole("button", { name: "Start a new network" }).click();
      const message = page.locator(".message").filter({ hasText: "left out" });
      await message.waitFor();
      expect(await message.innerText()).toMatch(/line 61, column 1/);
    }));

  it("refuses a hundred megabytes, offers the part that fits, and goes on training", () =>
    visit(async ({ page }) => {
      await phase(page, "ready");
      await choose(page, "sentiment");
      await train(page, 5);
      const made = await updates(page);
      const box = page.getByRole("textbox", { name: "Data" });
      await box.evaluate((target) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", "positive\tthe sea is good\n".repeat(4_400_000));
        target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      });
      await page.locator(".message").filter({ hasText: /10\d(\.\d)? MB, but the limit is 2 MB/ }).waitFor();
      await page.locator("h1").click();
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => updates(page)).toBe(made + 1);
      await page.getByRole("button", { name: "Use its first 2 MB" }).click();
      await expect.poll(() => box.inputValue()).toContain("the sea is good");
    }));

  it("is the same when it is chosen again, its text too", () =>
    visit(async ({ page }) => {
      await phase(page, "ready");
      await page.getByRole("textbox", { name: "Text" }).fill("to be or not to be, that is the question. ".repeat(20));
      await choose(page, "adding");
      await choose(page, "text");
      await expect.poll(() => page.getByRole("textbox", { name: "Text" }).inputValue()).toContain("to be or not to be");
    }));

  it.each([
    [360, "en", "light"],
    [768, "zh", "dark"],
    [1280, "en", "dark"],
  ] as const)("has no fault that axe finds at %d px in %s, %s", (width, lang, theme) =>
    visit(
      async ({ page, axe }) => {
        await phase(page, "ready");
        for (const task of ["series", "sentiment", "translation", "order"] as const) {
          await choose(page, task);
          await page.keyboard.press("ArrowRight");
          await phase(page, "paused");
          expect(await axe(), task).toEqual([]);
          expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), task).toBe(true);
        }
      },
      { hash: `#lang=${lang}&theme=${theme}`, viewport: { width, height: 900 } },
    ),
  );
});
