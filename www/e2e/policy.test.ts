// The Content-Security-Policy is in force, in the page's head and in the headers, and it is the strict one.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folder, visitor } from "./harness.ts";

const visit = visitor("dist");

// Written a second time on purpose: whoever loosens the policy has to change it here too.
const golden =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
  "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; " +
  "require-trusted-types-for 'script'; trusted-types unrolled";

test("the policy is first in the head, and the same in the headers and the page on hosting", async () => {
  const html = await readFile(join(folder("dist"), "index.html"), "utf8");
  expect(html).toMatch(/<head>\s*<meta http-equiv="Content-Security-Policy" content="/);
  expect(html.match(/content="([^"]*)"/)?.[1]).toBe(golden);
  const headers = await readFile(join(folder("dist"), "_headers"), "utf8");
  expect(headers).toContain(`  Content-Security-Policy: ${golden}\n`);
  const hosting = await readFile(join(import.meta.dirname, "../../docs/hosting.md"), "utf8");
  expect(hosting).toContain(`add_header Content-Security-Policy "${golden}";`);
});

test("what the policy forbids does not work, with and without headers", async () => {
  for (const headers of [true, false]) {
    await visit(
      async ({ page, expectProblem }) => {
        expectProblem(/policy violation|console error: .*(Trusted|Content Security Policy|violates)/);
        const refused = await page.evaluate(async () => {
          // While a debugger's call is on the stack, the browser allows functions from strings.
          await new Promise((later) => setTimeout(later));
          const throws = (attempt: () => unknown) => {
            try {
              attempt();
              return false;
            } catch {
              return true;
            }
          };
          const trustedTypes = (globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): object } })
            .trustedTypes;
          return {
            innerHTML: throws(() => (document.createElement("p").innerHTML = "<b>bold</b>")),
            function: throws(() => new Function("return 1")()),
            worker: throws(() => new Worker("assets/other.js")),
            policy: throws(() => trustedTypes.createPolicy("another", {})),
            write: throws(() => document.write("<p>text</p>")),
          };
        });
        expect(refused).toEqual({ innerHTML: true, function: true, worker: true, policy: true, write: true });
      },
      { headers },
    );
  }
});

test("without JavaScript the page says what it needs, in both languages", async () => {
  await visit(
    async ({ page }) => {
      const text = await page.locator("body").innerText();
      expect(text).toContain("please switch JavaScript on");
      expect(text).toContain("请启用 JavaScript");
    },
    { javaScriptEnabled: false },
  );
});
