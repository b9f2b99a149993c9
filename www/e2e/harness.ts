// The base of every end-to-end test: a server for the built page, a browser, and a check of every visit.
// A visit fails when the page throws, logs an error, breaks its Content-Security-Policy, or asks any other origin for
// anything; a test that breaks things on purpose says which problems it expects.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { serve } from "../serve.mjs";

/** Which built folder: the one that is shipped, or the one whose engine can break on request. */
export type Site = "dist" | "dist-provoke";

/** How a visitor comes. */
export interface Visitor extends BrowserContextOptions {
  /** What follows the page's address, such as `#cell=lstm`. */
  hash?: string;
  /** The path the site lives below, such as `/some/where/`. */
  below?: string;
  /** Whether the server sends the security headers too; the policy in the page's head holds without them. */
  headers?: boolean;
  /** Scripts that run before the page's own. */
  before?: string[];
}

/** What a test gets from a visit. */
export interface Visit {
  page: Page;
  /** The page's address. */
  address: string;
  /** Addresses requested so far, in order. */
  requests: string[];
  /** Problems so far; any left at the end fail the test. */
  problems: string[];
  /** Declares problems like this one to be expected. */
  expectProblem(like: RegExp): void;
  /** What axe reports of the page as it is now, one line each. */
  axe(): Promise<string[]>;
}

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The browser that `CHROME` names, or the system's. */
function browserPath(): string {
  const candidates = [process.env["CHROME"], "/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser"];
  const found = candidates.find((path) => path !== undefined && existsSync(path));
  if (found === undefined) throw new Error("no Chromium: set CHROME to its path");
  return found;
}

/** Starts Chromium, as the tests need it. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath(), args: flags });
}

/** The folder a site was built into. */
export function folder(site: Site): string {
  return join(import.meta.dirname, "..", site);
}

const axeSource = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** Collects the violations that the document reports; those of workers reach the console. */
const noteViolations = `
  window.violations = [];
  document.addEventListener("securitypolicyviolation", (event) => {
    window.violations.push(event.violatedDirective + " by " + (event.blockedURI || event.sample));
  });
`;

/**
 * Opens one browser for a test file, and returns the function that visits the site in a fresh context: it runs
 * `body`, then fails if there were problems that `body` did not expect.
 */
export function visitor(site: Site): (body: (visit: Visit) => Promise<void>, options?: Visitor) => Promise<void> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  return async (body, { hash = "", below = "/", headers = true, before = [], ...context } = {}) => {
    const server = await serve(folder(site), { below, headers });
    const visited = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...context });
    try {
      const page = await visited.newPage();
      page.setDefaultTimeout(20_000);
      const requests: string[] = [];
      const problems: string[] = [];
      const expected: RegExp[] = [];
      const note = (problem: string) => {
        if (!expected.some((like) => like.test(problem))) problems.push(problem);
      };
      visited.on("request", (request) => {
        const address = request.url();
        requests.push(address);
        const local = address.startsWith(server.address) || /^(data|blob):/.test(address);
        if (!local) note(`foreign request: ${address}`);
        if (request.method() !== "GET") note(`${request.method()} request: ${address}`);
      });
      visited.on("requestfailed", (request) => note(`failed request: ${request.url()} ${request.failure()?.errorText}`));
      page.on("websocket", (socket) => note(`web socket: ${socket.url()}`));
      page.on("pageerror", (error) => note(`page error: ${error.message}`));
      page.on("crash", () => note("the page crashed"));
      page.on("console", (message) => {
        if (message.type() === "error") note(`console error: ${message.text()}`);
      });
      await page.addInitScript(noteViolations);
      for (const content of before) await page.addInitScript(content);

      const visit: Visit = {
        page,
        address: server.address,
        requests,
        problems,
        expectProblem(like) {
          expected.push(like);
          problems.splice(0, problems.length, ...problems.filter((problem) => !like.test(problem)));
        },
        axe: () => axe(page),
      };
      await page.goto(server.address + hash);
      await body(visit);

      const violations = page.isClosed() ? [] : await page.evaluate<string[]>("window.violations ?? []");
      for (const violation of violations) note(`policy violation: ${violation}`);
      expect(problems).toEqual([]);
    } finally {
      await visited.close();
      await server.close();
    }
  };
}

/** Runs axe with all its rules. It is injected through the debugger, to which the page's policy does not apply. */
async function axe(page: Page): Promise<string[]> {
  const debug = await page.context().newCDPSession(page);
  try {
    await debug.send("Runtime.evaluate", { expression: await readFile(axeSource, "utf8") });
    const run = `axe.run(document).then(({ violations }) => violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => id + ": " + help + " (" + target.join(" ") + ")")))`;
    const { result, exceptionDetails } = await debug.send("Runtime.evaluate", {
      expression: run,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
    return result.value;
  } finally {
    await debug.detach();
  }
}
