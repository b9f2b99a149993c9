/** What truncation cuts off: the gradient by windows of T steps against the whole one, with the state carried and with the state reset. */
import { computed, signal, untracked } from "@preact/signals";
import { Noted } from "../controls/note";
import { Quantity } from "../controls/quantity";
import { say } from "../i18n";
import { examined } from "./examined";
import { store } from "../page";
import type { Chart } from "../plot/chart";
import type { Cell } from "../plot/colours";
import { createCursor } from "../plot/cursor";
import { count, fixed } from "../plot/format";
import { Frame } from "../plot/frame";
import { dots, guide, inside, labels, line, segment } from "../plot/paint";
import type { Plot } from "../plot/plot";
import { linearTicks, type Range } from "../plot/scales";
import type { Points } from "../plot/series";
import type { Answered } from "../questions";
import { fixed as digits, whole } from "../words/numbers";
import { Drawing, figure, type Words } from "./figure";
import { hasEncoder } from "./laboratorychoices";
import { failure, forTask, labWords } from "./laboratorywords";
import { cell, isTask } from "./view";
import { chartWords } from "./words";

export const words = {
  title: { en: "What truncation cuts off", zh: "截断丢掉了什么" },
  shows: {
    en: "The gradient over a stretch of the text, cut into windows of T steps, against the whole one: the cosine of the angle between them, with the state carried over the cut or reset to zero.",
    zh: "一段文本上的梯度，截成长 T 步的窗口来算，与完整的梯度相比：两者夹角的余弦；状态在截断处延续，或重置为零。",
  },
  means: {
    en: "1 is the same direction, 0 has nothing to do with it. T is how far the gradient reaches, not how far memory does: with the state carried, the network still reads what lies before the window, and can use it; it is only never told, by this loss, to keep it. Nor does the state hold everything since the start: what is not kept fades. A short window may agree well with the whole gradient simply because the gradient vanishes before the cut. A longer window need not agree better.",
    zh: "1 表示方向相同，0 表示毫不相干。T 是梯度能走多远，不是记忆能有多远：状态延续时，网络仍然读过窗口之前的内容，也能用到；只是这个损失从不要求它记住那些内容。状态也并不保存开头以来的一切：没有保持的会消退。短窗口与完整梯度很一致，可能只是因为梯度在截断之前就已消失。窗口更长，也不一定更一致。",
  },
  name: { en: "Cosine of truncated and whole gradient by window", zh: "截断梯度与完整梯度的余弦，按窗口长度" },
  window: { en: "window T, steps", zh: "窗口 T（步数）" },
  cosine: { en: "cosine with the whole gradient", zh: "与完整梯度的余弦" },
  carried: { en: "state carried", zh: "状态延续" },
  reset: { en: "state reset", zh: "状态重置" },
  at: { en: "T = {window}: cosine {carried} with the state carried, {reset} with the state reset", zh: "T = {window}：状态延续时余弦为 {carried}，重置时为 {reset}" },
  chosen: { en: "Window T", zh: "窗口 T" },
  chosenNote: { en: "Steps a loss is followed back before it is cut off. This is a measurement; training keeps its own T.", zh: "损失往回走多少步就截断。这只是测量；训练用的 T 不变。" },
  rest: { en: "Over {characters} {characters|character|characters}; the network trains with T = {window}.", zh: "取 {characters} 个字符；网络训练时 T = {window}。" },
  table: { en: "Cosines by parameter block", zh: "各参数块的余弦" },
  all: { en: "all", zh: "全部" },
  nothingToCut: {
    en: "Not measured for translation: a sentence is read and written as one, and nothing in its training is ever cut. Choose another task, or a text, to see what truncation costs.",
    zh: "翻译任务不测量这一项：一个句子整体读入、整体写出，训练中从不截断。要看截断的代价，请选别的任务或文本。",
  },
} as const satisfies Words;

