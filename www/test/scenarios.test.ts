import { describe, expect, it } from "vitest";
import { scenarioOf, scenariosOf, type Place } from "../src/scenarios";
import { tasks } from "../src/tasks";

const PLACES: readonly Place[] = ["experiments", "remedies", "races", ...Object.values(tasks).map(({ id }) => id)];

describe.each(PLACES)("the scenarios of %s", (place) => {
  it("are found by their full names, which are unique", async () => {
    const all = await scenariosOf(place);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const scenario of all) {
      expect(scenario.id).toMatch(/^[a-z0-9.-]+$/);
      expect(await scenarioOf(`${place}/${scenario.id}`)).toBe(scenario);
    }
    expect(await scenarioOf(`${place}/none`)).toBeUndefined();
  });

  it("have both languages", async () => {
    for (const { name, look, lookOnTask = look, notOfNumbers = look } of await scenariosOf(place)) {
      for (const phrase of [name, look, lookOnTask, notOfNumbers]) {
        expect(phrase.en.trim()).not.toBe("");
        expect(phrase.zh.trim()).not.toBe("");
      }
    }
  });
});

describe("what is expected", () => {
  it("is stated for every experiment and every preset", async () => {
    for (const place of PLACES) {
      if (place === "remedies" || place === "races") continue;
      for (const { id, expected = [] } of await scenariosOf(place)) expect(expected, `${place}/${id}`).not.toEqual([]);
    }
  });

  it("is stated for runs that exist in the race", async () => {
    for (const scenario of await scenariosOf("races")) {
      const runs = "lanes" in scenario ? scenario.lanes.length : 0;
      for (const { run = 0, above, below } of scenario.expected ?? []) {
        expect(run).toBeLessThan(runs);
        for (const limit of [above, below]) if (typeof limit === "object") expect(Number(limit.of)).toBeLessThan(runs);
      }
    }
  });
});
