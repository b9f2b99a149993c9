/** One network's part of a figure that stands once for each: its name, and a drawing of its own. */
import { useEffect, useRef } from "preact/hooks";
import type { Chart } from "../plot/chart";
import type { ReadonlySignal } from "@preact/signals";
import type { Placed } from "../race/racer";
import type { RunView } from "../run/run";
import type { Phrase } from "../i18n";
import { drawWhenDue } from "../plot/pace";
import { Named } from "./swatch";

interface StripProps<Data> {
  readonly each: Placed;
  readonly mount: (host: HTMLElement, name: Phrase) => Chart<Data>;
  readonly read: (run: RunView) => Data | null;
  readonly visible: ReadonlySignal<boolean>;
  readonly phrase: Phrase;
}

/** The drawing is told its name: `phrase` with the network's in place of `{name}`. */
export function Strip<Data>({ each, mount, read, visible, phrase }: StripProps<Data>) {
  const host = useRef<HTMLDivElement>(null);
  const { run, name, look, differs, config } = each;
  useEffect(() => {
    const place = host.current;
    if (!place) return undefined;
    const of = (text: string): string => text.replace("{name}", name);
    const chart = mount(place, { en: of(phrase.en), zh: of(phrase.zh) });
    const stop = drawWhenDue(visible, () => read(run), (data) => chart.draw(data));
    return () => {
      stop();
      chart.destroy();
    };
  }, [run, name]);
  return (
    <div class="strip">
      <h3>
        <Named look={look} name={name} differs={differs} config={config} />
      </h3>
      <div ref={host} />
    </div>
  );
}
