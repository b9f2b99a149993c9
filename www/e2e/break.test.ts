/** Break it on purpose and mend it, as a student does on the built page. */
import { describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { visitor, type Visitor } from "./harness";

const visit = visitor("dist");

/** A figure as a number; NaN while there is none. */
async function number(page: Page, name: string): Promise<number> {
  return Number((await page.locator(`[data-figure="${name}"]`).innerText()).replaceAll(",", "").replace("−", "-"));
}

const inPhase = (page: Page, phase: string) => page.locator(`html[data-phase="${phase}"]`).waitFor();

/** Waits until that many updates have been made. */
async function reach(page: Page, updates: number): Promise<void> {
  await expect.poll(() => number(page, "updates"), { timeout: 30_000 }).toBeGreaterThanOrEqual(updates);
}

/** Unfolds the section, once there is a network. */
async function unfold(page: Page): Promise<void> {
  await inPhase(page, "ready");
  await page.locator(".breaking > summary").click();
  await page.locator("[data-experiment]").first().waitFor();
}

/** Chooses an experiment and waits for its network. */
async function choose(page: Page, id: string): Promise<void> {
  await page.locator(`[data-experiment="${id}"]`).click();
  await page.locator(`[data-experiment="${id}"][aria-pressed="true"]`).waitFor();
  await page.locator(".compared").waitFor();
}

const train = (page: Page) => page.locator(".transport .main").click();

/** The sentence about the lag curve, as a screen reader reads it. */
const lagCurve = (page: Page) => page.locator("#figure-lag [role=img]").getAttribute("aria-label");

/** The same for the loss, with its marks. */
const lossName = (page: Page) => page.locator("#figure-loss [role=img]").getAttribute("aria-label");

/** The panel's measurements. */
const measured = (page: Page) => page.locator("[data-here]").first().innerText();

describe("breaking it", () => {
  it("explodes, says why, and trains again after a rewind with clipping", () =>
    visit(async ({ page, requests }) => {
      await inPhase(page, "ready");
      // None of this is part of a first visit.
      expect(requests.filter((address) => /\/(break|examined|version|report|events|marks)-/.test(address))).toEqual([]);
      await unfold(page);
      await choose(page, "explode-relu");
      await page.waitForTimeout(500);
      expect(await number(page, "updates")).toBe(0);
      await train(page);
      await page.locator(".postmortem").waitFor();
      await inPhase(page, "paused");
      expect(await number(page, "updates")).toBeLessThan(30);
      await page.getByText("First non-finite quantity").waitFor();
      await page.getByText(/step \d+ of the window/).waitFor();
      await page.locator(".postmortem [role=img]").waitFor();
      await expect.poll(() => page.locator(".postmortem [role=img]").getAttribute("aria-label")).toMatch(/the norm went from .* to .*; update \d+ was refused/);
      await expect.poll(() => lossName(page)).toMatch(/Marked: ① update \d+: stopped/);
      await page.getByRole("button", { name: "Rewind and clip" }).click();
      await page.getByText("with clipping by norm").waitFor();
      const from = await number(page, "updates");
      await train(page);
      await reach(page, from + 100);
      await page.locator(".postmortem").waitFor({ state: "detached" });
      await expect.poll(() => page.locator('[data-remedy="clip"]').isChecked()).toBe(true);
      await page.getByText(/Gradient clipping off → by norm/).waitFor();
    }));

  it("saturates with tanh: the loss is bad, and everything stays finite", () =>
    visit(async ({ page }) => {
      await unfold(page);
      await choose(page, "saturate-tanh");
      await train(page);
      await reach(page, 150);
      await page.locator(".transport .main").click();
      await inPhase(page, "paused");
      expect(await page.locator(".postmortem").count()).toBe(0);
      await expect.poll(async () => Number((await measured(page)).replaceAll(",", ""))).toBeGreaterThanOrEqual(150);
    }));

  it("lets a student make it vanish, and then explode", () =>
    visit(async ({ page }) => {
      await unfold(page);
      await choose(page, "vanish-tanh-0.7");
      await expect.poll(() => measured(page)).toMatch(/^−0\.1[6-9]|^−0\.20/);
      await choose(page, "explode-linear");
      await train(page);
      await page.locator(".postmortem").waitFor();
    }));
});

describe("an experiment on a task", () => {
  it.each([
    ["task=copying&delay=30", "our runs of ten seeds on copying with T = 30"],
    ["task=series&window=16&heldOut=0.35", "our runs of ten seeds on windows of 16 values of the sine"],
    ["task=copying&delay=31", "so here stands only what this page measures"],
  ])("is set beside our runs on the same task, where there are any: %s", (hash, says) =>
    visit(
      async ({ page }) => {
        await unfold(page);
        await choose(page, "vanish-linear-0.9");
        await page.getByText(says).waitFor();
        // The one curve that is known beforehand: log₁₀ 0.9, whatever the task.
        await expect.poll(() => measured(page)).toMatch(/^−0\.04[56]/);
      },
      { hash: `#${hash}` },
    ));
});

describe("in the race", () => {
  it("the network that stops gets its post-mortem and a mark, and the others go on", () =>
    visit(
      async ({ page }) => {
        await inPhase(page, "ready");
        await train(page);
        await page.getByText(/1 RNN is out of the race at update \d+\. Training stopped at update \d+/).waitFor();
        await page.getByText("First non-finite quantity").waitFor();
        await page.locator(".postmortem [role=img]").waitFor();
        await reach(page, 60);
        await page.locator(".transport .main").click();
        await inPhase(page, "paused");
        await expect.poll(() => lossName(page)).toMatch(/Marked: ① update \d+: 1 RNN stopped/);
      },
      { hash: "#view=race&activation=relu&recurrentInit=spectral&gain=1.7&optimiser=sgd&learningRate=1&clip=off&hidden=32" },
    ));
});

/** The text under a slider. */
const dial = (page: Page, target: string) => page.locator(`[data-dial="${target}"] .dial-measured`);

describe("the dials", () => {
  it("show what is measured of the running network, before any slider moved and while it trains", () =>
    visit(async ({ page }) => {
      await unfold(page);
      await dial(page, "spectralRadius").scrollIntoViewIfNeeded();
      await expect.poll(() => dial(page, "spectralRadius").innerText()).toBe("Measured at update 0: ρ 1.00");
      await expect.poll(() => page.locator('[data-dial="spectralRadius"] input[type=number]').inputValue()).toBe("1");
      await page.getByRole("radio", { name: "norm s₁" }).check();
      await expect.poll(() => dial(page, "singularValue").innerText()).toBe("Measured at update 0: s₁ 1.00");
      await train(page);
      await reach(page, 40);
      await dial(page, "singularValue").scrollIntoViewIfNeeded();
      const at = async (): Promise<number> => Number(/update ([\d,]+): s₁ \d/.exec(await dial(page, "singularValue").innerText())?.[1]?.replaceAll(",", ""));
      await expect.poll(at).toBeGreaterThan(0);
      const seen = await at();
      await expect.poll(at).toBeGreaterThan(seen);
    }));

  it.each(["translation", "adding"])("measure every network of %s, an encoder's included", (task) =>
    visit(
      async ({ page }) => {
        await unfold(page);
        await dial(page, "forgetBias").scrollIntoViewIfNeeded();
        await expect.poll(() => dial(page, "spectralRadius").innerText()).toMatch(/^Measured at update 0: ρ 1\.00$/);
        await expect.poll(() => dial(page, "forgetBias").innerText()).toBe("Measured at update 0: b_f 1.00");
      },
      { hash: `#task=${task}&delay=20&cell=lstm&hidden=16` },
    ));

  it("rescale U of the running network, which is marked on the axes and changes the curve of lags", () =>
    visit(async ({ page }) => {
      await unfold(page);
      await train(page);
      await reach(page, 40);
      const before = await lagCurve(page);
      const box = page.locator('[data-dial="spectralRadius"] input[type=number]');
      await box.fill("0.4");
      await expect.poll(() => dial(page, "spectralRadius").innerText()).toMatch(/: ρ 0\.4\d$/);
      await expect.poll(async () => (await lagCurve(page)) === before).toBe(false);
      for (const picture of ["loss", "norm", "history"]) {
        const label = page.locator(`#figure-${picture} [role=img]`);
        await expect.poll(() => label.getAttribute("aria-label")).toMatch(/Marked: ① update \d+: spectral radius ρ .* → 0\.40/);
      }
      await page.locator(".transport .main").click();
      await inPhase(page, "paused");
      await box.fill("1.2");
      await expect.poll(() => dial(page, "spectralRadius").innerText()).toMatch(/: ρ 1\.20$/);
      await page.locator(".events li").nth(1).waitFor();
      // Pressing an entry moves the cursor to it: the read-out of the loss names the change.
      await page.locator(".events li button").first().click();
      await page.locator("#figure-loss .chart-line", { hasText: "spectral radius" }).waitFor();
      await expect.poll(() => number(page, "half-life")).toBeGreaterThan(0);
    }));

  it("say why one of them does not apply", () =>
    visit(
      async ({ page }) => {
        await unfold(page);
        await page.getByText("Only a simple RNN lets you choose φ").waitFor();
        const box = page.locator('[data-dial="forgetBias"] input[type=number]');
        await box.fill("3");
        await expect.poll(() => dial(page, "forgetBias").innerText()).toMatch(/: b_f 3\.00$/);
      },
      { hash: "#cell=lstm&hidden=16" },
    ));
});

describe("the remedies", () => {
  it("act at once where they can, and say where they need a new network", () =>
    visit(async ({ page }) => {
      await unfold(page);
      await train(page);
      await reach(page, 20);
      await page.locator('[data-remedy="clip"]').uncheck();
      await page.getByText(/Gradient clipping by norm → off/).waitFor();
      await page.locator('[data-remedy="lstm"]').check();
      await page.getByText("need a new network").first().waitFor();
      await page.locator('[data-remedy="lstm"]').uncheck();
      await page.locator('[data-remedy="omega"]').check();
      await page.getByText(/Ω weight 0 → 4/).waitFor();
      await expect.poll(() => page.getByRole("radio", { name: "RNN" }).isChecked()).toBe(true);
    }));
});

describe("clipping", () => {
  const cosine = (page: Page) => number(page, "cosine");

  it("by norm keeps the direction of the gradient, by value turns it, and the page shows both", () =>
    visit(
      async ({ page }) => {
        await inPhase(page, "ready");
        await train(page);
        await expect.poll(() => cosine(page)).toBe(1);
        await page.getByText("shortens the gradient and keeps its direction").waitFor();
        await page.locator(".more > summary").first().click();
        await page.getByRole("radio", { name: "by value" }).check();
        await page.getByText("cuts the largest entries and turns the gradient").waitFor();
        await expect.poll(() => cosine(page)).toBeLessThan(0.999);
        await expect.poll(() => cosine(page)).toBeGreaterThan(0);
      },
      { hash: "#hidden=16&clipLimit=0.01" },
    ));
});

const widths = [360, 768, 1280];
const looks: (Visitor & { title: string })[] = widths.flatMap((width) =>
  [
    { locale: "en-GB", colorScheme: "light" as const },
    { locale: "zh-CN", colorScheme: "dark" as const },
  ].map((look) => ({ ...look, viewport: { width, height: 800 }, title: `${width} px, ${look.locale}, ${look.colorScheme}` })),
);

describe("for everybody", () => {
  it.each(looks)("axe reports nothing, and nothing is wider than the page: $title", ({ title: _, ...look }) =>
    visit(async ({ page, axe }) => {
      await unfold(page);
      await choose(page, "explode-linear");
      await train(page);
      await page.locator(".postmortem [role=img]").waitFor();
      await page.locator(".events li").first().waitFor();
      expect(await axe()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
    }, look),
  );

  it("works with the keyboard alone", () =>
    visit(async ({ page }) => {
      await inPhase(page, "ready");
      await page.locator(".breaking > summary").focus();
      await page.keyboard.press("Enter");
      await page.locator("[data-experiment]").first().waitFor();
      await page.keyboard.press("Tab");
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("data-experiment"))).toBe("explode-relu");
      await page.keyboard.press("Enter");
      await page.locator(".train-hint").waitFor();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.locator(".postmortem").waitFor();
      await page.getByRole("button", { name: "Rewind and clip" }).focus();
      await page.keyboard.press("Enter");
      await page.getByText("with clipping by norm").waitFor();
      await page.locator('[data-dial="spectralRadius"] input[type=number]').focus();
      await page.keyboard.press("ArrowUp");
      await page.locator(".events li", { hasText: "spectral radius ρ" }).waitFor();
      await page.locator('[data-remedy="clip"]').focus();
      await page.keyboard.press(" ");
      await expect.poll(() => page.locator('[data-remedy="clip"]').isChecked()).toBe(false);
    }));
});
