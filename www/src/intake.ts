/** How a file's bytes were read. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030";

/** Something done to a text on its way in that the reader should know. */
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
