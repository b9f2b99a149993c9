/** A part of a figure that is folded until asked for; what is in it exists only while it is unfolded. */
import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { say, type Phrase } from "../i18n";

export function Fold({ name, open, children }: { name: Phrase; open: Signal<boolean>; children: ComponentChildren }) {
  return (
    <details
      class="fold"
      onToggle={(event) => {
        open.value = event.currentTarget.open;
      }}
    >
      <summary>{say(name)}</summary>
      {open.value && children}
    </details>
  );
}
