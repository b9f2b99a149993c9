/** Which step moved this weight: a weight is chosen in the map of its matrix, and its gradient is taken apart by time step. */
import { computed, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { mountStepBars } from "../../charts/stepbars";
import { largest, mountWeightMap } from "../../charts/weightmap";
import { Noted } from "../../controls/note";
import { Quantity } from "../../controls/quantity";
import type { Client } from "../../laboratory/client";
import { store } from "../../page";
import { labLabels } from "../../words/laboratory";
import { taskLabLabels } from "../../words/laboratorytasks";
import { significant, whole } from "../../words/numbers";
import { GATES } from "../../wire";
import { say } from "../../i18n";
import { weightPicture, weightWords } from "../../words/weight";
import { Select } from "../../figures/choose";
import { Drawing, Framed } from "../../figures/figure";
import { cell, isTask } from "../../figures/view";
import { examined } from "./examined";
import { forTask } from "./words";
import { Trouble } from "./trouble";

const pickedBlock = signal("w_h");
const pickedGate = signal(0);
/** The weight in the map, from 0; null is the one with the largest gradient. */
const picked = signal<readonly [number, number] | null>(null);

const blocks = computed(() => store.run.info.value?.blocks ?? []);
/** The block looked at; U of the first layer, where the picked one is not there. */
const block = computed(() => {
  const named = (name: string): number => blocks.value.findIndex((block) => block.name === name);
  return Math.max(0, named(pickedBlock.value), named("w_h.1"));
});
/** Attention works between two steps and not at one, so its weights have no terms by step. */
const hasSteps = ({ name }: { readonly name: string }): boolean => !name.startsWith("attention.");
/** The gates that stand one under the other in the block; one where there is nothing to choose. */
const gates = computed<readonly string[]>(() => {
  const { rows = 0 } = blocks.value[block.value] ?? {};
  const all: readonly string[] = GATES[cell.value];
  return all.length > 1 && rows === all.length * (store.run.info.value?.config.hidden ?? 0) ? all : [""];
});
const gate = computed(() => Math.min(pickedGate.value, gates.value.length - 1));

/** A map of gradients, and the weight taken from it. */
interface Answer {
  readonly name: string;
  readonly rows: number;
  readonly columns: number;
  readonly gradients: Float64Array;
  readonly row: number;
  readonly column: number;
  /** The gradient, then its terms. */
  readonly steps: Float64Array;
}

const seen = { map: signal(false), bars: signal(false) };
const visible = computed(() => seen.map.value || seen.bars.value);
const { answer, update, filled, trouble, start } = examined<Answer>({
  visible,
  of: () => `${block.value} ${gate.value}`,
  ask: () => {
    const [at, part, taken, shape] = [block.value, gate.value, picked.value, blocks.value[block.value]];
    if (shape === undefined) return null;
    const rows = shape.rows / gates.value.length;
    const { columns } = shape;
    const name = gates.value.length > 1 ? `${shape.name} (${gates.value[part]})` : shape.name;
    const look = async (client: Client): Promise<Answer> => {
      const { rows: gradients } = await client.ask({ ask: "gradient", block: at, first: part * rows, rows });
      const most = largest(gradients);
      const row = Math.min(rows - 1, taken?.[0] ?? most % rows);
      const column = Math.min(columns - 1, taken?.[1] ?? Math.floor(most / rows));
      const { rows: steps } = await client.ask({ ask: "weightSteps", block: at, row: part * rows + row, column });
      return { name, rows, columns, gradients, row, column, steps };
    };
    return { about: taken?.join() ?? "", look };
  },
});

function Tools() {
  return (
    <>
      <Select
        name={say(weightWords.block)}
        value={blocks.value[block.value]?.name ?? ""}
        options={blocks.value.filter(hasSteps).map(({ name }) => [name, name] as const)}
        onChange={(value) => {
          pickedBlock.value = value;
          picked.value = null;
        }}
      />
      {gates.value.length > 1 && (
        <Select
          name={say(weightWords.gate)}
          value={String(gate.value)}
          options={gates.value.map((name, i) => [String(i), name] as const)}
          onChange={(value) => {
            pickedGate.value = Number(value);
            picked.value = null;
          }}
        />
      )}
    </>
  );
}

/** One coordinate of the weight, as a number that can be typed. */
function Coordinate({ of }: { of: "row" | "column" }) {
  const { value: found } = answer;
  const high = of === "row" ? found?.rows : found?.columns;
  const take = (value: number): void => {
    const [row, column] = [found?.row ?? 0, found?.column ?? 0];
    picked.value = of === "row" ? [value - 1, column] : [row, value - 1];
  };
  return (
    <Quantity
      name={say(weightWords[of])}
      explain={say(of === "row" ? weightWords.rowNote : weightWords.columnNote)}
      bounds={{ low: 1, high: high ?? 1, whole: true }}
      stops={[]}
      value={found === null ? null : (of === "row" ? found.row : found.column) + 1}
      onChange={take}
      onEmpty={() => {
        picked.value = null;
      }}
    />
  );
}

/** That the terms add up, in numbers. */
function Sum() {
  const { value: found } = answer;
  if (found === null) return <p class="feels" />;
  const [gradient = Number.NaN, ...terms] = found.steps;
  const sum = terms.reduce((sum, term) => sum + term, 0);
  return (
    <p class="feels" data-figure="weight-sum">
      {say(weightWords.adds, {
        name: found.name,
        row: whole(found.row + 1),
        column: whole(found.column + 1),
        steps: whole(terms.length),
        sum: significant(sum),
        gradient: significant(gradient),
        difference: significant(Math.abs(sum - gradient)),
      })}
    </p>
  );
}

/** What was read at the steps of a block: the window of a text begins where the probe does; what an encoder reads stands first. */
function readBy(block: string, steps: number): readonly string[] {
  const probe = store.run.info.value?.probe ?? [];
  return isTask.value && !block.startsWith("encoder.") ? probe.slice(probe.length - steps) : probe;
}

export function WeightFigure({ number }: { number: number }) {
  useEffect(start, []);
  const wait = labLabels.wait;
  return (
    <Framed
      picture="weight"
      words={forTask("weight", weightPicture)}
      number={number}
      level={3}
      update={update}
      tools={<Tools />}
      more={
        <>
          <Sum />
          {!blocks.value.every(hasSteps) && <p class="quiet">{say(taskLabLabels.attentionHasNoSteps)}</p>}
          <Trouble trouble={trouble} />
          <Noted rest={say(weightWords.rest)}>
            <div class="lab-controls">
              <Coordinate of="row" />
              <Coordinate of="column" />
            </div>
          </Noted>
        </>
      }
    >
      <div class="lab-pair">
        <Drawing
          mount={(host) =>
            mountWeightMap(host, {
              onChoose: (row, column) => {
                picked.value = [row, column];
              },
            })
          }
          read={() => answer.value}
          filled={filled}
          wait={wait}
          visible={seen.map}
        />
        <Drawing
          mount={(host) => mountStepBars(host)}
          read={() => {
            const { value: found } = answer;
            if (found === null) return null;
            const [gradient = Number.NaN, ...terms] = found.steps;
            return { gradient, terms, characters: readBy(found.name, terms.length) };
          }}
          filled={filled}
          wait={wait}
          visible={seen.bars}
        />
      </div>
    </Framed>
  );
}
