/** Old links open to the same state as before; see fixtures/links.mjs. */
import { describe, expect, it } from "vitest";
import { format, parse, readText, type Linked } from "../src/link";
import { LANE_FIELDS } from "../src/link/lanes";
import { texts } from "../src/texts";
import { DEFAULTS } from "../src/wire";
import fixture from "./fixtures/links.json";

/** A link, whether the page itself writes it like that, the state it opens to, and the text inside it. */
interface Case {
  readonly hash: string;
  readonly canonical: boolean;
  readonly linked: Linked;
  readonly text: string | null;
}

const cases = fixture as Case[];
const ids = texts.map(({ id }) => id);

describe("a link that was kept", () => {
  it.each(cases)("opens to its state: #$hash", async ({ hash, canonical, linked, text }) => {
    const parsed = parse(`#${hash}`, ids);
    expect(parsed.notices).toEqual([]);
    expect(parsed.linked).toEqual(linked);
    expect(parsed.packed === null ? null : await readText(parsed.packed)).toEqual(text === null ? null : { text });
    // A packed text is compared unpacked: two deflates of one text need not be the same bytes.
    if (canonical) expect(format(parsed.linked)).toBe(hash.replace(/(^|&)own=.*$/, ""));
  });

  it("is here for every task, text, view and setting", () => {
    expect(cases.length).toBeGreaterThanOrEqual(40);
    expect(new Set(cases.map(({ hash }) => hash)).size).toBe(cases.length);
    for (const field of Object.keys(DEFAULTS) as (keyof typeof DEFAULTS)[]) {
      expect(cases.some(({ linked }) => linked.settings[field] !== DEFAULTS[field]), field).toBe(true);
    }
    for (const field of LANE_FIELDS) {
      expect(cases.some(({ linked }) => linked.race.lanes.some((lane) => lane[field] !== undefined)), field).toBe(true);
    }
    expect(new Set(cases.map(({ linked }) => linked.settings.task)).size, "tasks").toBe(10);
    expect(new Set(cases.map(({ linked }) => linked.view)).size, "views").toBe(2);
    for (const id of ids) expect(cases.some(({ linked }) => linked.textId === id), id).toBe(true);
  });
});
