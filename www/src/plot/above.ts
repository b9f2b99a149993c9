/** The line above a picture: says that an axis moved, and offers the way back from a zoom. */
import { element, write } from "./dom";
import { plotWords } from "./words";

/** How long a change of range is announced. */
const NOTE_MS = 4000;

/** The line above one picture. */
export class Above {
  readonly root = element("div", "chart-above");
  private readonly note = element("p", "chart-note");
  private readonly whole = element("button", "chart-whole");
  private noting: ReturnType<typeof setTimeout> | undefined;

  /** `back` shows the whole run again. */
  constructor(back: () => void) {
    // The note repeats what the axes' labels say; a screen reader has the trend and the table.
    this.note.setAttribute("aria-hidden", "true");
    this.note.hidden = true;
    this.whole.type = "button";
    this.whole.hidden = true;
    this.whole.addEventListener("click", back);
    this.root.append(this.note, this.whole);
  }

  /** Names the button in the reader's language. */
  name(): void {
    write(this.whole, plotWords().whole);
  }

  /** Offers the way back while the picture is zoomed. */
  zoomed(zoomed: boolean): void {
    this.whole.hidden = !zoomed;
  }

  /** Says for a few seconds what changed; an empty list says nothing. */
  announce(news: readonly string[]): void {
    if (news.length === 0) return;
    write(this.note, news.join(plotWords().semicolon));
    this.note.hidden = false;
    clearTimeout(this.noting);
    this.noting = setTimeout(() => {
      this.note.hidden = true;
    }, NOTE_MS);
  }

  destroy(): void {
    clearTimeout(this.noting);
  }
}
