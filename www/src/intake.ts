/**
 * Takes text in, pasted, typed, dropped or from a file: decodes it, unifies its line ends, checks its size.
 *
 * Whole strings go through the browser's own decoders; nothing here walks a text character by character.
 */
import { LIMITS } from "./wire";

/** How a file's bytes were read. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

/** A change to the text that the reader should know about. */
export type IntakeRemark =
  /** The file was not UTF-8, but could be read all the same. */
  | { code: "encoding"; encoding: Encoding }
  /** Line ends CR LF or CR became LF. */
  | { code: "lineEnds" }
  /** Lone surrogates, which stand for no character, became U+FFFD. */
  | { code: "surrogates"; count: number }
  /** Bytes that are no character in any encoding tried became U+FFFD. */
  | { code: "invalidBytes"; count: number }
  /** Only the first `bytes` bytes were taken. */
  | { code: "firstPart"; bytes: number };

/** Why a text was not taken. */
export type IntakeRefusal =
  /** Over the limit; `bytes` is at least this many. */
  | { code: "tooLong"; bytes: number; limit: number }
  /** The browser could not read the file. */
  | { code: "unreadable"; detail: string };

/** A text that was taken. */
export interface Taken {
  content: string;
  /** Its length as UTF-8. */
  bytes: number;
  remarks: readonly IntakeRemark[];
}

/** A text that was not taken; `firstPart` takes as much of it as the limit allows. */
export interface Refused {
  refusal: IntakeRefusal;
  firstPart: (() => Promise<Taken | Refused>) | null;
}

/** Most bytes of a text, as UTF-8. */
export const TEXT_BYTES = LIMITS.textBytes.high;

/** What intake needs of a file; a `File` is one. */
export type Source = Pick<Blob, "size" | "slice" | "arrayBuffer">;

const REPLACEMENT = "\uFFFD";

/** Takes a string: lone surrogates replaced, line ends LF, at most 2 MB as UTF-8. */
export function takeString(content: string): Taken | Refused {
  return take(content, []);
}

/** Takes a file: UTF-8, UTF-16, or GB18030. One over 4 MB is refused without being read. */
export async function takeFile(file: Source): Promise<Taken | Refused> {
  // Two bytes of UTF-16 or GB18030 may be one of UTF-8: up to twice the limit, only decoding can tell.
  if (file.size > 2 * TEXT_BYTES) {
    return { refusal: tooLong(file.size), firstPart: () => takeFirstBytes(file) };
  }
  return read(file, false);
}

async function takeFirstBytes(file: Source): Promise<Taken | Refused> {
  const first = await read(file.slice(0, TEXT_BYTES), true);
  if ("refusal" in first) return first.firstPart === null ? first : first.firstPart();
  return { ...first, remarks: [...first.remarks, { code: "firstPart", bytes: first.bytes }] };
}

async function read(file: Pick<Blob, "arrayBuffer">, cut: boolean): Promise<Taken | Refused> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { refusal: { code: "unreadable", detail: detail.slice(0, 300) }, firstPart: null };
  }
  const { content, remarks } = decode(bytes, cut);
  return take(content, remarks);
}

/** UTF-16 by its byte-order mark; without one, by zero bytes that all are the same half of a pair, as in every text with spaces or line ends. */
function utf16(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const first = bytes.indexOf(0);
  if (first < 0 || bytes.some((byte, i) => byte === 0 && (i - first) % 2 !== 0)) return null;
  return first % 2 === 1 ? "utf-16le" : "utf-16be";
}

/**
 * Decodes bytes as UTF-16 where they are, else as UTF-8, else as GB18030, else as UTF-8 with U+FFFD for what is no
 * character. `cut` says that the end may be half a character, which is dropped.
 */
export function decode(bytes: Uint8Array, cut: boolean): { content: string; remarks: IntakeRemark[] } {
  const marked = utf16(bytes);
  const tries: Encoding[] = marked === null ? ["utf-8", "gb18030"] : [marked];
  for (const encoding of tries) {
    try {
      const content = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: cut });
      return { content, remarks: encoding === "utf-8" ? [] : [{ code: "encoding", encoding }] };
    } catch {
      // Not this encoding; the next is tried.
    }
  }
  const encoding = marked ?? "utf-8";
  const content = new TextDecoder(encoding).decode(bytes, { stream: cut });
  const remarks: IntakeRemark[] = encoding === "utf-8" ? [] : [{ code: "encoding", encoding }];
  return { content, remarks: [...remarks, { code: "invalidBytes", count: occurrences(content, REPLACEMENT) }] };
}

function take(raw: string, before: readonly IntakeRemark[]): Taken | Refused {
  // A UTF-16 unit is at least one byte of UTF-8, so nothing has to be encoded to know.
  if (raw.length > TEXT_BYTES) return { refusal: tooLong(raw.length), firstPart: () => Promise.resolve(cutTo(raw, before)) };
  const { content, remarks } = mend(raw);
  const bytes = new TextEncoder().encode(content).length;
  if (bytes > TEXT_BYTES) return { refusal: tooLong(bytes), firstPart: () => Promise.resolve(cutTo(raw, before)) };
  return { content, bytes, remarks: [...before, ...remarks] };
}

/** As much of `raw` as 2 MB of UTF-8 hold, ending between two characters. */
function cutTo(raw: string, before: readonly IntakeRemark[]): Taken {
  const { content, remarks } = mend(raw.slice(0, TEXT_BYTES + 1).replace(/[\uD800-\uDBFF]$/, ""));
  const { read: units, written: bytes } = new TextEncoder().encodeInto(content, new Uint8Array(TEXT_BYTES));
  return { content: content.slice(0, units), bytes, remarks: [...before, ...remarks, { code: "firstPart", bytes }] };
}

/** One kind of line end, no lone surrogates. A byte-order mark in front is dropped, as the decoders do. */
function mend(raw: string): { content: string; remarks: IntakeRemark[] } {
  const remarks: IntakeRemark[] = [];
  let content = raw.startsWith("\uFEFF") ? raw.slice(1) : raw;
  if (content.includes("\r")) {
    content = content.replace(/\r\n?/g, "\n");
    remarks.push({ code: "lineEnds" });
  }
  const whole = wellFormed(content);
  if (whole !== content) {
    remarks.push({ code: "surrogates", count: occurrences(whole, REPLACEMENT) - occurrences(content, REPLACEMENT) });
  }
  return { content: whole, remarks };
}

/** `text` with every lone surrogate replaced; encoding and decoding does the same where the method is missing. */
function wellFormed(text: string): string {
  if (typeof text.toWellFormed === "function") return text.toWellFormed();
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(text));
}

function occurrences(text: string, part: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count += 1;
  return count;
}

function tooLong(bytes: number): IntakeRefusal {
  return { code: "tooLong", bytes, limit: TEXT_BYTES };
}
