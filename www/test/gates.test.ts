// Checks what the sources must not contain.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const www = join(import.meta.dirname, "..");

const sources = readdirSync(join(www, "src"), { recursive: true, encoding: "utf8" }).filter((path) => /\.tsx?$/.test(path));

const forbidden = [
  { name: "markup from strings", pattern: /\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write|createHTML/ },
  { name: "code from strings", pattern: /\beval\s*\(|new Function\b|createScript\b/ },
  { name: "an unchecked type", pattern: /:\s*any(\[\])*\s*[;,)=|>]|\bas any\b|<any>|@ts-(ignore|expect-error|nocheck)/ },
  { name: "another origin", pattern: /["'`(](https?:)?\/\/(?!www\.w3\.org\/)[a-z]/i },
];

test.each(sources)("%s contains nothing forbidden", (path) => {
  const text = readFileSync(join(www, "src", path), "utf8");
  for (const { name, pattern } of forbidden) expect(text.match(pattern)?.[0], name).toBeUndefined();
});

test("at most three packages besides Preact and its signals reach the browser, all of them pinned", () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(www, "package.json"), "utf8")) as Record<
    "dependencies" | "devDependencies",
    Record<string, string>
  >;
  const others = Object.keys(dependencies).filter((name) => !["preact", "@preact/signals"].includes(name));
  expect(others.length).toBeLessThanOrEqual(3);
  for (const version of Object.values({ ...dependencies, ...devDependencies })) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});

test("the lockfile contains no download address", () => {
  expect(readFileSync(join(www, "package-lock.json"), "utf8")).not.toMatch(/"resolved"/);
});
