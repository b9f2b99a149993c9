/** The hidden-state picture. Its rows are sorted once for each layer of each network, and again only when asked. */
import { computed, signal, type ReadonlySignal } from "@preact/signals";
import { byPrincipalComponent, mountStates } from "../charts";
import type { AnswerTo } from "../questions";
import { store } from "../page";
import type { Histories } from "../run/histories";
import { say } from "../i18n";
import { channelWords, pictureLabels } from "../words/pictures";
import { Layer, Select } from "../figures/choose";
import { Picture } from "../figures/figure";
import { before, channels, isTask, rangeOf, stateChannel, stateLayer, step, visible } from "../figures/view";


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

const remembered = computed(() => store.run.answers.to("states").value !== null);
const rememberedAt: ReadonlySignal<number | null> = computed(() => store.run.answers.to("states").value?.update ?? null);

function Channel() {
  const options = channels.value.map((channel) => {
    const words = channelWords[channel];
    return [channel, words ? say(words) : channel] as const;
  });
  if (options.length === 1) return null;
  return (
    <Select
      name={say(pictureLabels.channel)}
      value={stateChannel.value}
      options={options}
      onChange={(value) => {
        stateChannel.value = value;
      }}
    />
  );
}

export function HiddenPicture() {
  return (
    <Picture
      picture="hidden"
      number={before.value + 4}
      mount={(host) => mountStates(host, { step })}
      read={() => {
        const measured = store.run.answers.to("states").value;
        const characters = store.run.info.value?.probe;
        if (!measured || !characters) return null;
        const { units, channel } = measured.head;
        return { characters, steps: isTask.value, units, matrix: measured.rows, channel, range: rangeOf(channel), order: orderOf(measured) };
      }}
      filled={remembered}
      wait={pictureLabels.waitMeasure}
      update={rememberedAt}
      visible={visible.hidden}
      tools={
        <>
          <Layer chosen={stateLayer} />
          <Channel />
          <button type="button" class="plain" onClick={sortAgain} title={say(pictureLabels.sortNote)}>
            {say(pictureLabels.sort)}
          </button>
        </>
      }
    />
  );
}
