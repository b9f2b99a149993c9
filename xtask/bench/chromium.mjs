// `node xtask/bench/chromium.mjs [simd|scalar] [training|instruments]`: the same in the Chromium that CHROME names.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { serve } from "../../www/serve.mjs";
import { bundle, bundleLoop } from "./loop.mjs";
import { table } from "./measure.mjs";
import { overheadTable } from "./overhead.mjs";

const flavour = process.argv[2] ?? "simd";
const only = process.argv[3];
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
  const where = `wasm (${flavour}) in Chromium ${browser.version()}`;
  if (only !== "instruments") {
    const measured = await page.evaluate(async (/** @type {string} */ flavour) => {
      const [glue, measuring] = ["/www/pkg/unrolled.js", "/xtask/bench/measure.mjs"];
      const engine = await import(glue);
      await engine.default({ module_or_path: `/www/pkg/unrolled_${flavour}_bg.wasm` });
      return (await import(measuring)).measure(engine);
    }, flavour);
    console.log(table(where, measured));
  }
  if (only !== "training") {
    await bundleLoop();
    const measured = await page.evaluate(
      async (/** @type {{ flavour: string, bundle: string }} */ { flavour, bundle }) => {
        const [glue, measuring] = ["/www/pkg/unrolled.js", "/xtask/bench/overhead.mjs"];
        const engine = await import(glue);
        await engine.default({ module_or_path: `/www/pkg/unrolled_${flavour}_bg.wasm` });
        return (await import(measuring)).measureOverhead(engine, await import(bundle));
      },
      { flavour, bundle: `/${bundle}` },
    );
    console.log(overheadTable(where, measured));
  }
} finally {
  await browser.close();
  await server.close();
}
