/** What there is to say: each message in one place, with what, why, the limit and a way on. */
import { signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { store } from "../page";
import type { Message } from "../page/shapes";
import { defaultText } from "../texts";
import { messageWords } from "../words/messages";
import { whole } from "../words/numbers";
import { language, say } from "../i18n";
import { pageWords } from "../words/page";
import { pendingNames, tell, tellRemedy } from "../messages/messagetext";

interface WayOut {
  readonly name: string;
  readonly go: () => void;
}

function Note({ ways, onDismiss, children }: { ways: readonly WayOut[]; onDismiss?: () => void; children: ComponentChildren }) {
  return (
    <div class="message">
      <div class="message-words">{children}</div>
      <div class="message-ways">
        {ways.map(({ name, go }) => (
          <button key={name} type="button" class="action" onClick={go}>
            {name}
          </button>
        ))}
        {onDismiss && (
          <button type="button" class="plain" onClick={onDismiss}>
            {say(messageWords.dismiss)}
          </button>
        )}
      </div>
    </div>
  );
}

const undoSettings: WayOut["go"] = () => store.dropPending();
const useBuiltIn: WayOut["go"] = () => store.texts.choose(defaultText(language.value).id);

/** The one way on that a message offers, beside being dismissed. */
function wayOut(message: Message): WayOut[] {
  switch (message.kind) {
    case "exploded":
      return [{ name: tellRemedy(message.explosion.remedy, store.run.config.value), go: () => store.rewindAndMend() }];
    case "failed":
      return [{ name: say(messageWords.tryAgain), go: () => store.restart() }];
    case "taskMissing":
      return [];
    case "textMissing":
      return [{ name: say(messageWords.tryAgain), go: () => store.texts.choose(message.textId) }];
    case "notTaken":
      return message.refusal.code === "tooLong"
        ? [{ name: say(messageWords.useFirstPart), go: () => store.texts.useFirstPart() }]
        : [];
    case "refused":
      switch (message.refusal.code) {
        case "textTooShort":
          return [{ name: say(messageWords.useBuiltIn), go: useBuiltIn }];
        case "textTooLong":
          return [{ name: say(messageWords.useFirstPart), go: () => store.texts.useFirstPart() }];
        case "notInCell":
        case "nothingToScale":
          return [];
        case "badCheckpoint":
          return [{ name: say(messageWords.startNew), go: () => store.startNew() }];
        case "outOfRange":
        case "unreadableConfig":
        case "noAnswer":
        case "tooManyParameters":
        case "outOfMemory":
        case "data":
          return [{ name: say(messageWords.undoSettings), go: undoSettings }];
      }
    // Every refusal has returned above; the rest only inform.
    case "notice":
    case "link":
    case "intake":
    case "recovered":
    case "rewound":
      return [];
  }
}

function Pending() {
  const pending = store.pending.value;
  if (pending.length === 0) return null;
  return (
    <Note
      ways={[
        { name: say(messageWords.startNew), go: () => store.startNew() },
        { name: say(messageWords.undo), go: undoSettings },
      ]}
    >
      <p>{say(messageWords.pending, { changes: pendingNames(pending, store.settings.value.task) })}</p>
    </Note>
  );
}

/** The replaced network whose offer was turned down. */
const declined = signal<object | null>(null);

function Undoable() {
  const undoable = store.undoable.value;
  if (!undoable || undoable === declined.value || undoable.updates === 0) return null;
  return (
    <Note
      ways={[{ name: say(messageWords.undo), go: () => store.undo() }]}
      onDismiss={() => {
        declined.value = undoable;
      }}
    >
      <p>{say(messageWords.replaced, { updates: whole(undoable.updates) })}</p>
    </Note>
  );
}

/** Every message that stands, the newest first, so that it is in sight on a small screen too; announced politely. */
export function Messages() {
  return (
    <section class="messages" aria-label={say(pageWords.messages)} aria-live="polite">
      {store.view.value === "one" && <Pending />}
      {store.view.value === "one" && <Undoable />}
      {store.messages.all.value.toReversed().map((message) => (
        <Note key={message.id} ways={wayOut(message)} onDismiss={() => store.messages.dismiss(message.id)}>
          {tell(message).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Note>
      ))}
    </section>
  );
}
