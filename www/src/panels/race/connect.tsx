/** Over the text, for all networks at once: what the prediction of one character hangs on, live. */
import { computed } from "@preact/signals";
import { createCursor } from "../../charts";
import { mountConnect } from "../../charts/connect";
import { pictureLabels } from "../../words/pictures";
import { racePictureWords, raceWords } from "../../words/race";
import { Plate } from "../picture";
import { chosen, place, placed, probe, seed, update, visible } from "./stage";
import { Strip } from "./strip";

/** The character pointed at, in every network's text. */
const pointed = createCursor();

const asked = computed(() => placed.value.some(({ lane }) => lane.connectivity.value !== null));

function choose(at: number): void {
  place.value = at;
}

export function ConnectPicture() {
  return (
    <Plate
      picture="connect"
      words={racePictureWords.connect}
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
            key={each.name}
            each={each}
            mount={(host, name) => mountConnect(host, { onChoose: choose, among: { name, pointed } })}
            read={({ connectivity }) => {
              const values = connectivity.value?.values;
              // While another character is being asked about, nothing is tinted: the old numbers are not its own.
              return { characters: probe.value, chosen: chosen.value, norms: values?.place === chosen.value ? values.norms : [] };
            }}
            visible={visible.connect}
            phrase={raceWords.nameConnect}
          />
        ))}
      </div>
    </Plate>
  );
}
