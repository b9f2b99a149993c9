/** One picture on the page: number and title, what it shows, the drawing itself, what it means, and whose numbers it shows. */
import { signal, useSignal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import type { Chart } from "../plot/chart";
import { STALE } from "../plot/stale";
import { store } from "../page";
import { whole } from "../words/numbers";
import { say, type Phrase } from "../i18n";
import { pictureLabels, pictureWords, type Picture as PictureName, type PictureWords } from "../words/pictures";
import { Formula } from "./formula";
import { drawWhenDue } from "../plot/pace";
import { watchVisibility } from "../plot/visibility";

/** What a drawing is made of. */
export interface DrawingProps<Data> {
  /** Mounts the drawing; none where `children` draw for themselves. */
  readonly mount?: (host: HTMLElement) => Chart<Data>;
  /** What to draw, or null while there is nothing; reading signals subscribes to them. */
  readonly read?: () => Data | null;
  readonly children?: ComponentChildren;
  /** Whether there is something to draw; until then `wait` stands in its place. */
  readonly filled: ReadonlySignal<boolean>;
  readonly wait: Phrase;
  /** Set to whether the picture is on screen. */
  readonly visible: Signal<boolean>;
}

/** What stands around a drawing. */
export interface FramedProps {
  /** Its name in the stylesheet. */
  readonly picture: string;
  readonly words: PictureWords;
  /** Its number in reading order, from 1. */
  readonly number: number;
  /** The level of its heading: 3 within a section that has one of its own. */
  readonly level?: 2 | 3;
  /** The update the numbers belong to; null where there are none. */
  readonly update: ReadonlySignal<number | null>;
  /** The seed of the run that is shown: of the one network, unless another is named. */
  readonly seed?: number | undefined;
  /** Figures beside the title. */
  readonly figures?: ComponentChildren;
  /** More about it, under the picture. */
  readonly more?: ComponentChildren;
  /** Choices of what is drawn. */
  readonly tools?: ComponentChildren;
}

export type PlateProps<Data> = DrawingProps<Data> & FramedProps;

export type PictureProps<Data> = DrawingProps<Data> &
  Omit<FramedProps, "picture" | "words" | "level" | "seed"> & { readonly picture: PictureName };

function Footer({ update, seed }: { update: ReadonlySignal<number | null>; seed: number | undefined }) {
  const at = update.value;
  if (seed === undefined || at === null) return <span class="picture-run" />;
  return <span class="picture-run">{say(pictureLabels.footer, { seed, update: whole(at) })}</span>;
}

/** A drawing in its place; its height never changes, so that nothing below it moves. */
export function Drawing<Data>(props: DrawingProps<Data>) {
  const { filled, wait, children } = props;
  /** What was drawn last is nobody's any more, and what is to be drawn now is not there yet. */
  const stale = useSignal(false);
  const place = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!place.current || !host.current) return undefined;
    const chart = props.mount?.(host.current);
    const stopWatching = watchVisibility(place.current, props.visible);
    const { read } = props;
    let drawn = false;
    const readNow = (): Data | null => {
      const data = read?.() ?? null;
      if (data === null) stale.value = drawn;
      return data;
    };
    const draw = (data: Data): void => {
      chart?.draw(data);
      drawn = true;
      stale.value = false;
    };
    const stop = chart && read ? drawWhenDue(props.visible, readNow, draw) : undefined;
    return () => {
      stop?.();
      stopWatching();
      chart?.destroy();
    };
    // Mounted once: everything that changes arrives through signals.
  }, []);
  const shown = filled.value && !stale.value;
  return (
    <div ref={place} class="picture-place">
      <div class={`picture-host ${shown ? "" : "unfilled"} ${stale.value ? STALE : ""}`}>
        <div ref={host} />
        {children}
      </div>
      {!shown && <p class="picture-wait">{say(wait)}</p>}
    </div>
  );
}

/** A picture without its drawing: number, title and explanation before it, meaning and origin after it. */
export function Framed(props: FramedProps & { readonly children: ComponentChildren }) {
  const { picture, words, number, level = 2, update, figures, tools, more, children } = props;
  const id = useId();
  const Heading = level === 2 ? "h2" : "h3";
  const seed = "seed" in props ? props.seed : store.run.config.value?.seed;
  return (
    <figure class={`picture picture-${picture}`} aria-labelledby={`${id}-title`} aria-describedby={`${id}-shows`}>
      <div class="picture-head">
        <Heading id={`${id}-title`}>
          <span class="picture-number">{say(pictureLabels.number, { number })}</span> {say(words.title)}
        </Heading>
        {figures}
      </div>
      <p id={`${id}-shows`} class="picture-shows">
        <Formula text={say(words.shows)} />
      </p>
      {tools && <div class="picture-tools">{tools}</div>}
      {children}
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

/** A drawing in its frame. */
export function Plate<Data>(props: PlateProps<Data>) {
  return (
    <Framed {...props}>
      <Drawing {...props} />
    </Framed>
  );
}

/** Words of these pictures for a task that reads no characters; its part of the page brings them. */
export const taskWords = signal<Readonly<Partial<Record<PictureName, PictureWords>>>>({});

/** One of the pictures of the training. */
export function Picture<Data>(props: PictureProps<Data>) {
  const { picture } = props;
  return <Plate {...props} words={taskWords.value[picture] ?? pictureWords[picture]} />;
}
