/** Saturation: φ where the pre-activations lie, or for gated cells how every unit uses its gates. */
import { computed, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { mountRuler, mountSaturation, type GateData } from "../../charts/gates";
import { mountSlopes, type SlopesData } from "../../charts/slopes";
import type { Client } from "../../laboratory/client";
import { labLabels, labWords } from "../../words/laboratory";
import { GATES, SIGMOID_GATES } from "../../wire";
import { say } from "../../i18n";
import { channelWords } from "../../figures/channels";
import { Select } from "../../figures/choose";
import { Drawing, Framed } from "../../figures/figure";
import { cell } from "../../figures/view";
import { LayerChoice, StackChoice } from "./choices";
import { examined, layerOfAll } from "./examined";
import { forTask } from "./words";
import { Trouble } from "./trouble";

/** Points of the drawn curve. */
const POINTS = 121;

const picked = signal("");
/** The gates between 0 and 1, with their places among the gate blocks; the first is the one that keeps the old state. */
const gates = computed<readonly (readonly [string, number])[]>(() => {
  const blocks: readonly string[] = GATES[cell.value];
  return SIGMOID_GATES[cell.value].map((name) => [name, blocks.indexOf(name)] as const);
});
const gate = computed(() => gates.value.find(([name]) => name === picked.value) ?? gates.value[0] ?? null);
/** Only the keeping gate's logarithm adds up along the direct path. */
const keeps = computed(() => gates.value[0]?.[0] ?? "");

type Answer = { kind: "slopes"; data: SlopesData } | { kind: "gates"; chosen: GateData; keeping: GateData };

const seen = { slopes: signal(false), saturation: signal(false), ruler: signal(false) };
const visible = computed(() => seen.slopes.value || seen.saturation.value || seen.ruler.value);
const { answer, update, trouble, start } = examined<Answer>({
  visible,
  of: () => `${layerOfAll.value} ${gate.value?.[0] ?? "φ"}`,
  ask: () => {
    const [here, hue, chosen, keeping] = [layerOfAll.value, cell.value, gate.value, gates.value[0]];
    if (chosen === null || keeping === undefined) {
      const look = async (client: Client): Promise<Answer> => {
        const { rows: saturation } = await client.ask({ ask: "saturation", layer: here });
        const { rows: slopes } = await client.ask({ ask: "slopes", points: POINTS });
        return { kind: "slopes", data: { saturation, slopes, cell: hue } };
      };
      return { look };
    }
    const look = async (client: Client): Promise<Answer> => {
      const use = async ([gate, number]: readonly [string, number]): Promise<GateData> => {
        const { rows } = await client.ask({ ask: "gate", layer: here, gate: number });
        return { gate, rows, cell: hue };
      };
      return { kind: "gates", chosen: await use(chosen), keeping: await use(keeping) };
    };
    return { look };
  },
});
const slopes = computed(() => (answer.value?.kind === "slopes" ? answer.value.data : null));
const dots = computed(() => (answer.value?.kind === "gates" ? answer.value : null));
const filled = { slopes: computed(() => slopes.value !== null), gates: computed(() => dots.value !== null) };

function Tools() {
  const words = (name: string): string => (channelWords[name] ? say(channelWords[name]) : name);
  return (
    <>
      {gate.value !== null && (
        <Select
          name={say(labLabels.gate)}
          value={gate.value[0]}
          options={gates.value.map(([name]) => [name, words(name)] as const)}
          onChange={(value) => {
            picked.value = value;
          }}
        />
      )}
      <StackChoice />
      <LayerChoice />
    </>
  );
}

export function SaturationFigure({ number }: { number: number }) {
  useEffect(start, []);
  const wait = labLabels.wait;
  return (
    <Framed
      picture="saturation"
      words={forTask("saturation", labWords.saturation)}
      number={number}
      level={3}
      update={update}
      tools={<Tools />}
      more={<Trouble trouble={trouble} />}
    >
      {keeps.value === "" ? (
        <Drawing key="slopes" mount={(host) => mountSlopes(host)} read={() => slopes.value} filled={filled.slopes} wait={wait} visible={seen.slopes} />
      ) : (
        <div key="gates" class="lab-pair">
          <Drawing
            mount={(host) => mountSaturation(host)}
            read={() => dots.value?.chosen ?? null}
            filled={filled.gates}
            wait={wait}
            visible={seen.saturation}
          />
          <Drawing mount={(host) => mountRuler(host)} read={() => dots.value?.keeping ?? null} filled={filled.gates} wait={wait} visible={seen.ruler} />
        </div>
      )}
    </Framed>
  );
}
