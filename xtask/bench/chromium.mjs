// `node xtask/bench/chromium.mjs [simd|scalar]`: the same in the Chromium that CHROME names.
import { createRequire } from "node:module";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../../www/serve.mjs";
import { table } from "./measure.mjs";

const flavour = process.argv[2] ?? "simd";
const { chromium } = createRequire(new URL("../../www/package.json", import.meta.url))("playwright-core");

const folder = await mkdtemp(join(tmpdir(), "unrolled-bench-"));
await cp(fileURLToPath(new URL(".", import.meta.url)), folder, { recursive: true });
await cp(fileURLToPath(new URL("../../www/pkg", import.meta.url)), folder, { recursive: true });
const server = await serve(folder, { headers: false });
const browser = await chromium.launch({
  executablePath: process.env["CHROME"] ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.goto(`${server.address}measure.mjs`);
  const measured = await page.evaluate(async (/** @type {{ address: string, flavour: string }} */ { address, flavour }) => {
    const engine = await import(`${address}unrolled.js`);
    await engine.default({ module_or_path: `${address}unrolled_${flavour}_bg.wasm` });
    return (await import(`${address}measure.mjs`)).measure(engine);
  }, { address: server.address, flavour });
  console.log(table(`wasm (${flavour}) in Chromium ${browser.version()}`, measured));
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true });
}
