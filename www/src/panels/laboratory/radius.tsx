/** ρ and s₁ over the updates: a measurement for every look, cleared with the network and cut where it goes back. */
import { computed, effect, signal, untracked } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { mountRadius } from "../../charts/radius";
import { follow } from "../../laboratory/follow";
import { Radii } from "../../laboratory/radii";
import { store } from "../../state";
import { LARGEST_FOLLOWED } from "../../wire";
import { labLabels } from "../../words/laboratory";
import { whole } from "../../words/numbers";
import { say } from "../../words/phrase";
import { radiusLabels, radiusPicture } from "../../words/radius";
import { Select } from "../choose";
import { Drawing, Framed } from "../picture";
import { cell, time } from "../view";
import { Zoom } from "../zoom";
import { GATES, LayerChoice, StackChoice } from "./choices";
import { age, examine, layerOfAll, type Told } from "./examined";
import { Trouble } from "./trouble";

const wished = signal("");
const gate = computed(() => Math.max(0, (GATES[cell.value] as readonly string[]).indexOf(wished.value)));
const tooLarge = computed(() => (store.info.value?.config.hidden ?? 0) > LARGEST_FOLLOWED);

const visible = signal(false);
const told = signal<Told<{ layer: number; radii: Float64Array }> | null>(null);
const trouble = signal<string | null>(null);
/** The series of the network that stands. */
const radii = signal(new Radii());
/** Changes with every measurement. */
const looks = signal(0);
const filled = computed(() => looks.value >= 0 && radii.value.of(layerOfAll.value, gate.value).radius.length > 0);
const update = computed(() => (filled.value ? (told.value?.update ?? null) : null));

/** Asks whenever the network has learnt, and keeps what it said. Returns the stop. */
function ask(): () => void {
  const stops = [
    effect(() => {
      void store.histories.value;
      radii.value = new Radii();
    }),
    effect(() => {
      const { updates } = store.figures.value;
      untracked(() => {
        radii.value.rewind(updates);
        looks.value += 1;
      });
    }),
    effect(() => {
      const news = told.value;
      if (news === null) return;
      untracked(() => {
        radii.value.record(news.answer.layer, news.update, news.answer.radii);
        looks.value += 1;
      });
    }),
    follow<Told<{ layer: number; radii: Float64Array }>>({
      visible,
      age,
      trouble,
      told,
      wish: () => {
        const here = layerOfAll.value;
        if (age() === "" || tooLarge.value) return null;
        const look = async (): Promise<Told<{ layer: number; radii: Float64Array }> | null> => {
          const before = radii.peek();
          const found = await examine(async (client) => ({ layer: here, radii: await client.ask("radii", { layer: here }) }));
          // An answer about a network that has been replaced meanwhile belongs nowhere.
          return before === radii.peek() ? found : null;
        };
        return { about: String(here), look };
      },
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function Tools() {
  const gates = GATES[cell.value];
  return (
    <>
      {gates.length > 1 && (
        <Select
          name={say(labLabels.matrix)}
          value={gates[gate.value] ?? ""}
          options={gates.map((name) => [name, say(labLabels.gateBlock, { gate: name })] as const)}
          onChange={(value) => {
            wished.value = value;
          }}
        />
      )}
      <StackChoice />
      <LayerChoice />
      <Zoom />
    </>
  );
}

export function RadiusFigure({ number }: { number: number }) {
  useEffect(ask, []);
  return (
    <Framed
      picture="radius"
      words={radiusPicture}
      number={number}
      level={3}
      update={update}
      tools={<Tools />}
      more={
        <>
          {tooLarge.value && (
            <p role="status" class="quiet">
              {say(radiusLabels.tooLarge, { size: whole(store.info.value?.config.hidden ?? null), limit: whole(LARGEST_FOLLOWED) })}
            </p>
          )}
          <Trouble trouble={trouble} />
        </>
      }
    >
      <Drawing
        mount={(host) => mountRadius(host, { time })}
        read={() => {
          void looks.value;
          return { ...radii.value.of(layerOfAll.value, gate.value), cell: cell.value };
        }}
        filled={filled}
        wait={labLabels.wait}
        visible={visible}
      />
    </Framed>
  );
}
