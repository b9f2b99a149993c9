/**
 * Races that show something, as data: each names everything it depends on in its lanes; text, seed and what else they
 * share stay the reader's.
 */
import { USUAL_RACE, type RunDraft, type RaceDraft } from "../link/lanes";
import type { Phrase } from "../i18n";
import { presetWords } from "../words/presets";

/** A race to start from. */
export interface RacePreset extends RaceDraft {
  readonly id: string;
  readonly name: Phrase;
  /** What to look for, in one or two sentences. */
  readonly look: Phrase;
}

/** A simple cell whose U is scaled to spectral radius 0.9: the gradient fades by a little more than that at every step. */
const FADING: RunDraft = { cell: "rnn", activation: "tanh", recurrentInit: "spectral", gain: 0.9 };

/** Le, Jaitly & Hinton 2015: ReLU units that start by copying themselves. */
const IRNN: RunDraft = { cell: "rnn", activation: "relu", recurrentInit: "identity", gain: 1 };

/** Plain SGD at a rate that a well-behaved network of this size bears, on a U that does not behave. */
const EXPLODING: RunDraft = {
  cell: "rnn",
  hidden: 32,
  activation: "relu",
  recurrentInit: "spectral",
  gain: 1.7,
  optimiser: "sgd",
  learningRate: 1,
  clip: "off",
};

/** The same fading start, small and plainly trained, so that a penalty on fading has something to do. */
const PLAIN: RunDraft = { ...FADING, hidden: 32, optimiser: "sgd", learningRate: 0.1 };

const orthogonal = (activation: RunDraft["activation"]): RunDraft => ({ cell: "rnn", activation, recurrentInit: "orthogonal", gain: 1 });

const race = (id: keyof typeof presetWords, lanes: readonly RunDraft[], sizes: RaceDraft["sizes"] = "units"): RacePreset => ({
  id,
  ...presetWords[id],
  sizes,
  lanes,
});

/** In the order in which a lesson would take them. */
export const PRESETS: readonly RacePreset[] = [
  race("cells", USUAL_RACE.lanes),
  race("parameters", USUAL_RACE.lanes, "parameters"),
  race("defaults", [orthogonal("tanh"), { cell: "lstm", forgetBias: 1 }, { cell: "gru", updateBias: 0 }]),
  race("alive", [FADING, { cell: "lstm", forgetBias: 3 }, { cell: "gru", updateBias: 3 }, IRNN]),
  race("omega", [{ ...PLAIN, omega: 0 }, { ...PLAIN, omega: 20 }]),
  race("activations", [orthogonal("tanh"), orthogonal("sigmoid"), orthogonal("relu"), orthogonal("identity")]),
  race("clipping", [EXPLODING, { ...EXPLODING, clip: "norm", clipLimit: 1 }, { ...EXPLODING, clip: "value", clipLimit: 0.01 }]),
];

const same = (a: RunDraft, b: RunDraft): boolean => {
  const [of, other] = [Object.entries(a), new Map<string, unknown>(Object.entries(b))];
  return of.length === other.size && of.every(([field, value]) => other.get(field) === value);
};

/** The preset that a race is, untouched; undefined for a race of the reader's own. */
export function presetOf({ sizes, lanes }: RaceDraft): RacePreset | undefined {
  return PRESETS.find(
    (preset) =>
      preset.sizes === sizes &&
      preset.lanes.length === lanes.length &&
      preset.lanes.every((lane, i) => {
        const other = lanes[i];
        return other !== undefined && same(lane, other);
      }),
  );
}
