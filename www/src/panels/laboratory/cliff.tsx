/** The cliff: its controls, and the surface and the descents that the engine computes for them. */
import { computed, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { mountPlane } from "../../charts/plane";
import { Noted } from "../../controls/note";
import { Quantity } from "../../controls/quantity";
import { BOUNDS, CLIFF, PRESETS, type Descent, type Preset } from "../../laboratory/cliff";
import { follow } from "../../laboratory/follow";
import type { Questions } from "../../laboratory/protocol";
import { store } from "../../page";
import { labLabels, labWords } from "../../words/laboratory";
import { say } from "../../i18n";
import { Drawing, Framed } from "../../figures/figure";
import { client } from "./examined";
import { Trouble } from "./trouble";

const descent = signal<Descent>(PRESETS.short);
const visible = signal(false);
/** The cliff has a network of its own, always the same: only the engine has to be there, and nothing ever grows old. */
const mine = {
  visible: computed(() => visible.value && store.engine.value.kind === "ready"),
  of: () => "",
  version: () => "",
};
const steps = computed(() => descent.value.steps);
const surface = follow<Questions["surface"]["answer"]>({
  ...mine,
  request: () => {
    const { w, b, columns, rows } = CLIFF;
    const asked = { steps: steps.value, w, columns, b, rows };
    return { about: String(asked.steps), look: () => client().call("surface", asked) };
  },
});
const descents = follow<Questions["descents"]["answer"] & Pick<Descent, "limit">>({
  ...mine,
  request: () => {
    const asked = { ...descent.value, updates: CLIFF.updates };
    return { about: JSON.stringify(asked), look: async () => ({ ...(await client().call("descents", asked)), limit: asked.limit }) };
  },
});
const trouble = computed(() => surface.trouble.value ?? descents.trouble.value);
const filled = computed(() => surface.answer.value !== null && descents.answer.value !== null);
/** It has no update of the reader's. */
const noUpdate = signal<number | null>(null);

const STEPS = [1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100];
const DECADES = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

const set = (change: Partial<Descent>): void => {
  descent.value = { ...descent.value, ...change };
};

/** The preset that stands, if one does. */
const standing = computed<Preset | null>(() => {
  const now = JSON.stringify(descent.value);
  const names = Object.keys(PRESETS) as Preset[];
  return names.find((name) => JSON.stringify(PRESETS[name]) === now) ?? null;
});

/** Asks for both while somebody looks. Returns the stop. */
function ask(): () => void {
  const stops = [surface.start(), descents.start()];
  return () => {
    for (const stop of stops) stop();
  };
}

function Presets() {
  return (
    <div class="lab-presets" role="group" aria-label={say(labLabels.preset)}>
      <span class="setting-name">{say(labLabels.preset)}</span>
      {(Object.keys(PRESETS) as Preset[]).map((name) => (
        <button
          key={name}
          type="button"
          class="plain"
          aria-pressed={standing.value === name}
          onClick={() => {
            descent.value = PRESETS[name];
          }}
        >
          {say(labLabels[name])}
        </button>
      ))}
    </div>
  );
}

export function CliffFigure({ number }: { number: number }) {
  useEffect(ask, []);
  const { steps, rate, limit } = descent.value;
  const { w, b, columns, rows, most } = CLIFF;
  return (
    <Framed
      picture="cliff"
      words={labWords.cliff}
      number={number}
      level={3}
      update={noUpdate}
      tools={<Presets />}
      more={
        <>
          <Trouble trouble={trouble} />
          <Noted rest={say(labLabels.drag)}>
            <div class="lab-controls">
              <Quantity
                name={say(labLabels.steps)}
                explain={say(labLabels.stepsNote)}
                bounds={BOUNDS.steps}
                stops={STEPS}
                value={steps}
                onChange={(value) => set({ steps: value })}
              />
              <Quantity
                name={say(labLabels.rate)}
                explain={say(labLabels.rateNote)}
                bounds={BOUNDS.rate}
                stops={DECADES}
                value={rate}
                onChange={(value) => set({ rate: value })}
              />
              <Quantity
                name={say(labLabels.limit)}
                explain={say(labLabels.limitNote)}
                bounds={BOUNDS.limit}
                stops={DECADES}
                value={limit}
                onChange={(value) => set({ limit: value })}
              />
            </div>
          </Noted>
        </>
      }
    >
      <Drawing
        mount={(host) => mountPlane(host, { onStart: (w, b) => set({ w, b }) })}
        read={() => {
          const [ground, paths] = [surface.answer.value, descents.answer.value];
          const start = [descent.value.w, descent.value.b] as const;
          return ground === null || paths === null ? null : { ...ground, ...paths, columns, rows, w, b, most, start };
        }}
        filled={filled}
        wait={labLabels.wait}
        visible={visible}
      />
    </Framed>
  );
}
