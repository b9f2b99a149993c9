/** Recurrent spectrum: eigenvalues and singular values of a block of U, or of the true Jacobian at a character. */
import { computed, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { mountCircle, type CircleData } from "../../charts/circle";
import { mountSingular } from "../../charts/singular";
import type { Question } from "../../questions";
import { store } from "../../page";
import { GATES, LARGEST_SPECTRUM } from "../../wire";
import { labLabels, labWords } from "../../words/laboratory";
import { whole } from "../../words/numbers";
import { say } from "../../i18n";
import { Select } from "../../figures/choose";
import { Drawing, Framed } from "../../figures/figure";
import { cell } from "../../figures/view";
import { LayerChoice, PlaceChoice, StackChoice } from "./choices";
import { chosenPlace, examined, layer, layerOfAll } from "./examined";
import { forTask } from "./words";
import { Trouble } from "./trouble";

/** The Jacobian of the whole state, and its part of c alone. */
const JACOBIAN = "J";
const CELL_PART = "J c";

/** A gate's letter, or a Jacobian. */
const picked = signal<string>("");
const matrix = computed(() => {
  const there: readonly string[] = [...GATES[cell.value], JACOBIAN, ...(cell.value === "lstm" ? [CELL_PART] : [])];
  return there.includes(picked.value) ? picked.value : (there[0] ?? "");
});
const asksJacobian = computed(() => matrix.value === JACOBIAN || matrix.value === CELL_PART);

/** Rows of the matrix: a state with a c is twice as long. */
const size = computed(() => (store.run.info.value?.config.hidden ?? 0) * (matrix.value === JACOBIAN && cell.value === "lstm" ? 2 : 1));
const tooLarge = computed(() => size.value > LARGEST_SPECTRUM);

const seen = { circle: signal(false), singular: signal(false) };
const visible = computed(() => seen.circle.value || seen.singular.value);
const what = computed(() => {
  // The step says which of two stacks takes it; a block of U has to be told apart.
  if (asksJacobian.value) return { layer: layer.value, place: chosenPlace.value, name: `${matrix.value} ${layer.value} ${chosenPlace.value}` };
  return { layer: layerOfAll.value, place: 0, name: `${matrix.value} ${layerOfAll.value}` };
});
const { answer, update, filled, trouble, start } = examined<CircleData & { about: string }>({
  visible,
  of: () => what.value.name,
  ask: () => {
    const [asked, { layer: here, place, name }, hue] = [matrix.value, what.value, cell.value];
    if (tooLarge.value) return null;
    const gate = (GATES[hue] as readonly string[]).indexOf(asked);
    const part = asked === CELL_PART ? "cell" : "state";
    const question: Question = gate < 0 ? { ask: "jacobian", layer: here, place, part } : { ask: "recurrent", layer: here, gate };
    return { look: async (client) => ({ rows: (await client.ask(question)).rows, cell: hue, about: name }) };
  },
});

function Tools() {
  const gates: readonly string[] = GATES[cell.value];
  const options = [
    ...gates.map((gate) => [gate, gates.length === 1 ? "U" : say(labLabels.gateBlock, { gate })] as const),
    [JACOBIAN, say(cell.value === "lstm" ? labLabels.jacobianCell : labLabels.jacobian)] as const,
    ...(cell.value === "lstm" ? [[CELL_PART, say(labLabels.jacobianOfC)] as const] : []),
  ];
  return (
    <>
      <Select
        name={say(labLabels.matrix)}
        value={matrix.value}
        options={options}
        onChange={(value) => {
          picked.value = value;
        }}
      />
      {!asksJacobian.value && <StackChoice />}
      <LayerChoice />
      {asksJacobian.value && <PlaceChoice />}
    </>
  );
}

export function SpectrumFigure({ number }: { number: number }) {
  useEffect(start, []);
  const read = (): CircleData | null => (tooLarge.value ? { rows: [], cell: cell.value } : answer.value);
  return (
    <Framed
      picture="spectrum"
      words={forTask("spectrum", labWords.spectrum)}
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
