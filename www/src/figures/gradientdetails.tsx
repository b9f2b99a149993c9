/** The gradient norm taken apart, by time step and by parameter block; each is measured and built only while it is unfolded. */
import { computed, type Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { mountStepNorms } from "../charts";
import { store } from "../page";
import { significant } from "../words/numbers";
import { say, type Phrase } from "../i18n";
import { pictureLabels } from "../words/pictures";
import { Layer } from "./choose";
import { Formula } from "./formula";
import { drawWhenDue } from "../plot/pace";
import { before, blocksOpen, cell, stepsLayer, stepsOpen, visible, windowStep } from "./view";

function Fold({ name, open, children }: { name: Phrase; open: Signal<boolean>; children: ComponentChildren }) {
  return (
    <details
      class="fold"
      onToggle={(event) => {
        open.value = event.currentTarget.open;
      }}
    >
      <summary>{say(name)}</summary>
      {open.value && children}
    </details>
  );
}

const stepsVisible = computed(() => stepsOpen.value && visible.norm.value);

function Steps() {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = host.current;
    if (!place) return undefined;
    const chart = mountStepNorms(place, { step: windowStep });
    const read = () => {
      const measured = store.run.answers.to("stepNorms").value;
      return measured && { norms: measured.rows, cell: cell.value };
    };
    const stop = drawWhenDue(stepsVisible, read, (data) => chart.draw(data));
    return () => {
      stop();
      chart.destroy();
    };
  }, []);
  return (
    <>
      <p class="picture-shows">
        <Formula text={say(pictureLabels.stepsShow, { lag: before.value + 2 })} />
      </p>
      <div class="picture-tools">
        <Layer chosen={stepsLayer} />
      </div>
      <div ref={host} />
    </>
  );
}

function Blocks() {
  const blocks = store.run.info.value?.blocks ?? [];
  const norms = store.run.answers.to("blockNorms").value?.rows;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{say(pictureLabels.block)}</th>
          <th scope="col">{say(pictureLabels.shape)}</th>
          <th scope="col">{say(pictureLabels.blockNorm)}</th>
        </tr>
      </thead>
      <tbody>
        {blocks.map(({ name, rows, columns }, i) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              {rows} × {columns}
            </td>
            <td>{significant(norms?.[i] ?? null)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Both foldings, side by side while they are closed. */
export function GradientDetails() {
  return (
    <div class="folds">
      <Fold name={pictureLabels.steps} open={stepsOpen}>
        <Steps />
      </Fold>
      <Fold name={pictureLabels.blocks} open={blocksOpen}>
        <Blocks />
      </Fold>
    </div>
  );
}
