// What a visit transfers until the first update. `cargo xtask bench` measures how soon that is.
import { expect, test } from "vitest";
import { gzipSync } from "node:zlib";
import { budget } from "../sizes.mjs";
import { visitor } from "./harness.ts";

const visit = visitor("dist");

test("the first update is made within the budget of bytes", async () => {
  await visit(
    async ({ page, requests, address }) => {
      await page.getByRole("button", { name: "Train", exact: true }).and(page.locator(":enabled")).click();
      await page.waitForFunction(() => {
        const updates = document.querySelector("output[data-figure=updates]")?.textContent ?? "";
        return Number(updates.replace(/\D/g, "")) > 0;
      });
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
});
