/** Recurrent spectrum: eigenvalues and singular values of a block of U, or of the true Jacobian at a character. */
import { computed, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { mountCircle, type CircleData } from "../../charts/circle";
import { named } from "../../charts/format";
import { mountSingular } from "../../charts/singular";
import { follow } from "../../laboratory/follow";
import { store } from "../../state";
import { LARGEST_SPECTRUM } from "../../wire";
import { labLabels, labWords } from "../../words/laboratory";
import { whole } from "../../words/numbers";
import { say } from "../../words/phrase";
import { pictureLabels } from "../../words/pictures";
import { Select } from "../choose";
import { Drawing, Framed } from "../picture";
import { cell, layers } from "../view";
import { age, chosenPlace, client, examine, layer, lookAtLayer, place, type Told } from "./examined";
import { Trouble } from "./trouble";

/** The gate blocks of U, by the engine's letters. */
const GATES = { rnn: ["a"], lstm: ["i", "f", "g", "o"], gru: ["r", "z", "n"] } as const;

const JACOBIAN = "J";

/** A gate's letter, or the Jacobian. */
const wished = signal<string>("");
const matrix = computed(() => {
  const gates: readonly string[] = GATES[cell.value];
  return wished.value === JACOBIAN || gates.includes(wished.value) ? wished.value : (gates[0] ?? "");
});

/** Rows of the matrix: a state with a c is twice as long. */
const size = computed(() => (store.info.value?.config.hidden ?? 0) * (matrix.value === JACOBIAN && cell.value === "lstm" ? 2 : 1));
const tooLarge = computed(() => size.value > LARGEST_SPECTRUM);

const seen = { circle: signal(false), singular: signal(false) };
const visible = computed(() => seen.circle.value || seen.singular.value);
const told = signal<Told<CircleData & { about: string }> | null>(null);
const trouble = signal<string | null>(null);
const update = computed(() => told.value?.update ?? null);
const filled = computed(() => told.value !== null && !tooLarge.value);

/** Asks whenever the network or the matrix is another. Returns the stop. */
const ask = (): (() => void) =>
  follow<Told<CircleData & { about: string }>>({
    visible,
    age,
    trouble,
    told,
    wish: () => {
      const [asked, at, here, hue] = [matrix.value, chosenPlace.value, layer.value, cell.value];
      if (age() === "" || tooLarge.value) return null;
      const about = asked === JACOBIAN ? `${asked} ${here} ${at}` : `${asked} ${here}`;
      const gate = (GATES[hue] as readonly string[]).indexOf(asked);
      const rows = (): Promise<Float64Array> =>
        asked === JACOBIAN ? client.ask("jacobian", { layer: here, place: at }) : client.ask("recurrent", { layer: here, gate });
      return { about, look: () => examine(async () => ({ rows: await rows(), cell: hue, about })) };
    },
  });

function Tools() {
  const gates: readonly string[] = GATES[cell.value];
  const options = [
    ...gates.map((gate) => [gate, gates.length === 1 ? "U" : say(labLabels.gateBlock, { gate })] as const),
    [JACOBIAN, say(cell.value === "lstm" ? labLabels.jacobianCell : labLabels.jacobian)] as const,
  ];
  const characters = store.info.value?.probe ?? [];
  return (
    <>
      <Select
        name={say(labLabels.matrix)}
        value={matrix.value}
        options={options}
        onChange={(value) => {
          wished.value = value;
        }}
      />
      {layers.value > 1 && (
        <Select
          name={say(pictureLabels.layer)}
          value={String(layer.value)}
          options={Array.from({ length: layers.value }, (_, i) => [String(i), String(i + 1)] as const)}
          onChange={(value) => lookAtLayer(Number(value))}
        />
      )}
      {matrix.value === JACOBIAN && (
        <Select
          name={say(labLabels.atCharacter)}
          value={String(chosenPlace.value)}
          options={characters.slice(1).map((character, i) => [String(i + 1), `${i + 2} ${named(character)}`] as const)}
          onChange={(value) => {
            place.value = Number(value);
          }}
        />
      )}
    </>
  );
}

export function SpectrumFigure({ number }: { number: number }) {
  useEffect(ask, []);
  const read = (): CircleData | null => (tooLarge.value ? { rows: [], cell: cell.value } : (told.value?.answer ?? null));
  return (
    <Framed
      picture="spectrum"
      words={labWords.spectrum}
      number={number}
      level={3}
      update={update}
      tools={<Tools />}
      more={
        <>
          {tooLarge.value && (
            <p role="status" class="quiet">
              {say(labLabels.tooLarge, { size: whole(size.value), limit: whole(LARGEST_SPECTRUM) })}
            </p>
          )}
          <Trouble trouble={trouble} />
        </>
      }
    >
      <div class="lab-pair">
        <Drawing mount={(host) => mountCircle(host)} read={read} filled={filled} wait={labLabels.wait} visible={seen.circle} />
        <Drawing mount={(host) => mountSingular(host)} read={read} filled={filled} wait={labLabels.wait} visible={seen.singular} />
      </div>
    </Framed>
  );
}
