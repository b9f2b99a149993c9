/**
 * The norm of the whole gradient by update, on a logarithmic axis: of one run before and after clipping, with a mark on top
 * for every clipped update; of several runs before clipping.
 */
import { Readout } from "../controls/readouts";
import { say } from "../i18n";
import type { Chart } from "../plot/chart";
import { colourOf, type Look } from "../plot/colours";
import { count, magnitude } from "../plot/format";
import { mountLines, type LinesData } from "../plot/lines";
import { extent } from "../plot/scales";
import { median, type Points } from "../plot/series";
import { pictured } from "../run/watch";
import { BlockNorms, blocksOpen } from "./blocknorms";
import { Direction } from "./direction";
import { figure, type Figure, type FigureSpec, type Words } from "./figure";
import { Fold } from "./fold";
import { curvesOf, type Place } from "./place";
import { StepNorms, stepsLayer, stepsOpen } from "./stepnorms";
import { EVERYTHING, recent, sentence } from "./trends";
import { one } from "./view";
import { chartWords, figureWords } from "./words";
import { Zoom } from "./zoom";

export const words = {
  title: { en: "Gradient norm", zh: "梯度范数" },
  shows: {
    en: "The length of the whole gradient at each update, before and after clipping.",
    zh: "每次更新时整个梯度的长度，裁剪前与裁剪后。",
  },
  means: {
    en: "All parameters are taken together. Clipping by norm shortens a long gradient and keeps its direction; clipping by value turns it. It guards against explosion only: a gradient that has vanished is not made longer. A norm that leaps up and then stays near zero is an explosion too: the units are saturated.",
    zh: "所有参数合在一起计算。按范数裁剪（clipping）只缩短过长的梯度，方向不变；按值裁剪会改变方向。裁剪只防爆炸：已经消失的梯度不会因此变长。范数突然冲高、随后一直接近零，也是爆炸：单元已经饱和。",
  },
  name: { en: "Gradient norm by update", zh: "梯度范数随更新的变化" },
  before: { en: "before clipping", zh: "裁剪前" },
  after: { en: "after clipping", zh: "裁剪后" },
  clipped: { en: "clipped", zh: "已裁剪" },
  trend: {
    en: "The gradient norm is about {last} before clipping; over {updates} {updates|update|updates} it lay between {low} and {high}",
    zh: "裁剪前的梯度范数约为 {last}；{updates} 次更新中在 {low} 与 {high} 之间",
  },
  over: { en: "the limit of {limit} is being exceeded", zh: "正超过上限 {limit}" },
  under: { en: "it is below the limit of {limit}", zh: "低于上限 {limit}" },
  steps: { en: "By time step", zh: "按时间步查看" },
  blocks: { en: "By parameter block", zh: "按参数块查看" },
} as const satisfies Words;

/** One run's gradient norms. */
interface RunNorm {
  readonly name: string | null;
  readonly look: Look;
  readonly before: Points;
  readonly after: Points;
  /** 1 where the update was clipped, else 0. */
  readonly clipped: Points;
}

/** Gradient norm of every update. */
export interface NormData {
  readonly runs: readonly RunNorm[];
  /** The limit of clipping by norm; null where nothing is clipped by norm, or not all at the same. */
  readonly limit: number | null;
}

const HEIGHT = 220;

/** Opacity of what clipping cut off. */
const PALE = 0.45;

const named = ({ runs }: NormData) => runs.map(({ name, look, before }) => ({ name: name ?? "", look, points: before }));

function mount(host: HTMLElement, { time, several }: Pick<Place, "time" | "several">): Chart<NormData> {
  return mountLines<NormData>(host, {
    kind: "norm",
    height: HEIGHT,
    logarithmic: true,
    x: { time },
    title: () => say(chartWords.norm),
    lines: (data, palette) => {
      const ofOne = ({ look, before, after, clipped }: RunNorm): Pick<LinesData, "lines" | "marks"> => {
        const stroke = { colour: palette ? colourOf(palette, look) : "", width: 1.25 };
        return {
          lines: [
            // The two differ only where an update was clipped: there the pale line sticks out above the full one.
            { name: say(words.before), points: before, stroke: { ...stroke, opacity: PALE } },
            { name: say(words.after), points: after, stroke },
          ],
          marks: { points: clipped, name: say(words.clipped) },
        };
      };
      const [run] = data.runs;
      return {
        ...(several || !run ? { lines: several?.lines(named(data), palette, false) ?? [], marks: null } : ofOne(run)),
        guides: data.limit === null ? [] : [{ name: say(chartWords.limit), value: data.limit, dash: [6, 4] }],
      };
    },
    name: () => say(words.name),
    trend: (data) => (several ? several.trend(named(data), magnitude) : normTrend(data)),
    text: magnitude,
  });
}

/** Where the norm is, where it has been, and whether the limit holds it. */
export function normTrend({ runs: [run], limit }: NormData): string {
  if (run === undefined || run.before.length === 0) return sentence([]);
  const { before } = run;
  const last = median(before, recent(before.length), before.length);
  const [low, high] = extent(before, EVERYTHING);
  const updates = count(before.xs[before.length - 1] ?? 0);
  const parts = [say(words.trend, { last: magnitude(last), low: magnitude(low), high: magnitude(high), updates })];
  if (limit !== null) parts.push(say(last > limit ? words.over : words.under, { limit: magnitude(limit) }));
  return sentence(parts);
}

/** The figure of the gradient norm at `place`. */
export function normOf(place: Place, own: Pick<FigureSpec<NormData>, "words"> & Partial<FigureSpec<NormData>>): Figure {
  return figure<NormData>({
    id: "norm",
    source: curvesOf(place),
    seed: place.seed,
    wait: figureWords.waitLoss,
    mount: (host) => mount(host, place),
    read: () => {
      void place.revision.value;
      const limits = new Set(place.runs.value.flatMap(({ config }) => (config.clip === "norm" ? [config.clipLimit] : [])));
      const [limit = null] = limits;
      return {
        runs: place.runs.value.map(({ run, name, look }) => {
          const { normBefore: before, normAfter: after, clipped } = run.histories.value;
          return { name, look, before, after, clipped };
        }),
        limit: limits.size === 1 ? limit : null,
      };
    },
    ...own,
  });
}

/** The norm taken apart; each part is measured and built only while it is unfolded. */
function Details() {
  return (
    <>
      <Direction />
      <div class="folds">
        <Fold name={words.steps} open={stepsOpen}>
          <StepNorms visible={norm.visible} />
        </Fold>
        <Fold name={words.blocks} open={blocksOpen}>
          <BlockNorms />
        </Fold>
      </div>
    </>
  );
}

export const norm: Figure = normOf(one, {
  words,
  questions: () =>
    norm.visible.value
      ? [
          ...(stepsOpen.value ? [pictured({ ask: "stepNorms", layer: stepsLayer.value })] : []),
          ...(blocksOpen.value ? [pictured({ ask: "blockNorms" })] : []),
        ]
      : [],
  Beside: () => <Readout name="gradient-norm" />,
  Tools: Zoom,
  More: Details,
});
