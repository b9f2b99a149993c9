// What a visit costs.
import { expect, test } from "vitest";
import { budget, firstVisit, sizes } from "../sizes.mjs";
import { folder } from "./harness.ts";

test("the first visit and each wasm module stay within the budget", async () => {
  const files = await sizes(folder("dist"));
  const modules = files.filter(({ path }) => path.endsWith(".wasm"));
  expect(modules).toHaveLength(3);
  for (const { path, gzip } of modules) expect(gzip, path).toBeLessThanOrEqual(budget.wasm);
  expect(firstVisit(files)).toBeLessThanOrEqual(budget.visit);
});
