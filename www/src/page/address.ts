/** The page's address: what a link says becomes the draft, and the address follows the draft. */
import { batch, effect } from "@preact/signals";
import { language, type Language } from "../i18n";
import { format, formatWithText, parse, readText, type Linked, type View } from "../link";
import { isSample, taskOf, usualSample } from "../tasks/samples";
import type { Config, Sampling, TaskKind } from "../wire";
import type { Draft } from "./draft";
import type { Messages } from "./messages";
import type { TextState } from "./shapes";
import type { TaskStore } from "./tasks";
import type { TextStore } from "./text";
import type { World } from "./world";

/** The address follows the draft at this distance; browsers allow about three changes a second. */
const ADDRESS_MS = 400;

/** What reading a link changes. */
interface Parts {
  readonly world: World;
  readonly draft: Draft;
  readonly tasks: TaskStore;
  readonly texts: TextStore;
  readonly messages: Messages;
  /** What the drafted task is to learn from. */
  draftText(): TextState;
  set(change: Partial<Config>): void;
  setSampling(change: Partial<Sampling>): void;
  setView(view: View): void;
  setLanguage(language: Language): void;
}

export class Address {
  constructor(private readonly parts: Parts) {}

  /** The id of what a task opens with: the text of the reader's language, or the task's own data; null where it needs none. */
  usualText(task: TaskKind): string | null {
    return task === "text" ? this.parts.world.defaultText(language.value) : usualSample(task, language.value);
  }

  /** Takes what the address says; resolves when its text is there. */
  async read(): Promise<void> {
    const { world, draft, tasks, texts, messages } = this.parts;
    const ids = world.texts.map(({ id }) => id);
    const { linked, packed, notices } = parse(world.hash(), ids);
    if (!(await tasks.ready(linked.settings.task))) {
      messages.add({ kind: "taskMissing" });
      linked.settings.task = "text";
    }
    const { task } = linked.settings;
    const changes = task !== draft.settings.value.task;
    batch(() => {
      messages.clear("link");
      for (const notice of notices) messages.add({ kind: "link", notice });
      if (linked.language !== null) this.parts.setLanguage(linked.language);
      draft.theme.value = linked.theme;
      this.parts.setView(linked.view);
      draft.race.value = linked.race;
      draft.stopAt.value = linked.stopAt;
      draft.writingLength.value = linked.writingLength;
      this.parts.setSampling(linked.sampling);
      // Another task's settings and data go together.
      if (!changes) this.parts.set(linked.settings);
    });
    if (packed !== null) {
      const read = await readText(packed);
      if ("text" in read) {
        texts.take(read.text);
        return this.parts.set(linked.settings);
      }
      messages.add({ kind: "link", notice: read.notice });
    }
    const current = texts.current.value;
    const fits = linked.textId !== null && (isSample(linked.textId) ? taskOf(linked.textId) === task : task === "text");
    const named = fits ? linked.textId : null;
    const id = named ?? (current.content === "" || changes ? this.usualText(task) : null);
    const there = id === null || (current.source.kind === "built-in" && current.source.id === id);
    if (!there && !(await texts.choose(id))) return;
    this.parts.set(linked.settings);
  }

  /** From now on the address follows the draft, and the draft what the reader types into the address. */
  follow(): void {
    const { world } = this.parts;
    let waiting: (() => void) | null = null;
    effect(() => {
      const linked = this.linked();
      const untouched = format({ ...linked, textId: null }) === "" && linked.textId === world.defaultText(language.peek());
      const hash = untouched ? "" : format(linked);
      waiting?.();
      waiting = world.after(ADDRESS_MS, () => {
        if (world.hash().replace(/^#/, "") !== hash) world.replaceHash(hash);
      });
    });
    world.onHash(() => void this.read());
  }

  /** The address of this page with everything in it, own text too where it fits; `textLeftOut` where it does not. */
  async link(): Promise<{ href: string; textLeftOut: boolean }> {
    const { source, content } = this.parts.draftText();
    const mine = source.kind === "own" && content !== "";
    const own = mine ? await formatWithText(this.linked(), content) : null;
    return { href: this.parts.world.href(own ?? format(this.linked())), textLeftOut: mine && own === null };
  }

  /** Everything a link carries, as it stands; a text of the reader's own stays out of it, and so out of the browser's history. */
  private linked(): Linked {
    const { draft, draftText } = this.parts;
    const { source } = draftText();
    return {
      settings: draft.settings.value,
      sampling: draft.sampling.value,
      writingLength: draft.writingLength.value,
      textId: source.kind === "built-in" ? source.id : null,
      stopAt: draft.stopAt.value,
      language: draft.chosenLanguage.value,
      theme: draft.theme.value,
      view: draft.view.value,
      race: draft.race.value,
    };
  }
}
