/**
 * A page in a link: `#cell=lstm&hidden=64&seed=42&text=prose-en`. Only what differs from the defaults is written.
 *
 * A link may come from anyone: reading one never throws, takes bounded time and memory, and starts nothing.
 */
import { DEFAULTS, FIELDS, LIMITS, SETTINGS, type Bounds, type Config, type Sampling } from "./wire";
import {
  FEWEST_LANES,
  formatLanes,
  LANE_FIELDS,
  splitLanes,
  USUAL_RACE,
  type RunDraft,
  type RaceDraft,
} from "./link/lanes";
import { pack, unpack } from "./link/packed";
import { isSample, SAMPLES } from "./tasks/samples";
import { USUAL_WRITING, WRITING_LENGTH } from "./limits";

/** What the page shows: one network, or several side by side. */
export type View = "one" | "race";

/** Something in a link that could not be used. */
export type LinkNotice =
  | { code: "linkTooLong"; length: number; limit: number }
  /** No setting has this name. */
  | { code: "unknownField"; field: string }
  /** The value is not within the limits; `used` was used instead. */
  | { code: "outOfRange"; field: string; value: string; low: number; high: number; used: number }
  /** The value is no number (or no whole number where one is needed); `used` was used instead. */
  | { code: "notANumber"; field: string; value: string; low: number; high: number; whole: boolean; used: number }
  /** The value is not one of the choices; `used` was used instead, where `auto` is the page's own choice. */
  | { code: "notAChoice"; field: string; value: string; choices: readonly string[]; used: string }
  /** A race needs at least two lanes; `used` was used instead. */
  | { code: "tooFewLanes"; used: string }
  /** The text inside the link is damaged. */
  | { code: "textUnreadable" }
  /** The text inside the link unpacks to more than the limit. */
  | { code: "textTooLong"; limit: number }
  /** There are `count` more problems than listed. */
  | { code: "more"; count: number };

/** What a link can carry besides a text of the reader's own. */
export interface Linked {
  settings: Config;
  /** Temperature, top-k and prime. */
  sampling: Sampling;
  /** Characters the network writes each time. */
  writingLength: number;
  /** The id of the built-in text or data, or null for the page's own choice. */
  textId: string | null;
  /** Training pauses at this update; null is never. */
  stopAt: number | null;
  /** Null follows the browser. */
  language: "en" | "zh" | null;
  theme: "auto" | "light" | "dark";
  view: View;
  race: RaceDraft;
}

/** The default sampling; its seed is fixed, so that two readers see the same text. */
export const SAMPLING: Readonly<Sampling> = { temperature: 1, topK: 0, prime: "", seed: 1 };

/** The meaning of an empty link. */
export function defaultLinked(): Linked {
  return {
    settings: { ...DEFAULTS },
    sampling: { ...SAMPLING },
    writingLength: USUAL_WRITING,
    textId: null,
    stopAt: null,
    language: null,
    theme: "auto",
    view: "one",
    race: USUAL_RACE,
  };
}

/** Longest link made, in characters after the `#`, and longest read. */
export const LONGEST_MADE = 8 * 1024;
export const LONGEST_READ = 64 * 1024;
/** Most bytes a text in a link may unpack to. */
export const LARGEST_TEXT = 64 * 1024;
/** Longest prime text a link carries, in characters. */
export const LONGEST_PRIME = 500;
/** Notices listed one by one. */
const MOST_NOTICES = 12;
/** Characters of an unknown name or value that a notice repeats. */
const MOST_ECHO = 60;

const UPDATES: Bounds = { low: 1, high: 4_294_967_295, whole: true };

/** One entry of a link: reads its value into `Linked`, and writes it from there (null where it is the default). */
interface Entry {
  read(value: string, into: Linked): LinkNotice | null;
  write(from: Linked): string | null;
}

