/** The text of the draft: its source, and how it is taken in. */
import { signal, type ReadonlySignal } from "@preact/signals";
import { takeFile, takeString, type Refused, type Taken } from "../intake";
import type { TextSource, TextState } from "./shapes";
import { EDITABLE_BYTES, PREVIEW_CHARACTERS } from "../limits";
import type { Messages } from "./messages";

const EMPTY: TextState = { source: { kind: "own", name: null }, content: "", bytes: 0, editable: true, preview: "", loading: false };

export class TextStore {
  private readonly state = signal<TextState>(EMPTY);
  /** Counts the requests, so that a slow file does not replace a later choice. */
  private requests = 0;
  private firstPart: { name: string | null; take: () => Promise<Taken | Refused> } | null = null;

  /** `load` fetches or makes a built-in text; `changed` is called whenever another text has been taken. */
  constructor(
    private readonly load: (id: string) => Promise<string>,
    private readonly messages: Messages,
    private readonly changed: () => void,
  ) {}

  get current(): ReadonlySignal<TextState> {
    return this.state;
  }

  /** Takes back an earlier text, as for undo. */
  putBack(text: TextState): void {
    this.requests += 1;
    this.state.value = text;
  }

  /** Fetches or generates a built-in text; returns whether it has been taken. */
  async choose(id: string): Promise<boolean> {
    const text = await this.fetch(id);
    if (text === null) return false;
    this.state.value = text;
    this.changed();
    return true;
  }

  /** A built-in text, not taken yet; null where it cannot be fetched, or another was requested in the meantime. */
  async fetch(id: string): Promise<TextState | null> {
    const request = this.begin();
    try {
      const content = await this.load(id);
      if (request !== this.requests) return null;
      this.messages.clear("textMissing", "intake", "notTaken");
      return stateOf({ kind: "built-in", id }, { content, bytes: new TextEncoder().encode(content).length });
    } catch {
      if (request !== this.requests) return null;
      this.rest();
      this.messages.add({ kind: "textMissing", textId: id });
      return null;
    }
  }

  /** Takes a string the reader typed, pasted or dropped. */
  take(content: string): void {
    this.requests += 1;
    this.accept(null, takeString(content));
  }

  /** Reads a file. */
  async open(file: File): Promise<void> {
    const request = this.begin();
    const outcome = await takeFile(file);
    if (request === this.requests) this.accept(file.name, outcome);
  }

  /** Takes as much of the last refused text as the limit allows. */
  async useFirstPart(): Promise<void> {
    const { firstPart } = this;
    if (firstPart === null) return;
    const request = this.begin();
    const outcome = await firstPart.take();
    if (request === this.requests) this.accept(firstPart.name, outcome);
  }

  private accept(name: string | null, outcome: Taken | Refused): void {
    if ("refusal" in outcome) {
      this.rest();
      this.firstPart = outcome.firstPart === null ? null : { name, take: outcome.firstPart };
      this.messages.add({ kind: "notTaken", name, refusal: outcome.refusal });
      return;
    }
    this.firstPart = null;
    this.messages.clear("notTaken", "intake", "textMissing");
    if (outcome.remarks.length > 0) this.messages.add({ kind: "intake", name, remarks: outcome.remarks });
    this.state.value = stateOf({ kind: "own", name }, outcome);
    this.changed();
  }

  private begin(): number {
    this.requests += 1;
    this.state.value = { ...this.state.value, loading: true };
    return this.requests;
  }

  private rest(): void {
    this.state.value = { ...this.state.value, loading: false };
  }
}

function stateOf(source: TextSource, { content, bytes }: Pick<Taken, "content" | "bytes">): TextState {
  // A character has at most two UTF-16 units, so this slice is long enough; cutting by characters never splits one.
  const preview = Array.from(content.slice(0, 2 * PREVIEW_CHARACTERS)).slice(0, PREVIEW_CHARACTERS).join("");
  return { source, content, bytes, editable: bytes <= EDITABLE_BYTES, preview, loading: false };
}
