/** The report of a post-mortem: what was not finite first, where, how that can come about, and the norms before it. */
import { useEffect, useRef } from "preact/hooks";
import { createCursor } from "../../plot/cursor";
import { mountLastNorms } from "./lastnorms";
import type { Config, Explosion } from "../../wire";
import { say } from "../../i18n";
import { postMortemWords } from "../../words/postmortem";
import { causesOf, factsOf } from "./findings";
import "./postmortem.css";

export interface ReportProps {
  readonly explosion: Explosion;
  /** The settings the network had. */
  readonly config: Config;
}

function Norms({ explosion, config }: ReportProps) {
  // Some come as words: JSON has no infinity.
  const norms = explosion.norms.map(Number);
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = host.current;
    if (!place || norms.length === 0) return undefined;
    const chart = mountLastNorms(place, createCursor());
    const { cell, clip, clipLimit } = config;
    chart.draw({ norms, from: explosion.normsFrom, refused: explosion.update, limit: clip === "norm" ? clipLimit : null, cell });
    return () => chart.destroy();
  }, [explosion]);
  return norms.length === 0 ? <p class="quiet">{say(postMortemWords.none)}</p> : <div ref={host} />;
}

export function Report(props: ReportProps) {
  const { explosion, config } = props;
  return (
    <div class="postmortem">
      <div>
        <dl class="postmortem-facts">
          {factsOf(explosion).map(({ name, value }) => (
            <div key={name.en}>
              <dt>{say(name)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p>{causesOf(explosion, config)}</p>
      </div>
      <div class="postmortem-chart">
        <p class="quiet">{say(postMortemWords.chart)}</p>
        <Norms {...props} />
      </div>
    </div>
  );
}
