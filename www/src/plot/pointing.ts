/** Mouse, touch and keys on a picture, reported as positions in its plot area. */

/** What keys do. */
export interface Moves {
  /** The cursor moves by so many positions to the right and down. */
  move(right: number, down: number): void;
  /** The cursor moves to the first or the last position. */
  jump(end: "first" | "last"): void;
  /** The cursor points nowhere. */
  away(): void;
}

/** What a picture does when pointed at. Positions are fractions of the plot area, 0 at the left and top. */
export interface Pointing extends Moves {
  /** The pointer is at x, y. */
  at(x: number, y: number): void;
  /** The reader dragged from one x to another. */
  select(from: number, to: number): void;
  /** Zoom in (above 1) or out around the cursor. */
  scale(factor: number): void;
  /** Lets go of cursor and zoom. */
  release(): void;
}

/** Movement in CSS pixels that makes a press a drag. */
const DRAG_PX = 6;

/** Positions moved with Shift held. */
const LEAP = 10;

/** Factor of one zoom key. */
const ZOOM = 2;

/** Listens on the plot area `over` and the focusable `picture`; `zooms` says whether dragging selects. Returns what stops it. */
export function listen(over: HTMLElement, picture: HTMLElement, pointing: Pointing, zooms: boolean): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const selection = document.createElement("div");
  selection.className = "chart-selection";
  selection.hidden = true;
  over.append(selection);
  let pressed: number | null = null;
  let dragging = false;

  const fraction = (event: PointerEvent): [number, number] => {
    const box = over.getBoundingClientRect();
    const inside = (v: number): number => Math.max(0, Math.min(1, v));
    return [inside((event.clientX - box.left) / box.width), inside((event.clientY - box.top) / box.height)];
  };
  const endDrag = (): void => {
    pressed = null;
    dragging = false;
    selection.hidden = true;
  };

  over.addEventListener(
    "pointerdown",
    (event) => {
      const [x, y] = fraction(event);
      pointing.at(x, y);
      // A finger moves the cursor; only a mouse or pen selects, since a touch drag must be free to scroll the page.
      if (zooms && event.pointerType !== "touch" && event.button === 0) {
        pressed = x;
        over.setPointerCapture(event.pointerId);
      }
    },
    { signal },
  );
  over.addEventListener(
    "pointermove",
    (event) => {
      const [x, y] = fraction(event);
      pointing.at(x, y);
      if (pressed === null) return;
      const width = over.clientWidth;
      dragging ||= Math.abs(x - pressed) * width > DRAG_PX;
      if (!dragging) return;
      selection.hidden = false;
      selection.style.left = `${Math.min(x, pressed) * width}px`;
      selection.style.width = `${Math.abs(x - pressed) * width}px`;
    },
    { signal },
  );
  over.addEventListener(
    "pointerup",
    (event) => {
      if (pressed !== null && dragging) pointing.select(pressed, fraction(event)[0]);
      endDrag();
    },
    { signal },
  );
  over.addEventListener("pointercancel", endDrag, { signal });
  over.addEventListener(
    "pointerleave",
    (event) => {
      if (event.pointerType !== "touch") pointing.away();
    },
    { signal },
  );
  over.addEventListener("dblclick", () => pointing.release(), { signal });
  const stopKeys = listenToKeys(picture, pointing, {
    "+": () => pointing.scale(ZOOM),
    "=": () => pointing.scale(ZOOM),
    "-": () => pointing.scale(1 / ZOOM),
    Escape: () => pointing.release(),
  });
  return () => {
    stop.abort();
    stopKeys();
    selection.remove();
  };
}

/** Keys that move the cursor of the focused `picture`, and `more` of its own. Returns what stops it. */
export function listenToKeys(picture: HTMLElement, moves: Moves, more: Readonly<Record<string, () => void>> = {}): () => void {
  const stop = new AbortController();
  picture.addEventListener("blur", () => moves.away(), { signal: stop.signal });
  picture.addEventListener(
    "keydown",
    (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const step = event.shiftKey ? LEAP : 1;
      const actions: Readonly<Record<string, () => void>> = {
        ArrowLeft: () => moves.move(-step, 0),
        ArrowRight: () => moves.move(step, 0),
        ArrowUp: () => moves.move(0, -step),
        ArrowDown: () => moves.move(0, step),
        Home: () => moves.jump("first"),
        End: () => moves.jump("last"),
        Escape: () => moves.away(),
        ...more,
      };
      const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
      if (!action) return;
      action();
      // The page has keys of its own, such as the right arrow.
      event.preventDefault();
      event.stopPropagation();
    },
    { signal: stop.signal },
  );
  return () => stop.abort();
}
