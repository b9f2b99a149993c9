/**
 * The frame of a picture: axes, cursor, zoom, caption; what is inside is painted by the chart, so that heatmaps and lines
 * share one frame, and axes move only when scales.ts says so.
 */
import { effect, untracked } from "@preact/signals";
import "./plot.css";
import { Above } from "./above";
import { drawAxes, drawTitles, EDGE_PX, LEFT_PX, plotArea, RIGHT_PX, type FrameAxes, type FrameAxis } from "./axes";
import { Canvas, watchRatio } from "./canvas";
import { Caption } from "./caption";
import { paletteFor, parseColour, theme, type Palette } from "./colours";
import type { TimeAxis, Cursor } from "./cursor";
import { element, type Table } from "./dom";
import { Hairs } from "./hairs";
import { listen, type Pointing } from "./pointing";
import type { Plot } from "./plot";
import type { Range } from "./scales";
import { plotWords } from "./words";

/** What a chart tells its frame. */
export interface FrameSpec extends FrameAxes {
  /** CSS class of the picture. */
  kind: string;
  /** Height with axes, in CSS pixels. */
  height: number;
  name(): string;
  trend(): string;
  table(): Table;
  /** What stands at the cursor, or null. */
  readout(x: number, y: number | null): string | null;
  /** Draws the inside; clipped to nothing, so that labels may leave the plot. */
  paint(plot: Plot): void;
  cursor: Cursor;
  /** The cursor along y, for heatmaps. */
  cursorY?: Cursor;
  /** The drawn position nearest to `x`, moved on by `steps` positions; null where nothing is drawn. */
  snap(x: number, steps: number): number | null;
  /** The same along y. */
  snapY?(y: number, steps: number): number | null;
  /** The shared axis of updates: makes the picture zoomable. */
  time?: TimeAxis;
  /** Width of the cursor in units of x: a column of a heatmap, or 0 for a hairline. */
  cursorWidth?: number;
  /** The least width of the plot area in CSS pixels, given the width `place`; where that is more than `place`, it scrolls sideways on its own. */
  leastWidth?(place: number): number;
  /** Stands between picture and caption, such as a colour key. */
  key?: HTMLElement;
}

/** Ticks tried for announcing an axis's range: so many that its ends are ticks. */
const NEWS_TICKS = 5;

/** How near the cursor must be to a mark to read it out, CSS pixels. */
const MARK_REACH_PX = 6;

/** A mounted frame. */
export class Frame {
  private readonly root = element("div", "chart");
  private readonly scroller = element("div", "chart-scroller");
  private readonly picture = element("div", "chart-picture");
  private readonly above: Above;
  /** The vertical axis once more, where the picture scrolls sideways under it. */
  private readonly still = element("canvas", "chart-still");
  private readonly canvas = new Canvas();
  private readonly hairs = new Hairs(this.canvas.over);
  private readonly caption: Caption;
  private readonly family: string;
  private palette: Palette;
  /** Width of the scroller in CSS pixels, kept because reading it from the element while drawing forces a layout each time. */
  private place: number;
  private rangeX: Range;
  private rangeY: Range;
  /** Whether something was drawn the last time. */
  private drawn = false;
  private readonly undo: (() => void)[] = [];

  constructor(
    host: HTMLElement,
    private readonly spec: FrameSpec,
  ) {
    this.root.classList.add(`chart-${spec.kind}`);
    this.picture.tabIndex = 0;
    this.picture.setAttribute("role", "img");
    this.picture.append(this.canvas.root);
    this.scroller.append(this.picture);
    this.above = new Above(() => {
      spec.time?.zoomTo(null);
      this.picture.focus();
    });
    this.root.append(this.scroller, this.above.root);
    this.still.hidden = true;
    if (spec.leastWidth) this.root.append(this.still);
    if (spec.key) this.root.append(spec.key);
    host.append(this.root);
    this.place = this.scroller.clientWidth;
    this.family = getComputedStyle(host).fontFamily;
    this.palette = this.currentPalette();
    this.rangeX = spec.x.range();
    this.rangeY = spec.y.range();
    this.caption = new Caption(this.root, this.picture, {
      name: () => spec.name(),
      trend: () => spec.trend(),
      table: () => spec.time?.marks.peek()?.annotate(spec.table()) ?? spec.table(),
      marked: () => spec.time?.marks.peek()?.summary() ?? "",
      readout: () => this.readout(),
    });
    this.undo.push(listen(this.canvas.over, this.picture, this.pointing(), spec.time !== undefined));
    this.watch();
  }

