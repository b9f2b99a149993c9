/** ‖∂L/∂h_t‖ for every step t of the last training window, on a logarithmic axis. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { say, type Phrase } from "../i18n";
import type { Chart } from "../plot/chart";
import type { Cell } from "../plot/colours";
import { createCursor } from "../plot/cursor";
import { count, magnitude } from "../plot/format";
import { mountLines } from "../plot/lines";
import { drawWhenDue } from "../plot/pace";
import { store } from "../page";
import { Layer } from "./choose";
import { Formula } from "./formula";
import { sentence } from "./trends";
import { cell, numberOf } from "./view";
import { chartWords } from "./words";

export const words = {
  shows: {
    en: "‖∂L/∂h_{t}‖ at every step t of the last training window, where L is the mean loss over all its steps: each point sums what the losses at t and at every later step send back, so it mixes lags, unlike Figure {lag}.",
    zh: "最近一个训练窗口中每一步 t 的 ‖∂L/∂h_{t}‖，这里的 L 是窗口内所有时间步的平均损失：每个点都汇合了第 t 步及其后各步的损失传回的梯度，不同的滞后混在一起，这与图 {lag} 不同。",
  },
  name: { en: "Gradient norm by step of the window", zh: "窗口中各时间步的梯度范数" },
  trend: {
    en: "The norm is {first} at the first step and {last} at the last; it is largest at step {at}, {high}",
    zh: "第一步的范数为 {first}，最后一步为 {last}；第 {at} 步最大，为 {high}",
  },
} as const satisfies Record<string, Phrase>;

/** ‖∂L/∂h_t‖ for every step of the window. */
export interface StepNormsData {
  /** Norms for t = 1…T. */
  norms: ArrayLike<number>;
  cell: Cell;
}

const HEIGHT = 200;

/** Whether they are unfolded, their layer, and the step pointed at, from 0. */
export const stepsOpen = signal(false);
export const stepsLayer = signal(0);
const pointed = createCursor();

function mount(host: HTMLElement): Chart<StepNormsData> {
  return mountLines<StepNormsData>(host, {
    kind: "steps",
    height: HEIGHT,
    logarithmic: true,
    x: { cursor: pointed, title: () => say(chartWords.step), last: ({ norms }) => norms.length - 1 },
    title: () => "‖∂L/∂h‖",
    lines: ({ norms, cell }, palette) => ({
      lines: [
        {
          name: "‖∂L/∂h‖",
          points: { xs: Array.from({ length: norms.length }, (_, i) => i), ys: norms, length: norms.length },
          stroke: { colour: palette?.cells[cell] ?? "", width: 1.5 },
          dotted: true,
        },
      ],
      guides: [],
      marks: null,
    }),
    name: () => say(words.name),
    trend: stepsTrend,
    text: magnitude,
  });
}

/** Norms over the window: both ends and the peak. */
export function stepsTrend({ norms }: StepNormsData): string {
  if (norms.length === 0) return sentence([]);
  let at = 0;
  for (let i = 1; i < norms.length; i += 1) if ((norms[i] ?? 0) > (norms[at] ?? 0)) at = i;
  const text = (i: number): string => magnitude(norms[i] ?? Number.NaN);
  return sentence([say(words.trend, { first: text(0), last: text(norms.length - 1), at: count(at + 1), high: text(at) })]);
}

/** `visible` says whether the figure they are part of is on screen. */
export function StepNorms({ visible }: { visible: ReadonlySignal<boolean> }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = host.current;
    if (!place) return undefined;
    const chart = mount(place);
    const read = () => {
      const measured = store.run.answers.to("stepNorms").value;
      return measured && { norms: measured.rows, cell: cell.value };
    };
    const stop = drawWhenDue(visible, read, (data) => chart.draw(data));
    return () => {
      stop();
      chart.destroy();
    };
  }, []);
  return (
    <>
      <p class="picture-shows">
        <Formula text={say(words.shows, { lag: numberOf("lag") })} />
      </p>
      <div class="picture-tools">
        <Layer chosen={stepsLayer} />
      </div>
      <div ref={host} />
    </>
  );
}
