/** One picture on the page: number and title, what it shows, the drawing itself, what it means, and whose numbers it shows. */
import type { ReadonlySignal, Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import type { Chart } from "../charts";
import { store } from "../state";
import { whole } from "../words/numbers";
import { say, type Phrase } from "../words/phrase";
import { pictureLabels, pictureWords, type Picture as PictureName, type PictureWords } from "../words/pictures";
import { Formula } from "./formula";
import { drawWhenDue } from "./pace";

export interface PlateProps<Data> {
  /** What kind of picture it is; names its class. */
  readonly kind: string;
  readonly words: PictureWords;
  /** The seed of the run that is shown; undefined while there is none. */
  readonly seed: number | undefined;
  /** Its number in reading order, from 1. */
  readonly number: number;
  /** Mounts the drawing; none where `children` draw for themselves. */
  readonly mount?: (host: HTMLElement) => Chart<Data>;
  /** What to draw, or null while there is nothing; reading signals subscribes to them. */
  readonly read?: () => Data | null;
  readonly children?: ComponentChildren;
  /** Whether there is something to draw; until then `wait` stands in its place. */
  readonly filled: ReadonlySignal<boolean>;
  readonly wait: Phrase;
  /** The update the numbers belong to; null where there are none. */
  readonly update: ReadonlySignal<number | null>;
  /** Set to whether the picture is on screen. */
  readonly visible: Signal<boolean>;
  /** Figures beside the title. */
  readonly figures?: ComponentChildren;
  /** More about it, under the picture. */
  readonly more?: ComponentChildren;
  /** Choices of what is drawn. */
  readonly tools?: ComponentChildren;
}

/** How far off screen a picture already counts as visible, so that it is there when it arrives. */
const MARGIN = "120px";

function Footer({ update, seed }: { update: ReadonlySignal<number | null>; seed: number | undefined }) {
  const at = update.value;
  if (seed === undefined || at === null) return <span class="picture-run" />;
  return <span class="picture-run">{say(pictureLabels.footer, { seed, update: whole(at) })}</span>;
}

export type PictureProps<Data> = Omit<PlateProps<Data>, "kind" | "words" | "seed"> & { readonly picture: PictureName };

/** A picture of the one network. */
export function Picture<Data>({ picture, ...props }: PictureProps<Data>) {
  return <Plate {...props} kind={picture} words={pictureWords[picture]} seed={store.running.value?.seed} />;
}

/** The picture; its height never changes, so that nothing below it moves. */
export function Plate<Data>(props: PlateProps<Data>) {
  const { kind, words, seed, number, filled, wait, update, figures, tools, more, children } = props;
  const place = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (!place.current || !host.current) return undefined;
    const chart = props.mount?.(host.current);
    const observer = new IntersectionObserver(
      (entries) => {
        const last = entries[entries.length - 1];
        if (last) props.visible.value = last.isIntersecting;
      },
      { rootMargin: MARGIN },
    );
    observer.observe(place.current);
    const { read } = props;
    const stop = chart && read ? drawWhenDue(props.visible, read, (data) => chart.draw(data)) : undefined;
    return () => {
      stop?.();
      observer.disconnect();
      chart?.destroy();
    };
    // Mounted once: everything that changes arrives through signals.
  }, []);
  return (
    <figure class={`picture picture-${kind}`} aria-labelledby={`${id}-title`} aria-describedby={`${id}-shows`}>
      <div class="picture-head">
        <h2 id={`${id}-title`}>
          <span class="picture-number">{say(pictureLabels.number, { number })}</span> {say(words.title)}
        </h2>
        {figures}
      </div>
      <p id={`${id}-shows`} class="picture-shows">
        <Formula text={say(words.shows)} />
      </p>
      {tools && <div class="picture-tools">{tools}</div>}
      <div ref={place} class="picture-place">
        <div class={filled.value ? "picture-host" : "picture-host unfilled"}>
          <div ref={host} />
          {children}
        </div>
        {!filled.value && <p class="picture-wait">{say(wait)}</p>}
      </div>
      {more}
      <figcaption class="picture-foot">
        <details class="means">
          <summary>{say(pictureLabels.meaning)}</summary>
          <p>{say(words.means)}</p>
        </details>
        <Footer update={update} seed={seed} />
      </figcaption>
    </figure>
  );
}
