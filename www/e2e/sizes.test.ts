// What a visit costs.
import { expect, test } from "vitest";
import { budget, firstVisit, sizes } from "../sizes.mjs";
import { folder } from "./harness.ts";

test("the first visit and each wasm module stay within the budget", async () => {
  const files = await sizes(folder("dist"));
  const modules = files.filter(({ path }) => path.endsWith(".wasm"));
  expect(modules).toHaveLength(Object.keys(budget.wasm).length);
  for (const [name, limit] of Object.entries(budget.wasm)) {
    const module = modules.find(({ path }) => path.includes(`${name}_bg`));
    expect(module?.gzip, name).toBeLessThanOrEqual(limit);
  }
  expect(firstVisit(files)).toBeLessThanOrEqual(budget.visit);
});
