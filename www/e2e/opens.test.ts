// The page opens: at any address, in both languages and themes, and sends nothing to anyone.
import { expect, test } from "vitest";
import { visitor } from "./harness.ts";

const visit = visitor("dist");

const hosts = [
  { name: "at the root of a host", below: "/", headers: true },
  { name: "below a path", below: "/some/where/", headers: true },
  { name: "on a host that sends no security headers", below: "/", headers: false },
];

test.each(hosts)("opens $name", async ({ below, headers }) => {
  await visit(
    async ({ page }) => {
      await page.getByRole("button", { name: "Train", exact: true }).waitFor();
      expect(await page.title()).toContain("Unrolled");
    },
    { below, headers, locale: "en-GB" },
  );
});

test("fetches one wasm module, the one that trains on text, and nothing after it has settled", async () => {
  await visit(async ({ page, requests }) => {
    await page.locator("output[data-figure=updates]").waitFor();
    await page.waitForLoadState("networkidle");
    const modules = requests.filter((address) => address.endsWith(".wasm"));
    expect(modules).toHaveLength(1);
    expect(modules[0]).toMatch(/\/unrolled_bg/);
    const before = requests.length;
    await page.waitForTimeout(1000);
    expect(requests.slice(before)).toEqual([]);
  });
});

const looks = ["en-GB", "zh-CN"].flatMap((locale) =>
  (["light", "dark"] as const).map((colorScheme) => ({ locale, colorScheme })),
);

test.each(looks)("axe reports nothing: $locale, $colorScheme", async ({ locale, colorScheme }) => {
  await visit(
    async ({ page, axe }) => {
      await page.locator("output[data-figure=updates]").waitFor();
      expect(await axe()).toEqual([]);
    },
    { locale, colorScheme },
  );
});
