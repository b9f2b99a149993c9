/** Something in a link that could not be used as it stands. */
export type LinkNotice =
  | { code: "linkTooLong"; length: number; limit: number }
  /** No setting has this name. */
  | { code: "unknownField"; field: string }
  /** The value is not within the limits; `used` was used instead. */
  | { code: "outOfRange"; field: string; value: string; low: number; high: number; used: number }
  /** The value is no number (or no whole number where one is needed); `used` was used instead. */
  | { code: "notANumber"; field: string; value: string; low: number; high: number; whole: boolean; used: number }
  /** The value is none of the choices; `used` was used instead. */
  | { code: "notAChoice"; field: string; value: string; choices: readonly string[]; used: string }
  /** The text inside the link is damaged. */
  | { code: "textUnreadable" }
  /** The text inside the link unpacks to more than the limit. */
  | { code: "textTooLong"; limit: number }
  /** More was wrong than is listed. */
  | { code: "more"; count: number };
