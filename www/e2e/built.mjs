// The built page in a browser, for the scripts that take pictures of it.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "../serve.mjs";

/**
 * Serves `dist`, starts Chromium, and stops both when `body` has ended.
 * @param {(browser: import("playwright-core").Browser, address: string) => Promise<void>} body
 */
export async function withBuiltPage(body) {
  const candidates = [process.env["CHROME"], "/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser"];
  const executablePath = candidates.find((path) => path !== undefined && existsSync(path));
  if (executablePath === undefined) throw new Error("no Chromium: set CHROME to its path");
  const server = await serve(join(import.meta.dirname, "../dist"), { below: "/", headers: true });
  const browser = await chromium.launch({ executablePath, args: ["--headless", "--no-sandbox", "--disable-gpu"] });
  try {
    await body(browser, server.address);
  } finally {
    await browser.close();
    await server.close();
  }
}