/** A number within bounds at a place of `Linked`. */
function number(field: string, bounds: Bounds, fallback: number, set: (into: Linked, value: number) => void, get: (from: Linked) => number | null): Entry {
  return {
    read(value, into) {
      const { low, high, whole } = bounds;
      const read = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value) ? Number(value) : Number.NaN;
      if (Number.isNaN(read) || (whole && Number.isFinite(read) && !Number.isInteger(read))) {
        return { code: "notANumber", field, value: echo(value), low, high, whole, used: fallback };
      }
      if (read < low || read > high) return { code: "outOfRange", field, value: echo(value), low, high, used: fallback };
      set(into, read);
      return null;
    },
    write(from) {
      const value = get(from);
      return value === null || value === fallback ? null : String(value);
    },
  };
}

/** One of several words at a place of `Linked`; `fallback` null stands for no word at all. */
function choice<Word extends string>(field: string, choices: readonly Word[], fallback: Word | null, set: (into: Linked, value: Word) => void, get: (from: Linked) => Word | null): Entry {
  return {
    read(value, into) {
      const found = choices.find((word) => word === value);
      if (found === undefined) return { code: "notAChoice", field, value: echo(value), choices, used: fallback ?? "auto" };
      set(into, found);
      return null;
    },
    write(from) {
      const value = get(from);
      return value === fallback ? null : value;
    },
  };
}

/** A setting of `Config`: its bounds or its choices decide how it is read. */
function setting(field: keyof Config): Entry {
  const known = SETTINGS[field];
  const set = (into: Linked, value: string | number): void => {
    into.settings = { ...into.settings, [field]: value };
  };
  if (known.kind === "number") return number(field, known, known.default, set, (from) => from.settings[field] as number);
  return choice<string>(field, known.choices, known.default, set, (from) => from.settings[field] as string);
}

/** The lanes of a race. A lane with an unknown cell, or a setting that lanes do not have, is left out with a notice. */
function lanes(): Entry {
  const usual = formatLanes(USUAL_RACE.lanes);
  return {
    read(value, into) {
      let notice: LinkNotice | null = null;
      const read = splitLanes(value).flatMap((raw): RunDraft[] => {
        const cell = SETTINGS.cell.choices.find((word) => word === raw.cell);
        if (cell === undefined) {
          notice ??= { code: "notAChoice", field: "cell", value: echo(raw.cell), choices: SETTINGS.cell.choices, used: usual };
          return [];
        }
        const own = raw.fields.map(([name, text]): Partial<RunDraft> => {
          const field = LANE_FIELDS.find((field) => field === name);
          if (field === undefined) {
            notice ??= { code: "unknownField", field: echo(name) };
            return {};
          }
          const scratch = defaultLinked();
          const wrong = setting(field).read(text, scratch);
          notice ??= wrong;
          return { [field]: scratch.settings[field] };
        });
        return [Object.assign({ cell }, ...own) as RunDraft];
      });
      if (read.length >= FEWEST_LANES) into.race = { ...into.race, lanes: read };
      else notice ??= { code: "tooFewLanes", used: usual };
      return notice;
    },
    write({ race }) {
      const written = formatLanes(race.lanes);
      return written === usual ? null : written;
    },
  };
}

/** Every entry by its name, in the order in which a link is written. A Map, so that no name is special. */
function entriesFor(textIds: readonly string[]): ReadonlyMap<string, Entry> {
  return new Map<string, Entry>([
    ["text", choice("text", textIds, null, (into, id) => (into.textId = id), ({ textId }) => (textId !== null && isSample(textId) ? null : textId))],
    ["data", choice("data", SAMPLES, null, (into, id) => (into.textId = id), ({ textId }) => (textId !== null && isSample(textId) ? textId : null))],
    ...FIELDS.map((field): [string, Entry] => [field, setting(field)]),
    ["temperature", number("temperature", LIMITS.temperature, SAMPLING.temperature, (into, value) => (into.sampling.temperature = value), (from) => from.sampling.temperature)],
    ["topK", number("topK", LIMITS.topK, SAMPLING.topK, (into, value) => (into.sampling.topK = value), (from) => from.sampling.topK)],
    ["prime", {
      read: (value, into) => {
        into.sampling.prime = firstCharacters(value, LONGEST_PRIME);
        return null;
      },
      write: (from) => from.sampling.prime === "" ? null : firstCharacters(from.sampling.prime, LONGEST_PRIME),
    }],
    ["writingLength", number("writingLength", WRITING_LENGTH, USUAL_WRITING, (into, value) => (into.writingLength = value), (from) => from.writingLength)],
    ["stop", number("stop", UPDATES, 0, (into, value) => (into.stopAt = value), (from) => from.stopAt)],
    ["lang", choice("lang", ["en", "zh"], null, (into, value) => (into.language = value), (from) => from.language)],
    ["theme", choice("theme", ["auto", "light", "dark"], "auto", (into, value) => (into.theme = value), (from) => from.theme)],
    ["view", choice("view", ["one", "race"], "one", (into, value) => (into.view = value), (from) => from.view)],
    ["lanes", lanes()],
    ["sizes", choice("sizes", ["units", "parameters", "own"], "units", (into, value) => (into.race = { ...into.race, sizes: value }), (from) => from.race.sizes)],
  ]);
}

