/** The hairlines of a picture at its cursors: elements over the plot, so that moving them redraws nothing. */
import type { Box } from "./canvas";
import { element } from "./dom";
import type { Range } from "./scales";

/** An upright hairline, or a band as wide as a column, and a level one. */
export class Hairs {
  private readonly upright = element("div", "chart-hair");
  private readonly level = element("div", "chart-hair chart-hair-y");

  constructor(over: HTMLElement) {
    this.upright.hidden = true;
    this.level.hidden = true;
    over.append(this.upright, this.level);
  }

  /**
   * Points at `x` and `y`, null for nowhere, on axes over `area`; `wide` is the width of the upright one in units of x.
   * Returns the position of the upright one, CSS pixels from the left of the area, or null where it is outside.
   */
  place(x: number | null, y: number | null, [rangeX, rangeY]: readonly [Range, Range], area: Box, wide: number): number | null {
    const share = x === null ? -1 : shareOf(x, rangeX);
    this.upright.hidden = share < 0 || share > 1;
    if (!this.upright.hidden) {
      const width = (wide / Math.abs(rangeX[1] - rangeX[0])) * area.width;
      this.upright.style.transform = `translateX(${share * area.width - width / 2}px)`;
      this.upright.style.width = `${Math.max(1, width)}px`;
    }
    const down = y === null ? -1 : 1 - shareOf(y, rangeY);
    this.level.hidden = down < 0 || down > 1;
    if (!this.level.hidden) this.level.style.transform = `translateY(${down * area.height}px)`;
    return this.upright.hidden ? null : share * area.width;
  }
}

function shareOf(value: number, [from, to]: Range): number {
  return (value - from) / (to - from);
}
