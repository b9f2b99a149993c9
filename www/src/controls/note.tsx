/**
 * The note under a group of controls: one or two sentences on the control that is hovered, focused or touched.
 *
 * It stands in a place of its own, so that nothing moves when it changes: a long one lies over what follows; for screen readers every control carries
 * its own sentence through `aria-describedby`.
 */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";

/** The sentence of the control that `target` belongs to, or null. */
function noteOf(target: EventTarget | null): string | null {
  const control = target instanceof Element ? target.closest<HTMLElement>("[data-note]") : null;
  return control?.dataset.note ?? null;
}

interface NotedProps {
  readonly children: ComponentChildren;
  /** The text while no control is hovered, focused or touched. */
  readonly rest: string;
}

/** A group of controls and the note under it. */
export function Noted({ children, rest }: NotedProps) {
  const note = useSignal<string | null>(null);
  const show = (event: Event): void => {
    note.value = noteOf(event.target) ?? note.value;
  };
  const leave = (event: PointerEvent & { readonly currentTarget: HTMLElement }): void => {
    // Touch ends with every tap, so the note of a tapped control stays until another replaces it.
    if (event.pointerType === "touch") return;
    const focused = document.activeElement;
    note.value = focused && event.currentTarget.contains(focused) ? noteOf(focused) : null;
  };
  const blur = (event: FocusEvent & { readonly currentTarget: HTMLElement }): void => {
    if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) note.value = null;
  };
  return (
    <div
      class="noted"
      onPointerOver={show}
      onPointerDown={show}
      onPointerLeave={leave}
      onFocusIn={show}
      onFocusOut={blur}
    >
      {children}
      <p class="note" aria-hidden="true">
        <span>{note.value ?? rest}</span>
      </p>
    </div>
  );
}
