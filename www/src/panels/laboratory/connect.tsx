/** Over the text: what the prediction of one character of the probe hangs on, live. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { mountConnect } from "../../figures/connect";
import { store } from "../../page";
import { labLabels, labWords } from "../../words/laboratory";
import { connectData } from "../../figures/answers";
import { Drawing, Framed } from "../../figures/figure";
import { chosenAnswer, examined, place } from "./examined";
import { forTask } from "./words";
import { Trouble } from "./trouble";

interface Answer {
  /** Steps read before the answer. */
  readonly read: number;
  readonly norms: Float64Array;
}

const visible = signal(false);
const { answer, update, filled, trouble, start } = examined<Answer>({
  visible,
  of: () => "",
  ask: () => {
    const { read } = chosenAnswer.value;
    return { about: String(read), look: async (client) => ({ read, norms: (await client.ask({ ask: "connectivity", place: read })).rows }) };
  },
});

export function ConnectFigure({ number }: { number: number }) {
  useEffect(start, []);
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
          const info = store.run.info.value;
          if (info === null) return null;
          const { value: found } = answer;
          // While another answer is being asked about, nothing is tinted: the old numbers are not its own.
          return connectData(info, chosenAnswer.value, found?.read === chosenAnswer.value.read ? found.norms : []);
        }}
        filled={filled}
        wait={labLabels.wait}
        visible={visible}
      />
    </Framed>
  );
}
