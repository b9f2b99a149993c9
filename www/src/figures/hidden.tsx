/** The hidden state, or a gate, while the network reads. Its rows are sorted once for each layer of each network, and again only when asked. */
import { signal } from "@preact/signals";
import { say } from "../i18n";
import { createCursor } from "../plot/cursor";
import type { AnswerTo } from "../questions";
import type { Histories } from "../run/histories";
import { pictured } from "../run/watch";
import { store } from "../page";
import { channelWords } from "./channels";
import { Layer, Select } from "./choose";
import { figure, type Figure, type Words } from "./figure";
import { answersOf } from "./place";
import { byPrincipalComponent } from "./principal";
import { rangeIn } from "./range";
import { mountStates, type StatesData } from "./states";
import { channels, forSteps, isTask, one, stateChannel, stateLayer } from "./view";
import { figureWords } from "./words";

export const words = {
  title: { en: "Hidden state", zh: "隐状态" },
  shows: {
    en: "What the network carries from character to character: one row for each unit, one column for each character read.",
    zh: "网络从一个字符带到下一个字符的内容：每行一个单元，每列一个读入的字符。",
  },
  means: {
    en: "The piece of text and the colour scale stay the same while the network learns, so a picture that changes has really changed. The rows are sorted once, units that act alike together, and stay. Follow one: a unit that switches at every space or quotation mark is in step with it. That is a correlation and not yet a cause: another seed finds other units, and several usually share the work.",
    zh: "训练过程中这段文本和颜色标度始终不变，所以图变了，就是状态真的变了。各行只排序一次，行为相近的单元排在一起，此后不再移动。沿一行看：如果某个单元在每个空格或引号处翻转，它就与之同步。这是相关，还不是因果：换一个种子会是别的单元，而且通常由几个单元分担。",
  },
  channel: { en: "Show", zh: "显示" },
  sort: { en: "Sort the units again", zh: "重新排序单元" },
  sortNote: {
    en: "Units that act alike stand together: sorted by the first principal component of what is shown now.",
    zh: "让行为相近的单元排在一起：按当前所示内容的第一主成分排序。",
  },
} as const satisfies Words;

const HEIGHT = 300;

/** The character or step pointed at. */
const pointed = createCursor();

/** Counts the times the reader asked for another order. */
const sortings = signal(0);

/** The order that stands: rows that moved by themselves while the network learns could not be followed. */
let sorted: { network: Histories; layer: number; sorting: number; order: Uint16Array } | null = null;

function orderOf({ head: { layer, units }, rows: matrix }: AnswerTo<"states">): Uint16Array {
  const network = store.run.histories.value;
  const sorting = sortings.value;
  if (sorted?.network !== network || sorted.layer !== layer || sorted.sorting !== sorting) {
    sorted = { network, layer, sorting, order: byPrincipalComponent(matrix, units) };
  }
  return sorted.order;
}

function sortAgain(): void {
  sortings.value += 1;
}

function Channel() {
  const options = channels.value.map((channel) => {
    const words = channelWords[channel];
    return [channel, words ? say(words) : channel] as const;
  });
  if (options.length === 1) return null;
  return (
    <Select
      name={say(words.channel)}
      value={stateChannel.value}
      options={options}
      onChange={(value) => {
        stateChannel.value = value;
      }}
    />
  );
}

function Tools() {
  return (
    <>
      <Layer chosen={stateLayer} />
      <Channel />
      <button type="button" class="plain" onClick={sortAgain} title={say(words.sortNote)}>
        {say(words.sort)}
      </button>
    </>
  );
}

export const hidden: Figure = figure<StatesData>({
  id: "hidden",
  words: forSteps("hidden", words),
  source: answersOf(one, "states"),
  wait: figureWords.waitMeasure,
  questions: () => (hidden.visible.value ? [pictured({ ask: "states", layer: stateLayer.value, channel: stateChannel.value })] : []),
  mount: (host) => mountStates(host, { step: pointed, height: HEIGHT }),
  read: () => {
    const measured = store.run.answers.to("states").value;
    const characters = store.run.info.value?.probe;
    if (!measured || !characters) return null;
    const { units, channel } = measured.head;
    const range = rangeIn(channel, store.run.config.value);
    return { characters, steps: isTask.value, units, matrix: measured.rows, channel, range, order: orderOf(measured) };
  },
  Tools,
});
