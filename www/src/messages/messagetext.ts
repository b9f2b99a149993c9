/** Messages as sentences in the reader's language. Pure: data in, words out. */
import { lazy } from "../controls/lazy";
import type { IntakeRemark } from "../intake";
import type { LinkNotice } from "../link";
import type { Message, PendingField } from "../page/shapes";
import type { Explosion, Live, Notice, Refusal, Remedy, TaskKind } from "../wire";
import {
  failureWords,
  linkWords,
  messageWords,
  notTakenWords,
  noticeWords,
  quantityWords,
  refusalWords,
  remarkWords,
} from "../words/messages";
import { bytes, exact, percent, whole } from "../words/numbers";
import { operationWords } from "../words/operations";
import { language, say } from "../i18n";
import { remedyWords } from "../words/remedies";
import { settingWords } from "../words/settings";

/** Says what is wrong with data. Only tasks have data, so these words are fetched when they are first asked for. */
const dataErrors = lazy(() => import("./dataerrors"));

/**
 * The words for data errors, or null while they are on their way; who reads this is drawn again when they arrive. Where
 * they could not be fetched the short sentence stands, and the next message asks again.
 */
function fetchedDataErrors(): typeof import("./dataerrors") | null {
  void dataErrors.fetch();
  const here = dataErrors.state.value;
  return typeof here === "object" ? here : null;
}

/** A setting's name where it has one, else what it was called. */
export function nameOf(field: string): string {
  const setting = Object.entries(settingWords).find(([name]) => name === field)?.[1].name;
  const words = setting ?? Object.entries(operationWords).find(([name]) => name === field)?.[1];
  return words ? say(words) : field;
}

/** The changed settings by name, as a list; what `task` learns from is its text, or its data. */
export function pendingNames(pending: readonly PendingField[], task: TaskKind): string {
  const dataset = task === "text" ? messageWords.pendingText : messageWords.pendingData;
  const names = pending.map((field) => (field === "text" ? say(dataset) : nameOf(field)));
  return names.join(language.value === "zh" ? "、" : ", ");
}

/** A refusal in a sentence. */
export function tellRefusal(refusal: Refusal): string {
  const phrase = refusalWords[refusal.code];
  switch (refusal.code) {
    case "outOfRange":
      return say(phrase, {
        field: nameOf(refusal.field),
        value: exact(refusal.value),
        low: exact(refusal.low),
        high: exact(refusal.high),
      });
    case "data":
      return fetchedDataErrors()?.tellDataError(refusal.flaw) ?? say(phrase);
    case "unreadableConfig":
    case "badCheckpoint":
    case "noAnswer":
      return say(phrase, { detail: refusal.detail });
    case "textTooShort":
      return say(phrase, { characters: whole(refusal.characters), needed: whole(refusal.needed) });
    case "textTooLong":
      return say(phrase, { bytes: bytes(refusal.bytes), limit: bytes(refusal.limit) });
    case "tooManyParameters":
      return say(phrase, { parameters: whole(refusal.parameters), limit: whole(refusal.limit) });
    case "outOfMemory":
      return say(phrase, { bytes: bytes(refusal.bytes) });
    case "notInCell":
      return say(phrase, { cell: refusal.cell.toUpperCase(), part: nameOf(refusal.part) });
    case "nothingToScale":
      return say(phrase, {
        measure: nameOf(refusal.measure),
        block: refusal.block,
        value: exact(refusal.value),
        target: exact(refusal.target),
      });
  }
}

function tellNotice(notice: Notice): string {
  const phrase = noticeWords[notice.code];
  switch (notice.code) {
    case "rareCharacters":
      return say(phrase, { kinds: whole(notice.kinds), share: percent(notice.share) });
    case "windowShortened":
    case "batchReduced":
      return say(phrase, { asked: whole(notice.asked), used: whole(notice.used) });
    case "data":
      return fetchedDataErrors()?.tellLeftOut(notice) ?? say(phrase, { leftOut: whole(notice.leftOut), lines: whole(notice.lines) });
    case "omegaWithoutEffect":
      return say(phrase, { cell: notice.cell.toUpperCase() });
    case "noValidation":
      return say(phrase, { characters: whole(notice.characters) });
  }
}

/** The end of a sentence: English needs a space before it; Chinese has its own brackets. */
function spaced(words: string): string {
  return language.value === "en" ? ` ${words}` : words;
}

