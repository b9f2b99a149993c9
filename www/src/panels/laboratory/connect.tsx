/** Over the text: what the prediction of one character of the probe hangs on, live. */
import { computed, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { mountConnect } from "../../charts/connect";
import { follow } from "../../laboratory/follow";
import { store } from "../../state";
import { ANSWER, NUMBER } from "../../words/connect";
import { labLabels, labWords } from "../../words/laboratory";
import { Drawing, Framed } from "../picture";
import { isTask } from "../view";
import { age, answers, chosenAnswer, examine, place, type Told } from "./examined";
import { forTask } from "./words";
import { Trouble } from "./trouble";

interface Answer {
  /** Steps read before the answer. */
  readonly read: number;
  readonly norms: Float64Array;
}

const visible = signal(false);
const told = signal<Told<Answer> | null>(null);
const trouble = signal<string | null>(null);
const update = computed(() => told.value?.update ?? null);
const filled = computed(() => told.value !== null);

/** Asks whenever the network or the character is another. Returns the stop. */
const ask = (): (() => void) =>
  follow<Told<Answer>>({
    visible,
    age,
    trouble,
    told,
    wish: () => {
      const { read } = chosenAnswer.value;
      if (age() === "") return null;
      return {
        about: String(read),
        look: () => examine(async (client) => ({ read, norms: await client.ask("connectivity", { place: read }) })),
      };
    },
  });

export function ConnectFigure({ number }: { number: number }) {
  useEffect(ask, []);
  return (
    <Framed
      picture="connect"
      words={forTask("connect", labWords.connect)}
      number={number}
      level={3}
      update={update}
      more={<Trouble trouble={trouble} />}
    >
      <Drawing
        mount={(host) =>
          mountConnect(host, {
            onChoose: (at) => {
              place.value = at;
            },
          })
        }
        read={() => {
          const info = store.info.value;
          if (info === null) return null;
          const { at, read } = chosenAnswer.value;
          const answer = told.value?.answer;
          // While another answer is being asked about, nothing is tinted: the old numbers are not its own.
          const norms = answer?.read === read ? answer.norms : [];
          const steps = isTask.value ? { asked: answers.value, measure: info.task?.loss === "squared" ? NUMBER : ANSWER } : null;
          return { characters: info.probe, chosen: at, norms, ...(steps ? { steps } : {}) };
        }}
        filled={filled}
        wait={labLabels.wait}
        visible={visible}
      />
    </Framed>
  );
}
