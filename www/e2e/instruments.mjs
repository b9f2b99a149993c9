// Takes a picture of every instrument on the built page into docs/instruments: `node e2e/instruments.mjs`, after a build.
// The network is the page's own default, of each cell where the picture is about gates.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { withBuiltPage } from "./built.mjs";

/** Where the pictures go. */
const folder = join(import.meta.dirname, "../../docs/instruments");

/** Training stops at these updates, for as long as the measurements take, so that measured curves have points. */
const STOPS = [25, 50, 100, 150, 200, 250, 300, 350, 400];
const LOOK_MS = 1200;

/** Links, the number of updates, and the pictures: the figure's name on the page, and the file's where it differs. */
const PAGES = [
  { hash: "", stops: STOPS, figures: [["lag"], ["history"], ["check"], ["cliff"], ["connect"], ["spectrum"], ["radius"], ["product"], ["saturation"], ["weight"], ["truncation"]] },
  { hash: "#cell=lstm&forgetBias=3", stops: [], figures: [["lag", "lag-lstm"]] },
  { hash: "#cell=lstm&forgetBias=3", stops: [400], figures: [["saturation", "gates"]] },
];

await mkdir(folder, { recursive: true });
await withBuiltPage(async (browser, address) => {
  for (const { hash, stops, figures } of PAGES) {
    const context = await browser.newContext({ viewport: { width: 768, height: 1000 }, locale: "en-GB", colorScheme: "light" });
    const page = await context.newPage();
    await page.goto(address + hash);
    await page.locator('html[data-phase="ready"]').waitFor();
    // Near the laboratory before training starts, so that curves over the updates begin at the first.
    await page.locator(".laboratory").scrollIntoViewIfNeeded();
    await page.locator("#figure-radius").scrollIntoViewIfNeeded();
    await page.locator("#figure-radius .picture-wait").waitFor({ state: "detached" });
    for (const stop of stops) {
      await page.keyboard.press(" ");
      await page.waitForFunction(
        (updates) => Number(document.querySelector('[data-figure="updates"]')?.textContent?.replaceAll(",", "")) >= updates,
        stop,
        { timeout: 300_000 },
      );
      await page.keyboard.press(" ");
      await page.locator('html[data-phase="paused"]').waitFor();
      await page.waitForTimeout(LOOK_MS);
    }
    for (const [name, file = name] of figures) {
      const figure = page.locator(`#figure-${name}`).first();
      await figure.scrollIntoViewIfNeeded();
      if (name === "check") {
        await figure.getByRole("button").first().click();
        await figure.getByText("relative error is").waitFor();
      }
      await page.waitForFunction((name) => !document.querySelector(`#figure-${name} .picture-wait`), name);
      await page.waitForTimeout(1500);
      await figure.screenshot({ path: join(folder, `${file}.png`) });
      console.log(`docs/instruments/${file}.png`);
    }
    await context.close();
  }
});