  /** Draws everything again. */
  redraw(): void {
    untracked(() => {
      this.paintNow();
      this.caption.update();
    });
  }

  destroy(): void {
    for (const stop of this.undo) stop();
    this.above.destroy();
    this.caption.destroy();
    this.root.remove();
  }

  private currentPalette(): Palette {
    return paletteFor(theme.value, parseColour(getComputedStyle(this.root).getPropertyValue("--paper")));
  }

  /** Follows language, theme, zoom and cursor. */
  private watch(): void {
    const { spec } = this;
    this.undo.push(
      effect(() => {
        void plotWords();
        this.root.dataset.theme = theme.value;
        this.above.name();
        untracked(() => {
          this.palette = this.currentPalette();
          this.paintNow();
          this.caption.refresh();
          this.caption.reflow();
        });
      }),
      effect(() => {
        if (spec.time) {
          void [spec.time.end.value, spec.time.marks.value];
          this.above.zoomed(spec.time.zoom.value !== null);
        }
        this.redraw();
      }),
      effect(() => {
        void [spec.cursor.value, spec.cursorY?.value];
        untracked(() => {
          this.placeHair();
          this.caption.point();
        });
      }),
    );
    const observer = new ResizeObserver(() => {
      // A width of 0 means that the picture is not laid out at the moment.
      this.place = this.scroller.clientWidth || this.place;
      this.resize();
    });
    observer.observe(this.scroller);
    this.undo.push(() => observer.disconnect(), watchRatio(() => this.draw()));
  }

  private width(): number {
    const { leastWidth, right } = this.spec;
    const frame = LEFT_PX + (right ? RIGHT_PX : EDGE_PX);
    return Math.max(this.place, leastWidth ? Math.ceil(leastWidth(this.place - frame) + frame) : 0);
  }

  /** Whether the picture is wider than its container. */
  private scrolls(): boolean {
    return this.spec.leastWidth !== undefined && this.canvas.width > this.place;
  }

  private resize(): void {
    const width = this.width();
    if (width > 0 && width !== this.canvas.width) {
      this.draw();
      this.placeHair();
      this.caption.reflow();
    }
  }

  private paintNow(): void {
    const reflows = this.canvas.width !== 0 && this.width() > 0 && this.width() !== this.canvas.width;
    const before = [this.rangeX, this.rangeY] as const;
    this.rangeX = this.spec.x.range();
    this.rangeY = this.spec.y.range();
    this.draw();
    if (reflows) this.caption.reflow();
    const drawn = this.spec.snap(this.rangeX[0], 0) !== null;
    // The first data set the axes; only later changes are announced.
    if (this.drawn) this.announce(before);
    this.drawn = drawn;
    this.placeHair();
  }

  /** Announces an axis that moved. The vertical one need not be named: its title is at the beginning of the same line. */
  private announce([x, y]: readonly [Range, Range]): void {
    const news = (phrase: (from: string, to: string) => string, axis: FrameAxis, before: Range, now: Range): string[] => {
      const ticks = before[0] === now[0] && before[1] === now[1] ? [] : axis.ticks(now, NEWS_TICKS);
      const [first, last] = [ticks[0], ticks[ticks.length - 1]];
      return first && last ? [phrase(first.text, last.text)] : [];
    };
    const words = plotWords();
    const { spec, rangeX, rangeY } = this;
    this.above.announce([...news(words.newRangeHere, spec.y, y, rangeY), ...news((from, to) => words.newRange(spec.x.title(), from, to), spec.x, x, rangeX)]);
  }

  /** Draws axes and contents with the current ranges and width. */
  private draw(): void {
    const { canvas, spec } = this;
    const width = Math.max(1, this.width());
    canvas.fit(width, spec.height, plotArea(spec, spec.time !== undefined, width, spec.height));
    // A width of 0 means that the picture is not visible.
    if (canvas.area.width === 0) return;
    const plot = this.plot();
    const { context } = canvas;
    drawAxes(plot, spec, this.rangeX, this.rangeY);
    context.save();
    spec.paint(plot);
    spec.time?.marks.peek()?.paint(plot);
    context.restore();
    drawTitles(plot, spec, this.scrolls());
    if (spec.leastWidth) this.keepAxis();
  }

