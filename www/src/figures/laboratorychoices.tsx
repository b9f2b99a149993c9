/** What several figures of the laboratory let choose: the layer, whose layer, the character or step. */
import { computed, signal } from "@preact/signals";
import { say, type Phrase } from "../i18n";
import { store } from "../page";
import { named } from "../plot/format";
import { answerAt, placesAsked } from "./answers";
import { layerName, Select } from "./choose";
import { isTask, layers } from "./view";

export const words = {
  atCharacter: { en: "at character", zh: "位于字符" },
  atStep: { en: "at step", zh: "位于步" },
  of: { en: "Of", zh: "属于" },
} as const satisfies Record<string, Phrase>;

export const stackWords = {
  encoder: { en: "encoder", zh: "编码器" },
  decoder: { en: "decoder", zh: "解码器" },
} as const satisfies Record<string, Phrase>;

/** The step of the probe that is being asked about, from 0; null is the last. */
export const place = signal<number | null>(null);

/** The same, within the probe there is; a text's first character has nothing before it. */
export const chosenPlace = computed(() => {
  const last = (store.run.info.value?.probe.length ?? 1) - 1;
  return Math.max(isTask.value ? 0 : 1, Math.min(last, place.value ?? last));
});

/** The answer looked at: at the place looked at, or the last. */
export const chosenAnswer = computed(() => answerAt(store.run.info.value, chosenPlace.value));

/** The layer looked at, from 0; a network with fewer is looked at in its last. */
const pickedLayer = signal(0);
export const layer = computed(() => Math.min(pickedLayer.value, layers.value - 1));
export function lookAtLayer(index: number): void {
  pickedLayer.value = index;
}

/** Whether a source is read by an encoder, which has layers of its own. */
export const hasEncoder = computed(() => store.run.info.value?.blocks.some(({ name }) => name.startsWith("encoder.")) ?? false);

/** Whose weights are looked at, where there is an encoder. */
export const stack = signal<"encoder" | "decoder">("decoder");

/** The layer looked at among all there are: the engine counts those of an encoder first. */
export const layerOfAll = computed(() => layer.value + (hasEncoder.value && stack.value === "decoder" ? layers.value : 0));

/** The layer looked at; nothing where there is only one. */
export function LayerChoice() {
  if (layers.value === 1) return null;
  return (
    <Select
      name={say(layerName)}
      value={String(layer.value)}
      options={Array.from({ length: layers.value }, (_, i) => [String(i), String(i + 1)] as const)}
      onChange={(value) => lookAtLayer(Number(value))}
    />
  );
}

/** Whose layer is looked at; nothing where there is no encoder. */
export function StackChoice() {
  if (!hasEncoder.value) return null;
  return (
    <Select
      name={say(words.of)}
      value={stack.value}
      options={(["encoder", "decoder"] as const).map((name) => [name, say(stackWords[name])] as const)}
      onChange={(value) => {
        stack.value = value === "encoder" ? "encoder" : "decoder";
      }}
    />
  );
}

/** The place of the probe that is asked about; with `asked`, only where the network is asked for something. */
export function PlaceChoice({ asked = false }: { asked?: boolean }) {
  const characters = store.run.info.value?.probe ?? [];
  const first = isTask.value ? 0 : 1;
  const places = asked ? placesAsked(store.run.info.value) : characters.slice(first).map((_, i) => first + i);
  return (
    <Select
      name={say(isTask.value ? words.atStep : words.atCharacter)}
      value={String(asked ? chosenAnswer.value.at : chosenPlace.value)}
      options={places.map((at) => [String(at), `${at + 1} ${named(characters[at] ?? "")}`] as const)}
      onChange={(value) => {
        place.value = Number(value);
      }}
    />
  );
}
