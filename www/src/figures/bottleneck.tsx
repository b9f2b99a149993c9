/** The bottleneck: the encoder's hidden state after every token of the source; the decoder starts from its last column. */
import { createCursor } from "../plot/cursor";
import { store } from "../page";
import { figure, type Words } from "./figure";
import { byPrincipalComponent } from "./principal";
import { words as queryWords } from "./query";
import { greedy } from "./source";
import { rangeIn } from "./range";
import { mountStates, type StatesData } from "./states";

export const words = {
  title: { en: "The bottleneck", zh: "瓶颈" },
  shows: {
    en: "The encoder's hidden state after every token of the source; the decoder starts from the last column.",
    zh: "编码器读完源句每个词元后的隐状态；解码器从最后一列出发。",
  },
  means: {
    en: "However long the source, it has to fit into that one column. With attention the decoder may also look back at the columns before.",
    zh: "源句再长，也要装进这一列。有注意力时，解码器还可以回看前面各列。",
  },
} as const satisfies Words;

const HEIGHT = 260;

/** The token pointed at. */
const pointed = createCursor();

/** The order of the units that stands: rows that moved while the network learns could not be followed. */
let sorted: { network: object; order: Uint16Array } | null = null;

function orderOf(matrix: Float32Array, units: number): Uint16Array {
  const network = store.run.histories.value;
  if (sorted?.network !== network) sorted = { network, order: byPrincipalComponent(matrix, units) };
  return sorted.order;
}

const asked = greedy.shared();

export const bottleneck = figure<StatesData>({
  id: "bottleneck",
  words,
  source: asked,
  wait: queryWords.wait,
  mount: (host) => mountStates(host, { step: pointed, height: HEIGHT }),
  read: () => {
    const answer = asked.answer.value;
    if (answer === null) return null;
    const units = answer.bottleneck.length;
    const matrix = Float32Array.from(answer.path.flat());
    return { characters: answer.tokens, steps: true, units, matrix, channel: "h", range: rangeIn("h", store.run.config.value), order: orderOf(matrix, units) };
  },
});
