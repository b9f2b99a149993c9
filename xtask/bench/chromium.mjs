// `node xtask/bench/chromium.mjs [training|instruments]`: the same in the Chromium that CHROME names.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { serve } from "../../www/serve.mjs";
import { bundle, bundleLoop } from "./loop.mjs";
import { table } from "./measure.mjs";
import { overheadTable } from "./overhead.mjs";

const only = process.argv[2];
const { chromium } = createRequire(new URL("../../www/package.json", import.meta.url))("playwright-core");

const server = await serve(fileURLToPath(new URL("../..", import.meta.url)), { headers: false });
const browser = await chromium.launch({
  executablePath: process.env["CHROME"] ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.goto(`${server.address}xtask/bench/measure.mjs`);
  const where = `wasm in Chromium ${browser.version()}`;
  if (only !== "instruments") {
    const measured = await page.evaluate(async () => {
      const [glue, measuring] = ["/www/pkg/unrolled.js", "/xtask/bench/measure.mjs"];
      const engine = await import(glue);
      await engine.default({ module_or_path: "/www/pkg/unrolled_bg.wasm" });
      return (await import(measuring)).measure(engine);
    });
    console.log(table(where, measured));
  }
  if (only !== "training") {
    await bundleLoop();
    const measured = await page.evaluate(
      async (/** @type {string} */ bundle) => {
        const [glue, measuring] = ["/www/pkg/unrolled.js", "/xtask/bench/overhead.mjs"];
        const engine = await import(glue);
        await engine.default({ module_or_path: "/www/pkg/unrolled_bg.wasm" });
        return (await import(measuring)).measureOverhead(engine, await import(bundle));
      },
      `/${bundle}`,
    );
    console.log(overheadTable(where, measured));
  }
} finally {
  await browser.close();
  await server.close();
}