/** The entry that holds a text of the reader's own. */
const OWN = "own";

/** What was read from a link; `packed` is the reader's own text, still to be unpacked by `readText`. */
export interface Parsed {
  linked: Linked;
  packed: string | null;
  notices: readonly LinkNotice[];
}

/** Reads the part of an address from its `#` on; `textIds` are the built-in texts there are. Never throws. */
export function parse(hash: string, textIds: readonly string[]): Parsed {
  const linked = defaultLinked();
  const body = hash.startsWith("#") ? hash.slice(1) : hash;
  if (body.length > LONGEST_READ) {
    return { linked, packed: null, notices: [{ code: "linkTooLong", length: body.length, limit: LONGEST_READ }] };
  }
  const entries = entriesFor(textIds);
  const notices: LinkNotice[] = [];
  let packed: string | null = null;
  for (const [name, value] of new URLSearchParams(body)) {
    const entry = entries.get(name);
    if (name === OWN) packed = value;
    else if (entry === undefined) notices.push({ code: "unknownField", field: echo(name) });
    else {
      const notice = entry.read(value, linked);
      if (notice !== null) notices.push(notice);
    }
  }
  return { linked, packed, notices: shorten(notices) };
}

/** Unpacks the text of a parsed link; the notice says what was wrong with it. Never rejects. */
export async function readText(packed: string): Promise<{ text: string } | { notice: LinkNotice }> {
  const read = await unpack(packed, LARGEST_TEXT);
  if (read === "damaged") return { notice: { code: "textUnreadable" } };
  if (read === "tooLong") return { notice: { code: "textTooLong", limit: LARGEST_TEXT } };
  return read;
}

/** The link's part after the `#`, without a text of the reader's own; empty where everything is the default. */
export function format(linked: Linked): string {
  const parts = new URLSearchParams();
  for (const [name, entry] of entriesFor([])) {
    const value = entry.write(linked);
    if (value !== null) parts.append(name, value);
  }
  return parts.toString();
}

/** The same with the reader's own text inside, or null where it does not fit into 8 KB. */
export async function formatWithText(linked: Linked, text: string): Promise<string | null> {
  // A longer text could not be read back, however well it is packed.
  if (text.length > LARGEST_TEXT || new TextEncoder().encode(text).length > LARGEST_TEXT) return null;
  const settings = format({ ...linked, textId: null });
  const whole = `${settings}${settings === "" ? "" : "&"}${OWN}=${await pack(text)}`;
  return whole.length > LONGEST_MADE ? null : whole;
}

function shorten(notices: readonly LinkNotice[]): readonly LinkNotice[] {
  if (notices.length <= MOST_NOTICES) return notices;
  return [...notices.slice(0, MOST_NOTICES), { code: "more", count: notices.length - MOST_NOTICES }];
}

function echo(foreign: string): string {
  return firstCharacters(foreign, MOST_ECHO);
}

/** The first `most` characters, never half of one. */
function firstCharacters(text: string, most: number): string {
  return text.length <= most ? text : Array.from(text.slice(0, 2 * most)).slice(0, most).join("");
}