/** An explosion in a sentence; the post-mortem says the rest. */
export function tellExplosion({ update, quantity }: Explosion): string {
  return say(messageWords.exploded, { update: whole(update), quantity: say(quantityWords[quantity]) });
}

/** What the way out of an explosion does, as the words on its button; `before` are the settings it happened under. */
export function tellRemedy({ live, operation }: Remedy, before: Pick<Live, "learningRate"> | null): string {
  if (operation?.operation === "rescale") return say(remedyWords.rescale, { target: exact(operation.target) });
  const slower = before !== null && live.learningRate < before.learningRate;
  return say(slower ? remedyWords.gentler : remedyWords.clip, { limit: exact(live.clipLimit), rate: exact(live.learningRate) });
}

function tellRewound(update: number, remedy: Remedy | null): string {
  if (remedy === null) return say(remedyWords.rewound, { update: whole(update) });
  const { live, operation } = remedy;
  if (operation?.operation === "rescale") {
    return say(remedyWords.rewoundRescale, { update: whole(update), target: exact(operation.target) });
  }
  const values = { limit: exact(live.clipLimit), rate: exact(live.learningRate) };
  return say(remedyWords.rewoundClip, { update: whole(update), ...values });
}

function tellRemark(remark: IntakeRemark): string {
  const phrase = remarkWords[remark.code];
  switch (remark.code) {
    case "encoding":
      return say(phrase, { encoding: remark.encoding.toUpperCase() });
    case "lineEnds":
      return say(phrase);
    case "surrogates":
    case "invalidBytes":
      return say(phrase, { count: whole(remark.count) });
    case "firstPart":
      return say(phrase, { bytes: bytes(remark.bytes) });
  }
}

function tellLink(notice: LinkNotice): string {
  const phrase = linkWords[notice.code];
  switch (notice.code) {
    case "linkTooLong":
      return say(phrase, { length: whole(notice.length), limit: whole(notice.limit) });
    case "unknownField":
      return say(phrase, { field: notice.field });
    case "outOfRange":
    case "notANumber":
      return say(phrase, {
        field: nameOf(notice.field),
        value: notice.value,
        low: exact(notice.low),
        high: exact(notice.high),
        used: exact(notice.used),
      });
    case "notAChoice":
      return say(phrase, {
        field: nameOf(notice.field),
        value: notice.value,
        choices: notice.choices.join(language.value === "zh" ? "、" : ", "),
        used: notice.used,
      });
    case "tooFewLanes":
      return say(phrase, { used: notice.used.toUpperCase().replaceAll("_", ", ") });
    case "textUnreadable":
      return say(phrase);
    case "textTooLong":
      return say(phrase, { limit: bytes(notice.limit) });
    case "more":
      return say(phrase, { count: whole(notice.count) });
  }
}

function tellNotTaken(refusal: Extract<Message, { kind: "notTaken" }>["refusal"]): string {
  const phrase = notTakenWords[refusal.code];
  return refusal.code === "tooLong"
    ? say(phrase, { bytes: bytes(refusal.bytes), limit: bytes(refusal.limit) })
    : say(phrase, { detail: refusal.detail });
}

/** What the browser said, in brackets; nothing where it said nothing. */
function tellDetail(detail: string): string {
  return detail === "" ? "" : spaced(say(messageWords.detail, { detail }));
}

/** A message in sentences. */
export function tell(message: Message): string[] {
  switch (message.kind) {
    case "notice":
      return [tellNotice(message.notice)];
    case "link":
      return [tellLink(message.notice)];
    case "intake":
      return message.remarks.map(tellRemark);
    case "notTaken":
      return [tellNotTaken(message.refusal)];
    case "textMissing":
      return [say(messageWords.textMissing)];
    case "taskMissing":
      return [say(messageWords.taskMissing)];
    case "refused":
      return [tellRefusal(message.refusal)];
    case "recovered":
      return [
        say(message.cause === "crash" ? messageWords.recovered : messageWords.recoveredSilence, {
          update: whole(message.update),
        }),
      ];
    case "exploded":
      return [tellExplosion(message.explosion)];
    case "rewound":
      return [tellRewound(message.update, message.remedy)];
    case "failed":
      return [say(failureWords[message.reason], { detail: tellDetail(message.detail) })];
  }
}
