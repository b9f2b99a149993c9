/**
 * The cliff: the error of a one-unit network over its two weights, the wall through it, and two descents from one start,
 * which is taken with the pointer or moved with arrow keys.
 */
import { untracked } from "@preact/signals";
import { say, type Phrase } from "../i18n";
import { createCursor } from "../plot/cursor";
import { element, spread } from "../plot/dom";
import { count, fixed, magnitude } from "../plot/format";
import { Frame } from "../plot/frame";
import type { Plot } from "../plot/plot";
import { ColourKey } from "../plot/key";
import { inside, labels, segment, type Label, type Stroke } from "../plot/paint";
import { Raster } from "../plot/raster";
import { linearTicks, type Range } from "../plot/scales";
import type { Chart } from "../plot/chart";
import { chartWords } from "./words";

export const words = {
  name: { en: "Error of a one-unit network over w and b", zh: "单个单元的网络在 w、b 平面上的误差" },
  w: { en: "w, recurrent weight", zh: "w，循环权重" },
  b: { en: "b, bias", zh: "b，偏置" },
  error: { en: "error E; white line: the wall", zh: "误差 E；白线：陡壁" },
  at: { en: "w {w}, b {b}: error {error}", zh: "w {w}，b {b}：误差 {error}" },
  handle: { en: "Start of the descent: w {w}, b {b}. Arrow keys move it.", zh: "下降的起点：w {w}，b {b}。方向键移动它。" },
  endsAt: { en: "ends with E = {error} at ({w}, {b})", zh: "终点 E = {error}，在（{w}，{b}）" },
  ends: { en: "E = {error}", zh: "E = {error}" },
  clippedEnds: { en: "clipped at {limit}: E = {error}", zh: "裁剪上限 {limit}：E = {error}" },
  clippedEndsAt: { en: "clipped at {limit}: E = {error} at ({w}, {b})", zh: "裁剪上限 {limit}：E = {error}，在（{w}，{b}）" },
  thrown: {
    en: "Without clipping, update {update} meets a gradient of norm {slope} and is thrown {length} far; it ends at ({w}, {b}) with an error of {error}.",
    zh: "不裁剪时，第 {update} 次更新遇到范数为 {slope} 的梯度，被抛出 {length} 远，最后停在（{w}，{b}），误差 {error}。",
  },
  calm: {
    en: "Without clipping, nothing is thrown: after {updates} {updates|update|updates} it is at ({w}, {b}) with an error of {error}.",
    zh: "不裁剪时也没有被抛出：{updates} 次更新后到达（{w}，{b}），误差 {error}。",
  },
  then: {
    en: "Clipped at {limit}, it ends at ({w}, {b}) with an error of {error}.",
    zh: "裁剪上限为 {limit} 时，停在（{w}，{b}），误差 {error}。",
  },
  both: { en: "{first} {second}", zh: "{first}{second}" },
  freePlace: { en: "unclipped: w, b", zh: "不裁剪：w，b" },
  clippedPlace: { en: "clipped: w, b", zh: "裁剪：w，b" },
} as const satisfies Record<string, Phrase>;

/** A descent: rows of w, b, error and gradient norm, the start first. */
export type Path = ArrayLike<number>;

const ROW = 4;

/** What is drawn. */
export interface PlaneData {
  /** Error of every cell, row by row from the highest b; `columns` × `rows`. */
  errors: ArrayLike<number>;
  columns: number;
  rows: number;
  w: Range;
  b: Range;
  /** The largest error of the colour scale. */
  most: number;
  /** Pairs of w and b on the wall. */
  wall: ArrayLike<number>;
  free: Path;
  clipped: Path;
  /** The limit of clipping. */
  limit: number;
  /** Where the reader puts the start: ahead of the descents by as long as they take to compute. */
  start: readonly [number, number];
}

export interface PlaneOptions {
  /** The reader moved the start. */
  onStart(w: number, b: number): void;
}

/** A descent in a few numbers. */
export interface Told {
  /** The longest move: after which update, how long, and the gradient norm that caused it. */
  jump: { update: number; length: number; slope: number };
  end: { w: number; b: number; error: number };
}

