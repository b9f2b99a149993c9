/** What several pictures of the laboratory let choose: the layer, the character, the gate. */
import { named } from "../../plot/format";
import { store } from "../../page";
import { labLabels } from "../../words/laboratory";
import { taskLabLabels } from "../../words/laboratorytasks";
import { say } from "../../i18n";
import { placesAsked } from "../../figures/answers";
import { layerName, Select } from "../../figures/choose";
import { isTask, layers } from "../../figures/view";
import { chosenAnswer, chosenPlace, hasEncoder, layer, lookAtLayer, place, stack } from "./examined";

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
      name={say(taskLabLabels.of)}
      value={stack.value}
      options={(["encoder", "decoder"] as const).map((name) => [name, say(taskLabLabels[name])] as const)}
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
      name={say(isTask.value ? taskLabLabels.atStep : labLabels.atCharacter)}
      value={String(asked ? chosenAnswer.value.at : chosenPlace.value)}
      options={places.map((at) => [String(at), `${at + 1} ${named(characters[at] ?? "")}`] as const)}
      onChange={(value) => {
        place.value = Number(value);
      }}
    />
  );
}
