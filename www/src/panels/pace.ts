/**
 * When pictures are drawn: only while on screen, at most once a frame each, and in turn, so that one frame never pays
 * for all of them.
 */
import { effect, signal, untracked, type ReadonlySignal } from "@preact/signals";

/** Milliseconds of drawing after which the rest waits for the next frame: half the budget, because one picture may take as long again. */
const FRAME_BUDGET_MS = 2;

/** Something that can be drawn again. */
interface Drawable {
  draw(): void;
}

const waiting = new Set<Drawable>();
let frame = 0;

function drawSome(): void {
  frame = 0;
  const begun = performance.now();
  for (const drawable of waiting) {
    waiting.delete(drawable);
    drawable.draw();
    if (performance.now() - begun >= FRAME_BUDGET_MS) break;
  }
  if (waiting.size > 0) frame = requestAnimationFrame(drawSome);
}

function ask(drawable: Drawable): void {
  waiting.add(drawable);
  if (frame === 0) frame = requestAnimationFrame(drawSome);
}

/** Draws what `read` returns whenever it changes while `visible`; `read` may return null for nothing yet. Returns the stop. */
export function drawWhenDue<Data>(
  visible: ReadonlySignal<boolean>,
  read: () => Data | null,
  draw: (data: Data) => void,
): () => void {
  let latest: Data | null = null;
  const drawable: Drawable = {
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

/** `source`, passed on at most every `ms` milliseconds; the last value always arrives. */
export function paced<Value>(source: ReadonlySignal<Value>, ms: number): ReadonlySignal<Value> {
  const out = signal(source.peek());
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    void source.value;
    if (timer !== undefined) return;
    untracked(() => {
      out.value = source.peek();
    });
    timer = setTimeout(() => {
      timer = undefined;
      out.value = source.peek();
    }, ms);
  });
  return out;
}