/** What there is to tell about a descent; null for one of fewer than two places. */
export function tell(path: Path): Told | null {
  const last = path.length / ROW - 1;
  if (last < 1) return null;
  const at = (i: number, field: number): number => path[i * ROW + field] ?? Number.NaN;
  let jump = { update: 0, length: 0, slope: at(0, 3) };
  for (let i = 0; i < last; i += 1) {
    const length = Math.hypot(at(i + 1, 0) - at(i, 0), at(i + 1, 1) - at(i, 1));
    if (length > jump.length) jump = { update: i + 1, length, slope: at(i, 3) };
  }
  return { jump, end: { w: at(last, 0), b: at(last, 1), error: at(last, 2) } };
}

/** A jump this long is worth a label. */
const JUMP = 1;
/** The label of an end right of this w stands to its left. */
const END_LEFT = 5.5;
/** CSS pixels of a plot that has room for long labels. */
const ROOMY = 420;
/** How far an arrow key moves the start. */
const NUDGE = 0.05;
const LEAP = 10;
/** Wall places of neighbouring columns that are joined lie at most this far apart. */
const JOINED = 0.3;
const HEIGHT = 420;

/** Rounded to what an arrow key moves: 0.01. */
const rounded = (x: number): number => Math.round(x * 100) / 100;

