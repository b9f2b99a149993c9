/** What truncation cuts off: the gradient by windows of T steps against the whole one. */
import { computed, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { mountTruncation, type Cut } from "../../charts/truncation";
import { Noted } from "../../controls/note";
import { Quantity } from "../../controls/quantity";
import type { Answered } from "../../questions";
import { store } from "../../page";
import { labLabels } from "../../words/laboratory";
import { taskLabLabels } from "../../words/laboratorytasks";
import { fixed, whole } from "../../words/numbers";
import { say } from "../../i18n";
import { truncationPicture, truncationWords } from "../../words/truncation";
import { Drawing, Framed } from "../../figures/figure";
import { cell, isTask } from "../../figures/view";
import { examined, hasEncoder } from "./examined";
import { forTask } from "./words";
import { Trouble } from "./trouble";

/** Windows that are always measured; the one in hand is, too. */
const WINDOWS = [1, 2, 5, 10, 20, 50, 100, 200] as const;
const BOUNDS = { low: 1, high: 200, whole: true } as const;

/** The window in hand: the one that the network trains with, until the reader takes another. */
const picked = signal<number | null>(null);
const chosen = computed(() => Math.min(BOUNDS.high, picked.value ?? store.run.info.value?.window ?? BOUNDS.high));

/** Cosines over all parameters, then block by block. */
interface Cosines {
  readonly window: number;
  readonly carried: Float64Array;
  readonly reset: Float64Array;
}

interface Answer {
  /** Characters that were cut into windows. */
  readonly characters: number;
  readonly cuts: readonly Cosines[];
}

const noUpdate = signal<number | null>(null);

function read({ head, rows }: Answered<"truncation">): Answer {
  const width = rows.length / head.windows.length / 2;
  const cuts = head.windows.map((window, i) => {
    const [from, middle, to] = [2 * i * width, (2 * i + 1) * width, (2 * i + 2) * width];
    return { window, carried: rows.slice(from, middle), reset: rows.slice(middle, to) };
  });
  return { characters: head.steps, cuts };
}

const visible = signal(false);
const { answer, update, filled, trouble, start } = examined<Answer>({
  visible,
  of: () => "",
  ask: () => {
    const windows = [...new Set([...WINDOWS, chosen.value])].sort((a, b) => a - b);
    if (hasEncoder.value) return null;
    return { about: windows.join(), look: async (client) => read(await client.ask({ ask: "truncation", windows })) };
  },
});

/** The cosines of every block at the window in hand. */
function Blocks() {
  const cut = answer.value?.cuts.find(({ window }) => window === chosen.value);
  const names = [say(truncationWords.all), ...(store.run.info.value?.blocks.map(({ name }) => name) ?? [])];
  if (cut === undefined) return null;
  return (
    <div class="lab-table" tabIndex={0} role="group" aria-label={say(truncationWords.table)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{`T = ${whole(cut.window)}`}</th>
            <th scope="col">{say(truncationWords.carried)}</th>
            <th scope="col">{say(truncationWords.reset)}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name, i) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{fixed(cut.carried[i] ?? Number.NaN, 3)}</td>
              <td>{fixed(cut.reset[i] ?? Number.NaN, 3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Stands where a source is read first. */
function NothingToCut({ number }: { number: number }) {
  return (
    <Framed picture="truncation" words={forTask("truncation", truncationPicture)} number={number} level={3} update={noUpdate}>
      <p class="quiet">{say(taskLabLabels.nothingToCut)}</p>
    </Framed>
  );
}

export function TruncationFigure({ number }: { number: number }) {
  return hasEncoder.value ? <NothingToCut number={number} /> : <Truncated number={number} />;
}

function Truncated({ number }: { number: number }) {
  useEffect(start, []);
  const characters = answer.value?.characters ?? BOUNDS.high;
  return (
    <Framed
      picture="truncation"
      words={forTask("truncation", truncationPicture)}
      number={number}
      level={3}
      update={update}
      more={
        <>
          <Trouble trouble={trouble} />
          <Noted rest={say(isTask.value ? taskLabLabels.cutWhole : truncationWords.rest, { characters: whole(characters), window: whole(store.run.info.value?.window ?? null) })}>
            <div class="lab-controls">
              <Quantity
                name={say(truncationWords.chosen)}
                explain={say(truncationWords.chosenNote)}
                bounds={BOUNDS}
                stops={WINDOWS}
                value={chosen.value}
                onChange={(value) => {
                  picked.value = value;
                }}
              />
            </div>
          </Noted>
          <Blocks />
        </>
      }
    >
      <Drawing
        mount={(host) => mountTruncation(host)}
        read={() => {
          const { value: found } = answer;
          if (found === null) return null;
          const cuts = found.cuts.map(({ window, carried, reset }): Cut => ({ window, carried: carried[0] ?? Number.NaN, reset: reset[0] ?? Number.NaN }));
          return { cuts: cuts.filter(({ window }) => window <= Math.max(found.characters, chosen.value)), chosen: chosen.value, cell: cell.value };
        }}
        filled={filled}
        wait={labLabels.wait}
        visible={visible}
      />
    </Framed>
  );
}