/** What it says of a sequence of a task, where it says it otherwise of a text. */
export const sequenceWords = {
  shows: {
    en: "The gradient over one sequence of the task, cut into windows of T steps that end with it, against the whole one: the cosine of the angle between them, with the state carried over the cut or reset to zero.",
    zh: "任务的一个序列上的梯度，从末尾起截成长 T 步的窗口来算，与完整的梯度相比：两者夹角的余弦；状态在截断处延续，或重置为零。",
  },
  means: {
    en: "1 is the same direction, 0 has nothing to do with it. Tasks are learnt from whole sequences; this shows what would be lost if the way back were cut after T steps. With the state carried, the network still remembers what came before the window; it is only never told, by this loss, to keep it. Where the only question comes at the end, everything before the last window teaches nothing. A short window may agree well with the whole gradient simply because the gradient vanishes before the cut. A longer window need not agree better.",
    zh: "1 表示方向相同，0 表示毫不相干。任务总是用完整的序列来学；这里显示的是，如果往回走 T 步就截断，会丢掉什么。状态延续时，网络仍记得窗口之前的内容；只是这个损失从不要求它记住那些内容。如果只在最后提问，最后一个窗口之前的一切就什么也教不了。短窗口与完整梯度很一致，可能只是因为梯度在截断之前就已消失。窗口更长，也不一定更一致。",
  },
  rest: { en: "Over {characters} {characters|step|steps}; the network trains on whole sequences.", zh: "取 {characters} 步；网络训练时用的是完整序列。" },
} as const satisfies Partial<Words>;

/** The two cosines at one window. */
interface Cut {
  readonly window: number;
  readonly carried: number;
  readonly reset: number;
}

/** What is drawn. */
interface TruncationData {
  /** By window, ascending. */
  cuts: readonly Cut[];
  /** The window in hand. */
  chosen: number;
  cell: Cell;
}

const HEIGHT = 280;
const TICKS = [1, 2, 5, 10, 20, 50, 100, 200];

function mount(host: HTMLElement): Chart<TruncationData> {
  let data: TruncationData = { cuts: [], chosen: 1, cell: "rnn" };
  const cursor = createCursor();
  const longest = (): number => data.cuts[data.cuts.length - 1]?.window ?? 200;
  const points = (read: (cut: Cut) => number): Points => ({
    xs: data.cuts.map(({ window }) => Math.log10(window)),
    ys: data.cuts.map(read),
    length: data.cuts.length,
  });
  const lowest = (): number => Math.min(0, ...data.cuts.flatMap(({ carried, reset }) => [carried, reset]).filter(Number.isFinite));
  const at = (x: number): number => {
    let best = 0;
    data.cuts.forEach(({ window }, i) => {
      if (Math.abs(Math.log10(window) - x) < Math.abs(Math.log10(data.cuts[best]?.window ?? 1) - x)) best = i;
    });
    return best;
  };
  const told = ({ window, carried, reset }: Cut): string =>
    say(words.at, { window: count(window), carried: fixed(carried, 3), reset: fixed(reset, 3) });

  const paint = (plot: Plot): void => {
    const { palette, ratio } = plot;
    const colour = palette.cells[data.cell];
    const both = [
      { name: say(words.carried), points: points(({ carried }) => carried), stroke: { colour, width: 2 } },
      { name: say(words.reset), points: points(({ reset }) => reset), stroke: { colour, width: 2, dash: [6, 4] } },
    ];
    inside(plot, () => {
      guide(plot, 1, { colour: palette.axis, width: 1 });
      const x = plot.x(Math.log10(data.chosen));
      segment(plot, x, plot.top, x, plot.top + plot.height, { colour: palette.quiet, width: 1, dash: [2, 3] });
      for (const { points, stroke } of both) {
        line(plot, points, stroke);
        dots(plot, points, stroke.colour, 2.5, (value) => value);
      }
    });
    // The lines meet at the right; near the left they are apart, and each leaves room on one side.
    const beside = Math.min(2, data.cuts.length - 1);
    labels(plot, [
      ...both.map(({ name, points, stroke }, i) => ({
        text: name,
        x: plot.x(points.xs[beside] ?? 0) + (i === 0 ? -8 : 8) * ratio,
        y: plot.y(points.ys[beside] ?? 0) + (i === 0 ? -12 : 12) * ratio,
        align: i === 0 ? ("right" as const) : ("left" as const),
        stroke,
      })),
      { text: `T = ${count(data.chosen)}`, x: plot.x(Math.log10(data.chosen)) + 4 * ratio, y: plot.top + plot.height - 10 * ratio, align: "left" },
    ]);
  };

  const frame = new Frame(host, {
    kind: "truncation",
    height: HEIGHT,
    grid: true,
    x: {
      range: (): Range => [-0.06, Math.log10(longest()) + 0.06],
      ticks: ([, high]) => TICKS.filter((tick) => Math.log10(tick) <= high).map((tick) => ({ at: Math.log10(tick), text: count(tick) })),
      title: () => say(words.window),
    },
    y: { range: (): Range => [Math.floor(lowest() * 4) / 4, 1.05], ticks: ([low], most) => linearTicks([low, 1], most), title: () => say(words.cosine) },
    name: () => say(words.name),
    trend: () => {
      const cut = data.cuts.find(({ window }) => window === data.chosen);
      return cut === undefined ? say(chartWords.nothing) : told(cut);
    },
    table: () => ({
      head: [say(words.window), say(words.carried), say(words.reset)],
      rows: data.cuts.map(({ window, carried, reset }) => [count(window), fixed(carried, 4), fixed(reset, 4)]),
    }),
    readout: (x) => {
      const cut = data.cuts[at(x)];
      return cut === undefined ? null : told(cut);
    },
    cursor,
    snap: (x, steps) => {
      const cut = data.cuts[Math.max(0, Math.min(data.cuts.length - 1, at(x) + steps))];
      return cut === undefined ? null : Math.log10(cut.window);
    },
    paint,
  });

  return {
    draw(next) {
      data = next;
      untracked(() => frame.redraw());
    },
    destroy: () => frame.destroy(),
  };
}

