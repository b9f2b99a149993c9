/** Whether something on the page is on screen. */
import type { Signal } from "@preact/signals";

/** The distance from the screen at which it already counts as visible, so that it is drawn when it is scrolled into view. */
const MARGIN = "120px";

/** Keeps `visible` true while `place` is on screen. Returns the stop, after which it is not. */
export function watchVisibility(place: Element, visible: Signal<boolean>): () => void {
  const observer = new IntersectionObserver(
    (entries) => {
      const last = entries[entries.length - 1];
      if (last) visible.value = last.isIntersecting;
    },
    { rootMargin: MARGIN },
  );
  observer.observe(place);
  return () => {
    observer.disconnect();
    visible.value = false;
  };
}
