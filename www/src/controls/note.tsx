/**
 * The note under a group of controls: one or two sentences on the control that is hovered, focused or touched.
 *
 * It stands in a place of its own, so that nothing moves when it changes; for screen readers every control carries
 * its own sentence through `aria-describedby`.
 */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";

/** A group of controls and the note under it; `rest` stands there while no control is in hand. */
export function Noted({ children, rest }: { children: ComponentChildren; rest: string }) {
  const note = useSignal<string | null>(null);
  const show = (event: Event): void => {
    const control = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-note]") : null;
    if (control) note.value = control.dataset.note ?? null;
  };
  return (
    <div class="noted" onPointerOver={show} onPointerDown={show} onFocusIn={show}>
      {children}
      <p class="note" aria-hidden="true">
        {note.value ?? rest}
      </p>
    </div>
  );
}
