// `node xtask/bench/recovery.mjs`: how soon training goes on after the engine has panicked, and after it has hung, on the
// page whose engine can break on request. Wall-clock milliseconds, with the machine's noise.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { serve } from "../../www/serve.mjs";
import { quantile } from "./frames.mjs";

const { chromium } = createRequire(new URL("../../www/package.json", import.meta.url))("playwright-core");

const TRIES = 5;
/** @typedef {{ unrolled: import("../../www/src/page/store.ts").Store }} Handle */

const server = await serve(fileURLToPath(new URL("../../www/dist-provoke", import.meta.url)), { headers: true });
const browser = await chromium.launch({
  executablePath: process.env["CHROME"] ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});

/** One fault in a page of its own: milliseconds until the page trains again. @param {"panic" | "hang"} fault @returns {Promise<number>} */
async function once(fault) {
  const page = await browser.newPage({ locale: "en-GB" });
  page.setDefaultTimeout(60_000);
  await page.goto(server.address);
  await page.getByRole("button", { name: "Train", exact: true }).and(page.locator("[aria-disabled=false]")).click();
  await page.waitForFunction(() => /** @type {Handle} */ (/** @type {unknown} */ (globalThis)).unrolled.run.readouts.value.updates > 300);
  const took = await page.evaluate(async (/** @type {"panic" | "hang"} */ kind) => {
    const { unrolled } = /** @type {Handle} */ (/** @type {unknown} */ (globalThis));
    const begun = performance.now();
    unrolled.run.provoke(kind);
    const back = () => unrolled.messages.all.value.some((message) => message.kind === "recovered") && unrolled.run.phase.value === "training";
    while (!back()) await new Promise((later) => setTimeout(later, 4));
    return performance.now() - begun;
  }, fault);
  await page.close();
  return took;
}

try {
  for (const fault of /** @type {const} */ (["panic", "hang"])) {
    const found = [];
    for (let i = 0; i < TRIES; i += 1) found.push(await once(fault));
    console.log(`after a ${fault}, training again: ${quantile(found, 0.5).toFixed(0)} ms (median of ${TRIES}), at most ${quantile(found, 1).toFixed(0)} ms`);
  }
} finally {
  await browser.close();
  await server.close();
}
