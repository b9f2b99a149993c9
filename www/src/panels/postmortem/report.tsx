/** The report of a post-mortem: what was not finite first, where, how that can come about, and the norms before it. */
import { useEffect, useRef } from "preact/hooks";
import { createCursor } from "../../charts";
import { mountLastNorms } from "../../charts/lastnorms";
import type { Config, Explosion } from "../../wire";
import { significant, whole } from "../../words/numbers";
import { say } from "../../words/phrase";
import { postMortemWords, suspectWords, whyWords } from "../../words/postmortem";
import { choiceWords } from "../../words/settings";
import "./postmortem.css";

export interface ReportProps {
  readonly explosion: Explosion;
  /** The settings the network had. */
  readonly config: Config;
  /** Gradient norms of the updates before the one refused, the last of them last. */
  readonly norms: ArrayLike<number>;
}

function placeOf({ layer, step, block }: Explosion): string {
  const places = [
    ...(block === null ? [] : [say(postMortemWords.block, { block })]),
    ...(layer === null ? [] : [say(postMortemWords.layer, { layer })]),
    ...(step === null ? [] : [say(postMortemWords.step, { step })]),
  ];
  return places.length === 0 ? say(postMortemWords.everywhere) : places.join(say(postMortemWords.and));
}

/** How it can have come to that, in two or three sentences. */
function causes({ quantity }: Explosion, { cell, activation, clip }: Config): string[] {
  const unbounded = cell === "rnn" && (activation === "relu" || activation === "identity");
  return [
    say(whyWords[quantity]),
    ...(unbounded && quantity === "state" ? [say(postMortemWords.noCeiling, { activation: say(choiceWords.activation[activation].name) })] : []),
    say(clip === "off" ? postMortemWords.unclipped : postMortemWords.clipped),
  ];
}

function Norms({ explosion, config, norms }: ReportProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = host.current;
    if (!place || norms.length === 0) return undefined;
    const chart = mountLastNorms(place, createCursor());
    const { cell, clip, clipLimit } = config;
    chart.draw({ norms, from: explosion.update - norms.length, limit: clip === "norm" ? clipLimit : null, cell });
    return () => chart.destroy();
  }, [explosion]);
  return norms.length === 0 ? <p class="quiet">{say(postMortemWords.none)}</p> : <div ref={host} />;
}

export function Report(props: ReportProps) {
  const { explosion, config } = props;
  const facts = [
    { name: postMortemWords.first, value: say(suspectWords[explosion.quantity]) },
    { name: postMortemWords.where, value: placeOf(explosion) },
    {
      name: postMortemWords.refused,
      value: say(postMortemWords.kept, { update: whole(explosion.update), before: whole(explosion.update - 1) }),
    },
    { name: postMortemWords.largest, value: significant(explosion.largestNorm) },
  ];
  return (
    <div class="postmortem">
      <div>
        <dl class="postmortem-facts">
          {facts.map(({ name, value }) => (
            <div key={name.en}>
              <dt>{say(name)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <p>{causes(explosion, config).join(say(postMortemWords.end))}</p>
      </div>
      <div class="postmortem-chart">
        <p class="quiet">{say(postMortemWords.chart)}</p>
        <Norms {...props} />
      </div>
    </div>
  );
}
