// How soon a visitor sees something learnt, and what the visit transfers until then.
import { expect, test } from "vitest";
import { gzipSync } from "node:zlib";
import { budget } from "../sizes.mjs";
import { visitor } from "./harness.ts";

const visit = visitor("dist");

/** From navigation to the first update, on localhost. */
const FIRST_UPDATE_MS = 1500;

test("the first update is made soon after navigation, within the budget of bytes", async () => {
  const times: number[] = [];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await visit(
      async ({ page, requests, address }) => {
        await page.getByRole("button", { name: "Train", exact: true }).and(page.locator(":enabled")).click();
        // The page's own clock starts at its navigation.
        times.push(
          await page.evaluate(
            () =>
              new Promise<number>((resolve) => {
                const look = () => {
                  const updates = document.querySelector("output[data-figure=updates]")?.textContent ?? "";
                  if (Number(updates.replace(/\D/g, "")) > 0) resolve(performance.now());
                  else requestAnimationFrame(look);
                };
                look();
              }),
          ),
        );
        if (attempt > 0) return;
        const bodies = [...new Set(requests)].filter((one) => one.startsWith(address)).map(async (one) => {
          const body = await fetch(one).then((response) => response.arrayBuffer());
          return gzipSync(new Uint8Array(body), { level: 9 }).length;
        });
        const transferred = (await Promise.all(bodies)).reduce((sum, bytes) => sum + bytes, 0);
        console.log(`first visit: ${transferred} bytes after gzip in ${bodies.length} requests`);
        expect(transferred).toBeLessThanOrEqual(budget.visit);
      },
      { locale: "en-GB" },
    );
  }
  console.log(`first update after ${times.map((time) => Math.round(time)).join(", ")} ms`);
  // The machine may be busy with something else once; the page is not slow unless it is slow every time.
  expect(Math.min(...times)).toBeLessThanOrEqual(FIRST_UPDATE_MS);
});
