// A lost worker is replaced, and training goes on as if nothing had happened: the same final weights, the page usable
// all the time. Uses the build whose engine can break on request.
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import type { Message } from "../src/page/shapes";
import type { Store } from "../src/page/store";
import { visitor } from "./harness.ts";

const visit = visitor("dist-provoke");
const STOP = 1200;
const options = { locale: "en-GB", hash: `#stop=${STOP}` };

type Handle = { unrolled: Store };

/** Waits until the page pauses by itself; returns the hash of the weights. */
async function finish(page: Page): Promise<string | null> {
  await page.waitForFunction(
    (stop) => {
      const { phase, readouts } = (globalThis as unknown as Handle).unrolled.run;
      return phase.value === "paused" && readouts.value.updates === stop;
    },
    STOP,
    { timeout: 50_000 },
  );
  return page.evaluate(() => (globalThis as unknown as Handle).unrolled.run.readouts.value.hash);
}

async function train(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Train", exact: true }).and(page.locator("[aria-disabled=false]")).click();
  await page.waitForFunction(() => (globalThis as unknown as Handle).unrolled.run.readouts.value.updates > 300);
}

const provoke = (page: Page, fault: "panic" | "hang"): Promise<void> =>
  page.evaluate((kind) => (globalThis as unknown as Handle).unrolled.run.provoke(kind), fault);

const messages = (page: Page): Promise<readonly Message[]> =>
  page.evaluate(() => [...(globalThis as unknown as Handle).unrolled.messages.all.value]);

let undisturbed: string | null = null;

beforeAll(async () => {
  await visit(async ({ page }) => {
    await train(page);
    undisturbed = await finish(page);
  }, options);
});

const faults = [
  { fault: "panic", expected: /panicked|provoked/ },
  { fault: "hang", expected: /^$/ },
] as const;

test.each(faults)("after a $fault training goes on and ends with the same weights", async ({ fault, expected }) => {
  await visit(async ({ page, expectProblem, requests }) => {
    expectProblem(expected);
    await train(page);
    const before = requests.length;
    await provoke(page, fault);
    // The page stays usable while there is no worker.
    await page.getByRole("button", { name: /^中文/ }).click();
    await page.getByRole("button", { name: /^(EN|English)/ }).click();
    await page.waitForFunction(() =>
      (globalThis as unknown as Handle).unrolled.messages.all.value.some(({ kind }) => kind === "recovered"),
    );
    expect(await finish(page)).toBe(undisturbed);
    expect((await messages(page)).map(({ kind }) => kind)).toEqual(["recovered"]);
    // The compiled engine was kept and posted to the new worker.
    expect(requests.slice(before).filter((address) => address.endsWith(".wasm"))).toEqual([]);
  }, options);
});

test("after three panics within a minute it stops trying, keeps everything, and starts again on request", async () => {
  await visit(async ({ page, expectProblem }) => {
    expectProblem(/panicked|provoked/);
    await train(page);
    for (let i = 0; i < 3; i += 1) {
      await page.waitForFunction(() => (globalThis as unknown as Handle).unrolled.run.phase.value === "training");
      await provoke(page, "panic");
      await page.waitForFunction(() => (globalThis as unknown as Handle).unrolled.run.phase.value !== "training");
    }
    await page.waitForFunction(() => (globalThis as unknown as Handle).unrolled.run.phase.value === "failed");
    expect((await messages(page)).map(({ kind }) => kind)).toContain("failed");
    await page.evaluate(() => (globalThis as unknown as Handle).unrolled.restart());
    // From the last checkpoint, or from the start where there was none yet.
    await page.waitForFunction(() => ["ready", "paused"].includes((globalThis as unknown as Handle).unrolled.run.phase.value));
    await page.evaluate(() => (globalThis as unknown as Handle).unrolled.train());
    expect(await finish(page)).toBe(undisturbed);
  }, options);
});