/** Windows that are always measured; the one in hand is, too. */
const WINDOWS = [1, 2, 5, 10, 20, 50, 100, 200] as const;
const BOUNDS = { low: 1, high: 200, whole: true } as const;

/** The window in hand: the one that the network trains with, until the reader takes another. */
const picked = signal<number | null>(null);
const chosen = computed(() => Math.min(BOUNDS.high, picked.value ?? store.run.info.value?.window ?? BOUNDS.high));

/** Cosines over all parameters, then block by block. */
interface Cosines {
  readonly window: number;
  readonly carried: Float64Array;
  readonly reset: Float64Array;
}

interface Answer {
  /** Characters that were cut into windows. */
  readonly characters: number;
  readonly cuts: readonly Cosines[];
}

function read({ head, rows }: Answered<"truncation">): Answer {
  const width = rows.length / head.windows.length / 2;
  const cuts = head.windows.map((window, i) => {
    const [from, middle, to] = [2 * i * width, (2 * i + 1) * width, (2 * i + 2) * width];
    return { window, carried: rows.slice(from, middle), reset: rows.slice(middle, to) };
  });
  return { characters: head.steps, cuts };
}

const visible = signal(false);
const { answer, update, filled, trouble, start } = examined<Answer>({
  visible,
  of: () => "",
  ask: () => {
    const windows = [...new Set([...WINDOWS, chosen.value])].sort((a, b) => a - b);
    if (hasEncoder.value) return null;
    return { about: windows.join(), look: async (client) => read(await client.ask({ ask: "truncation", windows })) };
  },
});

/** The cosines of every block at the window in hand. */
function Blocks() {
  const cut = answer.value?.cuts.find(({ window }) => window === chosen.value);
  const names = [say(words.all), ...(store.run.info.value?.blocks.map(({ name }) => name) ?? [])];
  if (cut === undefined) return null;
  return (
    <div class="lab-table" tabIndex={0} role="group" aria-label={say(words.table)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{`T = ${whole(cut.window)}`}</th>
            <th scope="col">{say(words.carried)}</th>
            <th scope="col">{say(words.reset)}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name, i) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{digits(cut.carried[i] ?? Number.NaN, 3)}</td>
              <td>{digits(cut.reset[i] ?? Number.NaN, 3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Window() {
  const characters = whole(answer.value?.characters ?? BOUNDS.high);
  const window = whole(store.run.info.value?.window ?? null);
  return (
    <Noted rest={say(isTask.value ? sequenceWords.rest : words.rest, { characters, window })}>
      <div class="lab-controls">
        <Quantity
          name={say(words.chosen)}
          explain={say(words.chosenNote)}
          bounds={BOUNDS}
          stops={WINDOWS}
          value={chosen.value}
          onChange={(value) => {
            picked.value = value;
          }}
        />
      </div>
    </Noted>
  );
}

function More() {
  if (hasEncoder.value) return null;
  return (
    <>
      <Window />
      <Blocks />
    </>
  );
}

function shown(): TruncationData | null {
  const { value: found } = answer;
  if (found === null) return null;
  const cuts = found.cuts.map(({ window, carried, reset }): Cut => ({ window, carried: carried[0] ?? Number.NaN, reset: reset[0] ?? Number.NaN }));
  return { cuts: cuts.filter(({ window }) => window <= Math.max(found.characters, chosen.value)), chosen: chosen.value, cell: cell.value };
}

/** The cosines, or where a source is read first that there is nothing to cut. */
function Cuts() {
  if (hasEncoder.value) return <p class="quiet">{say(words.nothingToCut)}</p>;
  return <Drawing mount={mount} read={shown} filled={filled} wait={labWords.wait} visible={visible} />;
}

export const truncation = figure({
  id: "truncation",
  words: forTask(words, sequenceWords),
  source: { visible, update, trouble: failure(trouble), start },
  Drawings: Cuts,
  More,
});
