/**
 * When pictures are drawn: only while on screen, a few times a second each, and in turn, so that no frame draws all
 * of them.
 */
import { effect, signal, untracked, type ReadonlySignal } from "@preact/signals";

/** Milliseconds of drawing after which the rest waits for the next frame: half the budget, because one picture may take as long again. */
const FRAME_BUDGET_MS = 2;

/** The shortest time between two drawings of a picture: training needs the time more than the eye does. */
const REDRAW_MS = 60;

/** Something that can be drawn again. */
interface Drawable {
  /** The time it was drawn last, in milliseconds. */
  at: number;
  draw(): void;
}

const waiting = new Set<Drawable>();
/** Whether a frame, or a timer for one, has been requested. */
let awaited = false;

function drawSome(): void {
  awaited = false;
  const begun = performance.now();
  for (const drawable of waiting) {
    if (begun - drawable.at < REDRAW_MS) continue;
    waiting.delete(drawable);
    drawable.at = begun;
    drawable.draw();
    if (performance.now() - begun >= FRAME_BUDGET_MS) break;
  }
  awaitNext();
}

/** Requests a frame when the first waiting picture is due; frames without work cost more than a timer. */
function awaitNext(): void {
  if (awaited || waiting.size === 0) return;
  awaited = true;
  const due = Math.min(...Array.from(waiting, ({ at }) => at)) + REDRAW_MS - performance.now();
  if (due <= 0) requestAnimationFrame(drawSome);
  else setTimeout(() => requestAnimationFrame(drawSome), due);
}

function ask(drawable: Drawable): void {
  waiting.add(drawable);
  awaitNext();
}

/** Draws what `read` returns whenever it changes while `visible`; `read` may return null for nothing yet. Returns the stop. */
export function drawWhenDue<Data>(
  visible: ReadonlySignal<boolean>,
  read: () => Data | null,
  draw: (data: Data) => void,
): () => void {
  let latest: Data | null = null;
  const drawable: Drawable = {
    at: Number.NEGATIVE_INFINITY,
    draw() {
      const data = latest;
      if (data !== null) untracked(() => draw(data));
    },
  };
  const stop = effect(() => {
    if (!visible.value) return;
    latest = read();
    if (latest !== null) ask(drawable);
  });
  return () => {
    stop();
    waiting.delete(drawable);
  };
}

/** `source`, passed on at most every `ms` milliseconds while it is `busy`, and at once while it is not; the last value always arrives. */
export function paced<Value>(source: ReadonlySignal<Value>, ms: number, busy: ReadonlySignal<boolean> = signal(true)): ReadonlySignal<Value> {
  const out = signal(source.peek());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const pass = (): void => {
    timer = undefined;
    out.value = source.peek();
  };
  effect(() => {
    void source.value;
    if (timer !== undefined && busy.value) return;
    clearTimeout(timer);
    untracked(pass);
    if (busy.value) timer = setTimeout(pass, ms);
  });
  return out;
}