  private plot(): Plot {
    const { context, ratio, pixels } = this.canvas;
    const { left, top, width, height } = pixels;
    const [x0, x1] = this.rangeX;
    const [y0, y1] = this.rangeY;
    return {
      context,
      palette: this.palette,
      ratio,
      left,
      top,
      width,
      height,
      x: (value) => left + ((value - x0) / (x1 - x0)) * width,
      y: (value) => top + height - ((value - y0) / (y1 - y0)) * height,
      font: (size) => `${size * ratio}px ${this.family}`,
    };
  }

  /** Copies the vertical axis over the left edge of a picture that is wider than its container. */
  private keepAxis(): void {
    this.still.hidden = !this.scrolls();
    if (this.still.hidden) return;
    const { canvas } = this.canvas.context;
    const width = Math.round(LEFT_PX * this.canvas.ratio);
    this.still.width = width;
    this.still.height = canvas.height;
    this.still.style.width = `${LEFT_PX}px`;
    this.still.style.height = `${this.canvas.height}px`;
    const context = this.still.getContext("2d");
    if (!context) return;
    context.fillStyle = this.palette.paper;
    context.fillRect(0, 0, width, canvas.height);
    context.drawImage(canvas, 0, 0, width, canvas.height, 0, 0, width, canvas.height);
  }

  private readout(): string | null {
    const { cursor, cursorY, readout, time } = this.spec;
    const x = cursor.value;
    const text = x === null ? null : readout(x, cursorY?.value ?? null);
    if (x === null || text === null) return text;
    const reach = (MARK_REACH_PX * Math.abs(this.rangeX[1] - this.rangeX[0])) / Math.max(1, this.canvas.area.width);
    return [text, ...(time?.marks.peek()?.near(x, reach) ?? [])].join(plotWords().semicolon);
  }

  private placeHair(): void {
    const { cursor, cursorY, cursorWidth } = this.spec;
    const at = this.hairs.place(cursor.peek(), cursorY?.peek() ?? null, [this.rangeX, this.rangeY], this.canvas.area, cursorWidth ?? 0);
    if (at !== null) this.reveal(at);
  }

  /** Scrolls a picture that is wider than its container so that a cursor moved by keys stays visible. */
  private reveal(x: number): void {
    if (document.activeElement !== this.picture || !this.scrolls()) return;
    const { clientWidth, scrollLeft } = this.scroller;
    const at = LEFT_PX + x;
    if (at < scrollLeft + LEFT_PX || at > scrollLeft + clientWidth - LEFT_PX) this.scroller.scrollLeft = at - clientWidth / 2;
  }

  private pointing(): Pointing {
    const { spec } = this;
    const valueX = (share: number): number => this.rangeX[0] + share * (this.rangeX[1] - this.rangeX[0]);
    const valueY = (share: number): number => this.rangeY[1] + share * (this.rangeY[0] - this.rangeY[1]);
    const [cursorY, snapY] = [spec.cursorY, spec.snapY];
    return {
      at: (x, y) => {
        spec.cursor.value = spec.snap(valueX(x), 0);
        if (cursorY && snapY) cursorY.value = snapY(valueY(y), 0);
      },
      away: () => {
        spec.cursor.value = null;
        if (cursorY) cursorY.value = null;
      },
      move: (right, down) => {
        if (right !== 0 || spec.cursor.value === null) {
          spec.cursor.value = spec.snap(spec.cursor.value ?? valueX(0.5), right);
        }
        if (cursorY && snapY && (down !== 0 || cursorY.value === null)) {
          cursorY.value = snapY(cursorY.value ?? valueY(0.5), down);
        }
        this.caption.speak();
      },
      jump: (end) => {
        spec.cursor.value = spec.snap(end === "first" ? this.rangeX[0] : this.rangeX[1], 0);
        this.caption.speak();
      },
      select: (from, to) => spec.time?.zoomTo([valueX(from), valueX(to)]),
      scale: (factor) => {
        spec.time?.scale(factor);
      },
      release: () => {
        spec.time?.zoomTo(null);
        spec.cursor.value = null;
        if (cursorY) cursorY.value = null;
      },
    };
  }
}
