/** The messages to the reader: a list in which a message replaces older ones of the same topic. */
import { signal, type ReadonlySignal } from "@preact/signals";
import type { Message } from "./shapes";

/** A message before it has its number. */
export type News = Message extends infer M ? (M extends { readonly id: number } ? Omit<M, "id"> : never) : never;

/** Messages of the same topic replace each other. */
function topic(news: News): string {
  if (news.kind === "notice") return `notice ${news.notice.code}`;
  if (news.kind === "link") return `link ${news.notice.code} ${"field" in news.notice ? news.notice.field : ""}`;
  return news.kind;
}

export class Messages {
  private readonly list = signal<readonly Message[]>([]);
  private count = 0;

  get all(): ReadonlySignal<readonly Message[]> {
    return this.list;
  }

  /** Adds a message; an older one of the same topic is removed. */
  add(news: News): void {
    this.count += 1;
    const others = this.list.value.filter((message) => topic(message) !== topic(news));
    this.list.value = [...others, { ...news, id: this.count }];
  }

  /** Removes one message. */
  dismiss(id: number): void {
    this.list.value = this.list.value.filter((message) => message.id !== id);
  }

  /** Removes every message of these kinds. */
  clear(...kinds: Message["kind"][]): void {
    if (this.list.value.some((message) => kinds.includes(message.kind))) {
      this.list.value = this.list.value.filter((message) => !kinds.includes(message.kind));
    }
  }
}
