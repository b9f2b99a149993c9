/** What several pictures of the laboratory let choose: the layer, the character, the gate. */
import { named } from "../../charts/format";
import { store } from "../../state";
import { labLabels } from "../../words/laboratory";
import { say } from "../../words/phrase";
import { pictureLabels } from "../../words/pictures";
import { Select } from "../choose";
import { layers } from "../view";
import { chosenPlace, layer, lookAtLayer, place } from "./examined";

/** The gate blocks of W, U and b, by the engine's letters, from top to bottom. */
export const GATES = { rnn: ["a"], lstm: ["i", "f", "g", "o"], gru: ["r", "z", "n"] } as const;

/** The layer looked at; nothing where there is only one. */
export function LayerChoice() {
  if (layers.value === 1) return null;
  return (
    <Select
      name={say(pictureLabels.layer)}
      value={String(layer.value)}
      options={Array.from({ length: layers.value }, (_, i) => [String(i), String(i + 1)] as const)}
      onChange={(value) => lookAtLayer(Number(value))}
    />
  );
}

/** The character of the probe that is asked about. */
export function PlaceChoice() {
  const characters = store.info.value?.probe ?? [];
  return (
    <Select
      name={say(labLabels.atCharacter)}
      value={String(chosenPlace.value)}
      options={characters.slice(1).map((character, i) => [String(i + 1), `${i + 2} ${named(character)}`] as const)}
      onChange={(value) => {
        place.value = Number(value);
      }}
    />
  );
}
