/** The caption under every picture: one line that reads out the cursor or says the trend, the data table, and a polite live region. */
import { element, write, writeTable, type Table } from "./dom";
import { STALE } from "./stale";
import { plotWords } from "./words";

/** The trend and an open table are rewritten at most this often. */
const REFRESH_MS = 1000;

/** A screen reader is told of the cursor at most this often. */
const SPEAK_MS = 5000;

/** What a caption asks its picture for. */
export interface CaptionSource {
  /** The accessible name. */
  name(): string;
  /** One sentence about the data as a whole. */
  trend(): string;
  /** The data, in at most 25 rows. */
  table(): Table;
  /** The marks in the picture, in a sentence for readers who do not see it; empty where there are none. */
  marked?(): string;
  /** What the cursor points at, or null where it points nowhere. */
  readout(): string | null;
}

/** The caption of one picture; `picture` gets the accessible name and the trend. */
export class Caption {
  private readonly line = element("p", "chart-line");
  private readonly voice = element("p", "chart-voice");
  private readonly details = element("details", "chart-data");
  private readonly summary = element("summary", "");
  private readonly table = element("table", "chart-table");
  private trend = "";
  /** Characters of the longest text the line has held. */
  private longest = 0;
  private refreshed = Number.NEGATIVE_INFINITY;
  private spoken = Number.NEGATIVE_INFINITY;
  private speaking: ReturnType<typeof setTimeout> | undefined;
  private refreshing: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly picture: HTMLElement,
    private readonly source: CaptionSource,
  ) {
    this.voice.setAttribute("role", "status");
    this.voice.setAttribute("aria-live", "polite");
    const scroller = element("div", "chart-scroll");
    scroller.tabIndex = 0;
    scroller.setAttribute("role", "group");
    scroller.append(this.table);
    this.details.append(this.summary, scroller);
    this.details.addEventListener("toggle", () => this.refresh());
    root.append(this.line, this.voice, this.details);
  }

  /**
   * The data changed: updates the read-out at once, trend and table at most once a second (the last change is never
   * lost); data of another network update everything at once.
   */
  update(): void {
    const wait = this.refreshed + REFRESH_MS - performance.now();
    if (wait <= 0 || this.root.closest(`.${STALE}`) !== null || this.trend === plotWords().nothing) {
      this.refreshed = performance.now();
      this.refresh();
    } else {
      this.refreshing ??= setTimeout(() => {
        this.refreshed = performance.now();
        this.refresh();
      }, wait);
    }
    this.point();
  }

  /** The cursor moved. */
  point(): void {
    const text = this.source.readout() ?? this.trend;
    write(this.line, text);
    // The line keeps the height of the longest text so far: what stands below must not move with the cursor.
    if (text.length > this.longest) {
      this.longest = text.length;
      this.line.style.minHeight = `${this.line.offsetHeight}px`;
    }
  }

  /** Says the read-out aloud, five seconds after the last time at the earliest. */
  speak(): void {
    clearTimeout(this.speaking);
    const wait = Math.max(0, this.spoken + SPEAK_MS - performance.now());
    this.speaking = setTimeout(() => {
      this.spoken = performance.now();
      write(this.voice, this.source.readout() ?? "");
    }, wait);
  }

  /** Rewrites everything now, as after a change of language. */
  refresh(): void {
    clearTimeout(this.refreshing);
    this.refreshing = undefined;
    this.trend = this.source.trend();
    const name = this.source.name();
    this.picture.setAttribute("aria-label", [this.trend === "" ? name : `${name}. ${this.trend}`, this.source.marked?.() ?? ""].join(" ").trim());
    write(this.summary, plotWords().data);
    if (this.details.open) {
      this.table.parentElement?.setAttribute("aria-label", plotWords().dataOf(name));
      writeTable(this.table, this.source.table());
    }
    this.point();
  }

  /** The width or the language changed: heights are measured again. */
  reflow(): void {
    this.longest = 0;
    this.line.style.minHeight = "";
    this.point();
  }

  destroy(): void {
    clearTimeout(this.speaking);
    clearTimeout(this.refreshing);
  }
}
