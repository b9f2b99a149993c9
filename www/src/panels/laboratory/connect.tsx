/** Over the text: what the prediction of one character of the probe hangs on, live. */
import { computed, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { mountConnect } from "../../charts/connect";
import { follow } from "../../laboratory/follow";
import { store } from "../../state";
import { labLabels, labWords } from "../../words/laboratory";
import { Drawing, Framed } from "../picture";
import { age, chosenPlace, client, examine, place, type Told } from "./examined";
import { Trouble } from "./trouble";

const visible = signal(false);
const told = signal<Told<{ place: number; norms: Float64Array }> | null>(null);
const trouble = signal<string | null>(null);
const update = computed(() => told.value?.update ?? null);
const filled = computed(() => told.value !== null);

/** Asks whenever the network or the character is another. Returns the stop. */
const ask = (): (() => void) =>
  follow<Told<{ place: number; norms: Float64Array }>>({
    visible,
    age,
    trouble,
    told,
    wish: () => {
      const at = chosenPlace.value;
      if (age() === "") return null;
      return {
        about: String(at),
        look: () => examine(async () => ({ place: at, norms: await client.ask("connectivity", { place: at }) })),
      };
    },
  });

export function ConnectFigure({ number }: { number: number }) {
  useEffect(ask, []);
  return (
    <Framed
      picture="connect"
      words={labWords.connect}
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
          const characters = store.info.value?.probe;
          if (characters === undefined) return null;
          const chosen = chosenPlace.value;
          const answer = told.value?.answer;
          // While another character is being asked about, nothing is tinted: the old numbers are not its own.
          return { characters, chosen, norms: answer?.place === chosen ? answer.norms : [] };
        }}
        filled={filled}
        wait={labLabels.wait}
        visible={visible}
      />
    </Framed>
  );
}
