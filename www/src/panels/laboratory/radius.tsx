/** ρ and s₁ over the updates: a measurement for every look, cleared with the network and cut where it goes back. */
import { computed, effect, signal, untracked } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { mountRadius } from "../../charts/radius";
import { Radii } from "../../laboratory/radii";
import { store } from "../../page";
import { GATES, LARGEST_FOLLOWED } from "../../wire";
import { labLabels } from "../../words/laboratory";
import { whole } from "../../words/numbers";
import { say } from "../../i18n";
import { radiusLabels, radiusPicture } from "../../words/radius";
import { Select } from "../../figures/choose";
import { Drawing, Framed } from "../../figures/figure";
import { cell, time } from "../../figures/view";
import { Zoom } from "../../figures/zoom";
import { LayerChoice, StackChoice } from "./choices";
import { examined, layerOfAll } from "./examined";
import { Trouble } from "./trouble";

const picked = signal("");
const gate = computed(() => Math.max(0, (GATES[cell.value] as readonly string[]).indexOf(picked.value)));
const tooLarge = computed(() => (store.run.info.value?.config.hidden ?? 0) > LARGEST_FOLLOWED);

const visible = signal(false);
const measured = examined<{ layer: number; radii: Float64Array }>({
  visible,
  of: () => String(layerOfAll.value),
  ask: () => {
    const here = layerOfAll.value;
    return tooLarge.value ? null : { look: async (client) => ({ layer: here, radii: (await client.ask({ ask: "radii", layer: here })).rows }) };
  },
});
/** The series of the network that stands. */
const radii = signal(new Radii());
/** Changes with every measurement. */
const looks = signal(0);
/** The last update in the series that is drawn. */
const update = computed(() => {
  void looks.value;
  const { xs, length } = radii.value.of(layerOfAll.value, gate.value).radius;
  return length === 0 ? null : (xs[length - 1] ?? null);
});
const filled = computed(() => update.value !== null);

/** Measures while somebody looks, and keeps what was measured. Returns the stop. */
function keep(): () => void {
  const stops = [
    effect(() => {
      void store.run.histories.value;
      radii.value = new Radii();
    }),
    effect(() => {
      const { updates } = store.run.readouts.value;
      untracked(() => {
        radii.value.rewind(updates);
        looks.value += 1;
      });
    }),
    effect(() => {
      const [found, at] = [measured.answer.value, measured.update.value];
      if (found === null || at === null) return;
      untracked(() => {
        radii.value.record(found.layer, at, found.radii);
        looks.value += 1;
      });
    }),
    measured.start(),
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
            picked.value = value;
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
  useEffect(keep, []);
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
              {say(radiusLabels.tooLarge, { size: whole(store.run.info.value?.config.hidden ?? null), limit: whole(LARGEST_FOLLOWED) })}
            </p>
          )}
          <Trouble trouble={measured.trouble} />
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
