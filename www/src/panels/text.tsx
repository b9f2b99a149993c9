/** The text: where it comes from, the text itself, and what there is to know about it. */
import { useId } from "preact/hooks";
import { EDITABLE_BYTES } from "../limits";
import { store } from "../page";
import { texts } from "../texts";
import { fixed, whole } from "../words/numbers";
import { say, type Phrase } from "../i18n";
import { textWords } from "../words/text";

/** The value of the entry that stands for the reader's own text. */
const OWN = "own";

/** A paste of more UTF-16 units than this goes straight to the state, since a text box takes seconds to lay it out. */
const MOST_PASTED = EDITABLE_BYTES / 4;

const BITS_PER_NAT = 1 / Math.LN2;

function Source() {
  const { source } = store.texts.current.value;
  const chosen = source.kind === "built-in" ? source.id : OWN;
  const text = texts.find(({ id }) => id === chosen);
  const id = useId();
  return (
    <>
      <label class="unseen" for={id}>
        {say(textWords.choose)}
      </label>
      <select
        id={id}
        class="select wide"
        value={chosen}
        aria-describedby={`${id}-teaches`}
        onChange={(event) => {
          if (event.currentTarget.value !== OWN) store.texts.choose(event.currentTarget.value);
        }}
      >
        {source.kind === "own" && <option value={OWN}>{source.name ?? say(textWords.own)}</option>}
        {texts.map(({ id: value, title }) => (
          <option key={value} value={value}>
            {say(title)}
          </option>
        ))}
      </select>
      <p id={`${id}-teaches`} class="teaches">
        {text ? say(text.teaches) : say(textWords.boxNote)}
      </p>
    </>
  );
}

export function Box({ note = textWords.boxNote, placeholder = textWords.placeholder }: { note?: Phrase | undefined; placeholder?: Phrase }) {
  const { content, editable, preview, loading } = store.texts.current.value;
  const onPaste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    if (editable && pasted.length <= MOST_PASTED) return;
    event.preventDefault();
    store.texts.take(pasted);
  };
  const characters = store.statistics.value?.characters ?? null;
  return (
    <>
      <textarea
        class="box"
        rows={6}
        aria-labelledby="text-title"
        aria-describedby="text-note"
        aria-busy={loading}
        placeholder={say(placeholder)}
        spellcheck={false}
        autocomplete="off"
        readOnly={!editable}
        value={editable ? content : preview}
        onInput={(event) => store.texts.take(event.currentTarget.value)}
        onPaste={onPaste}
      />
      <p id="text-note" class={editable && !loading ? "unseen" : "quiet"}>
        {loading ? say(textWords.loading) : editable ? say(note) : say(textWords.preview, { characters: whole(characters ?? content.length) })}
      </p>
    </>
  );
}

export function OpenFile() {
  return (
    <label class="plain file">
      <input
        class="unseen"
        type="file"
        accept="text/*,.txt,.md,.csv,.tsv,.json,.tex"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = "";
          if (file) store.texts.open(file);
        }}
      />
      <span>{say(textWords.open)}</span>
    </label>
  );
}

function Statistics() {
  const statistics = store.statistics.value;
  const entropy = (nats: number | undefined): string =>
    nats === undefined
      ? "–"
      : say(textWords.natsAndBits, { nats: fixed(nats, 2), bits: fixed(nats * BITS_PER_NAT, 2) });
  const info = store.run.info.value;
  return (
    <>
    <dl class="facts running" title={say(textWords.entropyNote)}>
      <div>
        <dt>{say(textWords.characters)}</dt>
        <dd>{whole(statistics?.characters ?? null)}</dd>
      </div>
      <div>
        <dt>{say(textWords.distinct)}</dt>
        <dd>{whole(statistics?.distinct ?? null)}</dd>
      </div>
      <div>
        <dt>{say(textWords.entropy)}</dt>
        <dd>{entropy(statistics?.unigramNats)}</dd>
      </div>
      <div>
        <dt>{say(textWords.uniform)}</dt>
        <dd>{entropy(statistics?.uniformNats)}</dd>
      </div>
    </dl>
    {info?.text && info.text.validationCharacters > 0 && (
      <p class="quiet">{say(textWords.split, { validation: whole(info.text.validationCharacters) })}</p>
    )}
    </>
  );
}

/** The heading names the box, so that the box is simply called Text. */
export function TextPanel() {
  return (
    <div class="panel">
      <div class="panel-head">
        <h2 id="text-title">{say(textWords.title)}</h2>
        <OpenFile />
      </div>
      <Source />
      <Box />
      <p class="quiet">{say(textWords.private)}</p>
      <Statistics />
    </div>
  );
}
