/** The page's one run, with what only the page keeps: the network it replaced, and the messages about it. */
import { signal } from "@preact/signals";
import { newStart, Run, type News, type Start } from "../run/run";
import type { ModuleFor } from "../run/trainer";
import type { Config, Remedy, Sampling } from "../wire";
import type { Messages } from "./messages";
import type { TextState } from "./shapes";
import type { World } from "./world";

/** A network: what it is made from, and its curves. */
export interface Network extends Start {
  /** The text with its source; `text` is its content. */
  readonly textState: TextState;
}

/** A network that was replaced. */
export interface Past {
  readonly network: Network;
  readonly cause: "startNew" | "reset";
}

export class NetworkStore {
  readonly run: Run<Network>;
  readonly past = signal<Past | null>(null);
  private moduleFor: ModuleFor | null = null;
  /** The remedy that is applied when the network has gone back. */
  private mending: Remedy | null = null;
  /** A network is being saved before another takes its place. */
  private replacing = false;
  /** What becomes `past` when the requested network is open. */
  private leaving: Past | null = null;

  /** `heard` is called with the run's news after the messages are up to date. */
  constructor(
    world: World,
    private readonly messages: Messages,
    private readonly heard: (news: News) => void,
  ) {
    const moduleFor: ModuleFor = (config) => {
      if (this.moduleFor === null) throw new Error("nothing is opened before the engine is there");
      return this.moduleFor(config);
    };
    this.run = new Run<Network>(moduleFor, world, (news) => this.hear(news));
  }

  /** The engine is loaded: networks can be opened. */
  begin(moduleFor: ModuleFor): void {
    this.moduleFor = moduleFor;
  }

  get begun(): boolean {
    return this.moduleFor !== null;
  }

  /** Opens a new network; the one before is forgotten. */
  open(config: Config, textState: TextState): void {
    if (this.begun) this.run.open({ ...newStart(config, textState.content), textState });
  }

  /** Opens a new network; the one before is kept as `past`, if it was trained at all. */
  async replace(config: Config, textState: TextState, cause: Past["cause"]): Promise<void> {
    const { run, replacing } = this;
    const before = run.standing.value;
    if (!this.begun || replacing) return;
    if (before !== null && run.readouts.value.updates > 0) {
      this.replacing = true;
      const checkpoint = await run.save();
      this.replacing = false;
      const running = run.config.value ?? before.config;
      if (checkpoint !== null) {
        const readouts = { ...run.readouts.value, updates: checkpoint.update, charactersPerSecond: null };
        this.leaving = { cause, network: { ...before, config: running, checkpoint, readouts, events: run.events.value } };
      }
    }
    this.open(config, textState);
  }

  /** Makes the same network again and trains it until `update`, with the same bits; the one before is kept as `past`. */
  async replay(update: number): Promise<void> {
    const standing = this.run.standing.value;
    if (standing === null) return;
    await this.replace(this.run.config.value ?? standing.config, standing.textState, "reset");
    this.run.train(update);
  }

  /** Brings back `past`; returns it, or null where there is none. */
  undo(): Past | null {
    const past = this.past.value;
    if (past === null || !this.begun) return null;
    this.past.value = null;
    this.leaving = null;
    this.run.open(past.network);
    return past;
  }

  /** Trains until paused; until `stopAt` where that is still ahead. */
  train(stopAt: number | null): void {
    this.messages.clear("exploded", "rewound");
    this.run.train(this.ahead(stopAt));
  }

  /** While training: goes on until `stopAt`, where that is still ahead. */
  stopAt(stopAt: number | null): void {
    this.run.continueUntil(this.ahead(stopAt));
  }

  step(): void {
    this.messages.clear("exploded", "rewound");
    this.run.step();
  }

  /** Goes back, and on as `remedy` says. */
  rewind(remedy: Remedy): void {
    this.run.rewind(remedy.live);
    if (remedy.operation !== null) this.run.operate(remedy.operation);
    this.mending = remedy;
  }

  restart(): void {
    this.messages.clear("failed");
    this.run.restart();
  }

  write(sampling: Sampling, characters: number): void {
    if (this.begun) this.run.write(sampling, characters);
  }

  private ahead(stopAt: number | null): number | null {
    return stopAt !== null && stopAt > this.run.readouts.value.updates ? stopAt : null;
  }

  /** Turns the run's news into messages. */
  private hear(news: News): void {
    switch (news.kind) {
      case "stands":
        if (news.another) {
          this.past.value = this.leaving ?? this.past.value;
          this.leaving = null;
          this.messages.clear("notice", "refused", "exploded", "rewound", "recovered");
        }
        break;
      case "rewound":
        this.messages.clear("exploded");
        this.messages.add({ ...news, remedy: this.mending });
        this.mending = null;
        break;
      case "noticed":
        this.messages.add({ kind: "notice", notice: news.notice });
        break;
      case "notOpened":
        this.leaving = null;
        this.messages.add({ kind: "refused", refusal: news.refusal });
        break;
      case "refused":
      case "exploded":
      case "recovered":
      case "failed":
        this.messages.add(news);
        break;
      case "reported":
      case "paused":
      case "activation":
        break;
    }
    this.heard(news);
  }
}
