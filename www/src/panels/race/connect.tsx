/** Over the text, or over one sequence of a task, for all networks at once: what one answer hangs on, live. */
import { computed } from "@preact/signals";
import { createCursor } from "../../plot/cursor";
import { mountConnect } from "../../charts/connect";
import { pictureLabels } from "../../words/pictures";
import { raceWords } from "../../words/race";
import { connectData } from "../../figures/answers";
import { Plate } from "../../figures/figure";
import { answer, place, placed, seed, text, update, visible, words } from "./racestate";
import { Strip } from "./strip";

/** The character or step pointed at, in every network's sequence. */
const pointed = createCursor();

const asked = computed(() => placed.value.some(({ run }) => run.answers.to("connectivity").value !== null));

function choose(at: number): void {
  place.value = at;
}

export function ConnectPicture() {
  return (
    <Plate
      picture="connect"
      words={words.value.connect}
      seed={seed.value}
      number={5}
      filled={asked}
      wait={pictureLabels.waitMeasure}
      update={update}
      visible={visible.connect}
    >
      <div class="connects">
        {placed.value.map((each) => (
          <Strip
            key={`${each.name} ${text.value}`}
            each={each}
            mount={(host, name) => mountConnect(host, { onChoose: choose, among: { name, pointed } })}
            read={({ info, answers }) => {
              const measured = answers.to("connectivity").value;
              // While another answer is being asked about, nothing is tinted: the old numbers are not its own.
              return info.value && connectData(info.value, answer.value, measured?.head.place === answer.value.read ? measured.rows : []);
            }}
            visible={visible.connect}
            phrase={text.value ? raceWords.nameConnect : raceWords.nameConnectSteps}
          />
        ))}
      </div>
    </Plate>
  );
}
