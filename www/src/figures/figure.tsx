/**
 * A figure: number and title, what it shows, the drawing itself, what it means, and whose numbers it shows.
 *
 * Each is described in a file of its own, by one `FigureSpec`; this is what stands around them all.
 */
import { useSignal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { ComponentChildren, FunctionComponent } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { say, type Phrase } from "../i18n";
import type { Chart } from "../plot/chart";
import { drawWhenDue } from "../plot/pace";
import { STALE } from "../plot/stale";
import { watchVisibility } from "../plot/visibility";
import type { Watched } from "../protocol";
import { store } from "../page";
import { whole } from "../words/numbers";
import { Formula } from "./formula";
import type { FigureId } from "./ids";
import { figureWords } from "./words";

/** What a figure says of itself. */
export interface FigureWords {
  readonly title: Phrase;
  /** One sentence: what is drawn. */
  readonly shows: Phrase;
  /** Two to four sentences: how to read it, and how not to. */
  readonly means: Phrase;
}

/** What a figure says, of itself and in its drawing. */
export type Words = FigureWords & Readonly<Record<string, Phrase>>;

/** Where a figure's numbers come from. */
export interface Source {
  /** Set to whether the figure is on screen. */
  readonly visible: Signal<boolean>;
  /** Whether there is something to draw. */
  readonly filled: ReadonlySignal<boolean>;
  /** The update the numbers belong to; null where there are none. */
  readonly update: ReadonlySignal<number | null>;
  /** A sentence that says why there is no newer answer, or null. */
  readonly trouble?: ReadonlySignal<string | null>;
  /** Asks for as long as the figure stands. Returns the stop. */
  start?(): () => void;
}

/** Where the numbers come from of a figure whose drawings know for themselves whether they are on screen and filled. */
export type SourceOfDrawings = Pick<Source, "update" | "trouble" | "start"> & { readonly visible: ReadonlySignal<boolean> };

/** What makes every figure. */
interface Spec {
  readonly id: FigureId;
  /** A function where they are others for another network. */
  readonly words: FigureWords | (() => FigureWords);
  /** Whether there is anything it could show of this network; always, unless told. */
  readonly stands?: () => boolean;
  /** Changes where the figure has to be mounted anew. */
  readonly kind?: () => string;
  /** What is watched of the network for it; the worker computes nothing else. */
  readonly questions?: () => readonly Watched[];
  /** The seed of what is shown: of the one network, unless told. */
  readonly seed?: ReadonlySignal<number | undefined>;
  /** A readout or a button beside the title. */
  readonly Beside?: FunctionComponent;
  /** Choices of what is drawn. */
  readonly Tools?: FunctionComponent;
  /** More about it, under the drawing. */
  readonly More?: FunctionComponent;
}

/** What makes a figure of one drawing. */
export interface FigureSpec<Data> extends Spec {
  readonly source: Source;
  /** Stands in the drawing's place until there is something to draw. */
  readonly wait: Phrase;
  /** Mounts the drawing; none where `Body` draws for itself. */
  readonly mount?: (host: HTMLElement) => Chart<Data>;
  /** What to draw, or null while there is nothing; reading signals subscribes to them. */
  readonly read?: () => Data | null;
  readonly Body?: FunctionComponent;
}

/** What makes a figure of several drawings, or of none. */
export interface DrawingsSpec extends Spec {
  readonly source: SourceOfDrawings;
  /** Stands in the place of the one drawing. */
  readonly Drawings: FunctionComponent;
}

/** What the place says of a figure: its number, and the level of its heading. */
interface Placing {
  readonly number: number;
  readonly level?: 2 | 3;
}

/** A figure as the page places it. */
export interface Figure {
  readonly id: FigureId;
  readonly visible: ReadonlySignal<boolean>;
  questions(): readonly Watched[];
  readonly Show: FunctionComponent<Placing>;
}

/** The figure that `spec` describes. */
export function figure<Data>(spec: FigureSpec<Data> | DrawingsSpec): Figure {
  const { id, source, Beside, Tools, More, seed } = spec;
  const words = (): FigureWords => (typeof spec.words === "function" ? spec.words() : spec.words);
  function Standing({ number, level = 2 }: Placing) {
    useEffect(() => source.start?.(), []);
    return (
      <Framed
        key={spec.kind?.()}
        picture={id}
        words={words()}
        number={number}
        level={level}
        update={source.update}
        {...(seed ? { seed: seed.value } : {})}
        beside={Beside && <Beside />}
        tools={Tools && <Tools />}
        more={
          <>
            {source.trouble && <Trouble trouble={source.trouble} />}
            {More && <More />}
          </>
        }
      >
        {"Drawings" in spec ? (
          <spec.Drawings />
        ) : (
          <Drawing {...spec} {...spec.source}>
            {spec.Body && <spec.Body />}
          </Drawing>
        )}
      </Framed>
    );
  }
  function Show(placing: Placing) {
    return spec.stands?.() === false ? null : <Standing {...placing} />;
  }
  return { id, visible: source.visible, questions: spec.questions ?? (() => []), Show };
}

/** One sentence where an answer could not be had. */
function Trouble({ trouble }: { trouble: ReadonlySignal<string | null> }) {
  const sentence = trouble.value;
  return sentence === null ? null : <p role="alert">{sentence}</p>;
}

/** What a drawing is made of. */
export interface DrawingProps<Data> {
  readonly mount?: (host: HTMLElement) => Chart<Data>;
  readonly read?: () => Data | null;
  readonly children?: ComponentChildren;
  readonly filled: ReadonlySignal<boolean>;
  readonly wait: Phrase;
  readonly visible: Signal<boolean>;
}

/** What stands around a drawing. */
export interface FramedProps {
  readonly picture: FigureId;
  readonly words: FigureWords;
  /** Its number in reading order, from 1. */
  readonly number: number;
  /** The level of its heading: 3 within a section that has one of its own. */
  readonly level?: 2 | 3;
  readonly update: ReadonlySignal<number | null>;
  readonly seed?: number | undefined;
  /** A readout or a button beside the title. */
  readonly beside?: ComponentChildren;
  readonly more?: ComponentChildren;
  readonly tools?: ComponentChildren;
}

function Footer({ update, seed }: { update: ReadonlySignal<number | null>; seed: number | undefined }) {
  const at = update.value;
  if (seed === undefined || at === null) return <span class="picture-run" />;
  return <span class="picture-run">{say(figureWords.footer, { seed, update: whole(at) })}</span>;
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

/** A figure without its drawing: number, title and explanation before it, meaning and origin after it. */
export function Framed(props: FramedProps & { readonly children: ComponentChildren }) {
  const { picture, words, number, level = 2, update, beside, tools, more, children } = props;
  const id = useId();
  const Heading = level === 2 ? "h2" : "h3";
  const seed = "seed" in props ? props.seed : store.run.config.value?.seed;
  return (
    <figure id={`figure-${picture}`} class="picture" aria-labelledby={`${id}-title`} aria-describedby={`${id}-shows`}>
      <div class="picture-head">
        <Heading id={`${id}-title`}>
          <span class="picture-number">{say(figureWords.number, { number })}</span> {say(words.title)}
        </Heading>
        {beside}
      </div>
      <p id={`${id}-shows`} class="picture-shows">
        <Formula text={say(words.shows)} />
      </p>
      {tools && <div class="picture-tools">{tools}</div>}
      {children}
      {more}
      <figcaption class="picture-foot">
        <details class="means">
          <summary>{say(figureWords.meaning)}</summary>
          <p>{say(words.means)}</p>
        </details>
        <Footer update={update} seed={seed} />
      </figcaption>
    </figure>
  );
}
