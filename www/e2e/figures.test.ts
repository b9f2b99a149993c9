/** Every figure of the registry stands on the built page, under its id and its number. The tasks' are in tasks.test.ts. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { LABORATORY, orderOf } from "../src/figures/ids";
import { visitor } from "./harness";

const visit = visitor("dist");

/** The ids of the figures below `place`, in the order of the document, and the number that stands in each. */
const standing = (page: Page, place: string) =>
  page.locator(`${place} figure`).evaluateAll((figures) => figures.map((figure) => [figure.id, figure.querySelector(".picture-number")?.textContent]));

/** Ids as they must stand, counted from `first`. */
const numbered = (ids: readonly string[], first: number) => ids.map((id, i) => [`figure-${id}`, `Figure ${first + i}`]);

describe("every figure", () => {
  it("of a text and of the laboratory has its id and its number", () =>
    visit(async ({ page }) => {
      await page.locator('html[data-phase="ready"]').waitFor();
      await page.locator(".laboratory").scrollIntoViewIfNeeded();
      await page.locator("#figure-truncation").waitFor();
      const own = orderOf("text").slice(0, -LABORATORY.length);
      expect(await standing(page, "#pictures")).toEqual(numbered(own, 1));
      expect(await standing(page, ".lab")).toEqual(numbered(LABORATORY, own.length + 1));
    }));

  it("of a race has its id and its number", () =>
    visit(
      async ({ page }) => {
        await page.locator('html[data-phase="ready"]').waitFor();
        const found = await standing(page, "#pictures");
        const ids = ["history", "loss", "norm", "lag", "connect", "writing"];
        expect(found.toSorted(([, a], [, b]) => String(a).localeCompare(String(b)))).toEqual(numbered(ids, 1));
      },
      { hash: "#view=race" },
    ));
});