/** Mounts the drawing in `host`. */
export function mountPlane(host: HTMLElement, options: PlaneOptions): Chart<PlaneData> {
  let data: PlaneData | null = null;
  let painted: ArrayLike<number> | null = null;
  let paintedWith: Uint32Array | null = null;
  const raster = new Raster();
  const cursor = createCursor();
  const cursorY = createCursor();
  const colours = new ColourKey();
  const handle = element("button", "chart-start");
  handle.type = "button";
  const below = element("div", "");
  below.append(handle, colours.root);

  const w = (): Range => data?.w ?? [0, 1];
  const b = (): Range => data?.b ?? [0, 1];
  const place = (path: Path, i: number): [number, number] => [path[i * ROW] ?? 0, path[i * ROW + 1] ?? 0];

  const errorAt = (x: number, y: number): number => {
    if (data === null) return Number.NaN;
    const { columns, rows, errors } = data;
    const column = Math.min(columns - 1, Math.floor(((x - data.w[0]) / (data.w[1] - data.w[0])) * columns));
    const row = Math.min(rows - 1, Math.floor(((data.b[1] - y) / (data.b[1] - data.b[0])) * rows));
    return errors[row * columns + column] ?? Number.NaN;
  };

  const fill = (map: Uint32Array, { errors, columns, rows, most }: PlaneData): void => {
    if (painted === errors && paintedWith === map) return;
    painted = errors;
    paintedWith = map;
    const pixels = raster.pixels(columns, rows);
    for (let i = 0; i < pixels.length; i += 1) {
      pixels[i] = map[Math.max(0, Math.min(255, Math.round(((errors[i] ?? 0) / most) * 255)))] ?? 0;
    }
    raster.done();
  };

  const trace = (plot: Plot, path: Path, dash: readonly number[]): void => {
    const { context, ratio } = plot;
    // White under black: seen on every colour of the map.
    for (const [colour, width] of [["#ffffff", 4], ["#000000", 2]] as const) {
      context.save();
      context.strokeStyle = colour;
      context.lineWidth = width * ratio;
      context.lineJoin = "round";
      context.setLineDash((colour === "#ffffff" ? [] : dash).map((length) => length * ratio));
      context.beginPath();
      for (let i = 0; i * ROW < path.length; i += 1) {
        const [x, y] = place(path, i);
        if (i === 0) context.moveTo(plot.x(x), plot.y(y));
        else context.lineTo(plot.x(x), plot.y(y));
      }
      context.stroke();
      context.restore();
    }
  };

  /** A dot where each descent ends. */
  const ends = (plot: Plot, paths: readonly Path[]): void => {
    const { context, ratio } = plot;
    for (const path of paths) {
      const [x, y] = place(path, path.length / ROW - 1);
      context.beginPath();
      context.arc(plot.x(x), plot.y(y), 4 * ratio, 0, 2 * Math.PI);
      context.fillStyle = "#000000";
      context.strokeStyle = "#ffffff";
      context.lineWidth = 1.5 * ratio;
      context.fill();
      context.stroke();
    }
  };

  const walls = (plot: Plot, wall: ArrayLike<number>): void => {
    const pieces: [number, number, number, number][] = [];
    for (let i = 0; i + 3 < wall.length; i += 2) {
      for (let j = i + 2; j + 1 < wall.length; j += 2) {
        const [x0, y0, x1, y1] = [wall[i] ?? 0, wall[i + 1] ?? 0, wall[j] ?? 0, wall[j + 1] ?? 0];
        if (x1 === x0) continue;
        // Columns are in order: the first of the next one that is near continues this one.
        if (x1 - x0 > 0.1) break;
        if (Math.abs(y1 - y0) <= JOINED) {
          pieces.push([x0, y0, x1, y1]);
          break;
        }
      }
    }
    for (const [colour, width] of [["#000000", 3], ["#ffffff", 1.5]] as const) {
      for (const [x0, y0, x1, y1] of pieces) segment(plot, plot.x(x0), plot.y(y0), plot.x(x1), plot.y(y1), { colour, width });
    }
  };

  const paint = (plot: Plot): void => {
    if (data === null) return;
    const { palette, ratio } = plot;
    const { free, clipped, limit } = data;
    fill(palette.magnitude, data);
    const guide: Stroke = { colour: "#ffffff", width: 1, dash: [2, 4] };
    const told = { free: tell(free), clipped: tell(clipped) };
    inside(plot, () => {
      raster.draw(plot);
      segment(plot, plot.x(4), plot.top, plot.x(4), plot.top + plot.height, guide);
      const [low, high] = w();
      segment(plot, plot.x(low), plot.y(-low / 2), plot.x(high), plot.y(-high / 2), guide);
      walls(plot, data?.wall ?? []);
      trace(plot, free, []);
      trace(plot, clipped, [5, 4]);
      ends(plot, [free, clipped]);
    });
    const wanted: Label[] = [
      { text: "w = 4", x: plot.x(4) + 4 * ratio, y: plot.top + 12 * ratio, align: "left" },
      { text: "b = −w/2", x: plot.left + plot.width, y: plot.y(-w()[1] / 2) - 10 * ratio, align: "right" },
    ];
    const black = (dash: readonly number[]): Stroke => ({ colour: palette.ink, width: 2, dash });
    if (told.free !== null && told.free.jump.length > JUMP) {
      const [x, y] = place(free, told.free.jump.update - 1);
      const [xx, yy] = place(free, told.free.jump.update);
      // Half way along what can be seen of the jump.
      const [midX, midY] = [Math.min((x + xx) / 2, w()[1]), Math.max(b()[0], Math.min((y + yy) / 2, b()[1]))];
      wanted.push({ text: `‖g‖ = ${magnitude(told.free.jump.slope)}`, x: plot.x(midX) + 8 * ratio, y: plot.y(midY), align: midX > 7 ? "right" : "left", stroke: black([]) });
    }
    for (const [path, dash] of [["free", []], ["clipped", [5, 4]]] as const) {
      const end = told[path]?.end;
      if (end === undefined) continue;
      const [x, y] = [Math.min(end.w, w()[1]), Math.max(b()[0], Math.min(end.b, b()[1]))];
      const numbers = { w: fixed(end.w, 2), b: fixed(end.b, 2), error: magnitude(end.error) };
      // Where there is no room for the place, the sentence below still names it.
      const wide = plot.width > ROOMY * ratio;
      const ended = path === "free" ? (wide ? words.endsAt : words.ends) : wide ? words.clippedEndsAt : words.clippedEnds;
      wanted.push({
        text: say(ended, { ...numbers, limit: String(limit) }),
        x: plot.x(x) + (path === "free" ? -8 : 8) * ratio,
        y: plot.y(y) + (path === "free" ? -18 : 34) * ratio,
        align: path === "free" && x > END_LEFT ? "right" : "left",
        stroke: black(dash),
      });
    }
    labels(plot, wanted);
    colours.show(palette.magnitude, "0", fixed(data.most, 2), say(words.error));
    putHandle(plot);
  };

  const start = (): readonly [number, number] => data?.start ?? [0, 0];

  const putHandle = ({ x, y, ratio }: Plot): void => {
    const [atW, atB] = start();
    handle.style.left = `${x(atW) / ratio}px`;
    handle.style.top = `${y(atB) / ratio}px`;
    nameHandle();
  };

  const nameHandle = (): void => {
    const [atW, atB] = start();
    handle.setAttribute("aria-label", say(words.handle, { w: fixed(atW, 2), b: fixed(atB, 2) }));
  };

  const move = (x: number, y: number): void => {
    if (data === null) return;
    const [low, high] = [w(), b()];
    const start = [rounded(Math.max(low[0], Math.min(low[1], x))), rounded(Math.max(high[0], Math.min(high[1], y)))] as const;
    // At once: the next key may come before the next drawing.
    data = { ...data, start };
    options.onStart(...start);
  };

  const sentence = (): string => {
    if (data === null) return say(chartWords.nothing);
    const [free, clipped] = [tell(data.free), tell(data.clipped)];
    if (free === null || clipped === null) return say(chartWords.nothing);
    const end = ({ end }: Told): Record<string, string> => ({ w: fixed(end.w, 2), b: fixed(end.b, 2), error: magnitude(end.error) });
    const updates = data.free.length / ROW - 1;
    const first =
      free.jump.length > JUMP
        ? say(words.thrown, { update: count(free.jump.update), slope: magnitude(free.jump.slope), length: fixed(free.jump.length, 1), ...end(free) })
        : say(words.calm, { updates: count(updates), ...end(free) });
    return say(words.both, { first, second: say(words.then, { limit: String(data.limit), ...end(clipped) }) });
  };

  const frame = new Frame(host, {
    kind: "plane",
    height: HEIGHT,
    grid: false,
    x: { range: w, ticks: (range, most) => linearTicks(range, most), title: () => say(words.w) },
    y: { range: b, ticks: (range, most) => linearTicks(range, most), title: () => say(words.b) },
    name: () => say(words.name),
    trend: sentence,
    table: () => ({
      head: [say(chartWords.update), say(words.freePlace), "E", "‖g‖", say(words.clippedPlace), "E", "‖g‖"],
      rows: spread((data?.free.length ?? 0) / ROW).map((i) => {
        const cells = (path: Path): string[] => {
          const [x, y] = place(path, i);
          return [`${fixed(x, 2)}, ${fixed(y, 2)}`, magnitude(path[i * ROW + 2] ?? Number.NaN), magnitude(path[i * ROW + 3] ?? Number.NaN)];
        };
        return [count(i), ...cells(data?.free ?? []), ...cells(data?.clipped ?? [])];
      }),
    }),
    readout: (x, y) => (y === null ? null : say(words.at, { w: fixed(x, 2), b: fixed(y, 2), error: magnitude(errorAt(x, y)) })),
    cursor,
    cursorY,
    snap: (at, steps) => (data === null ? null : Math.max(data.w[0], Math.min(data.w[1], at + steps * NUDGE))),
    snapY: (at, steps) => Math.max(b()[0], Math.min(b()[1], at - steps * NUDGE)),
    key: below,
    paint,
  });

  const stop = new AbortController();
  const { signal } = stop;
  const over = host.querySelector<HTMLElement>(".chart-over");
  const follow = (event: PointerEvent): void => {
    if (over === null || data === null) return;
    const box = over.getBoundingClientRect();
    const [low, high] = [w(), b()];
    move(
      low[0] + ((event.clientX - box.left) / box.width) * (low[1] - low[0]),
      high[1] - ((event.clientY - box.top) / box.height) * (high[1] - high[0]),
    );
  };
  handle.addEventListener("pointerdown", (event) => handle.setPointerCapture(event.pointerId), { signal });
  handle.addEventListener("pointermove", (event) => handle.hasPointerCapture(event.pointerId) && follow(event), { signal });
  over?.addEventListener("click", (event) => follow(event as PointerEvent), { signal });
  handle.addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const step = event.shiftKey ? NUDGE * LEAP : NUDGE;
      const moves: Readonly<Record<string, readonly [number, number]>> = {
        ArrowLeft: [-step, 0],
        ArrowRight: [step, 0],
        ArrowUp: [0, step],
        ArrowDown: [0, -step],
      };
      const by = Object.hasOwn(moves, event.key) ? moves[event.key] : undefined;
      if (by === undefined) return;
      const [atW, atB] = start();
      move(atW + by[0], atB + by[1]);
      event.preventDefault();
      // The page has keys of its own, the right arrow among them.
      event.stopPropagation();
    },
    { signal },
  );

  return {
    draw(next) {
      data = next;
      untracked(() => frame.redraw());
    },
    destroy() {
      stop.abort();
      frame.destroy();
    },
  };
}
