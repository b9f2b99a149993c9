/** Numbers and characters as a textbook prints them. */

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** 10ⁿ, as 10⁻⁸; 1 and 10 as themselves. */
export function power(n: number): string {
  if (n === 0) return "1";
  if (n === 1) return "10";
  return `10${superscript(n)}`;
}

function superscript(n: number): string {
  const digits = [...String(Math.abs(n))].map((digit) => SUPERSCRIPTS[Number(digit)] ?? "").join("");
  return n < 0 ? `⁻${digits}` : digits;
}

/** A huge round number without its zeros: 2.5·10¹³. */
export function scientific(x: number): string {
  const n = Math.floor(Math.log10(Math.abs(x)) + 1e-9);
  return `${String(Number((x / 10 ** n).toPrecision(3))).replace("-", "−")}·10${superscript(n)}`;
}

/** From here on decimals have no meaning for a reader. */
const HUGE = 100_000;

/** A loss with so many decimals; a huge one, as before an explosion, as a magnitude. */
export function nats(x: number, decimals: number): string {
  return x >= HUGE ? magnitude(x) : fixed(x, decimals);
}

/** A number with so many decimals and a true minus sign; "–" where it is not finite. */
export function fixed(x: number, decimals: number): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "–" : x > 0 ? "∞" : "−∞";
  return x.toFixed(decimals).replace("-", "−");
}

/** A whole number with its thousands apart: 1,204. */
export function count(x: number): string {
  return String(Math.round(x)).replace(/\B(?=(\d{3})+$)/g, ",").replace("-", "−");
}

/** A size over many decades: 0.31, 12.4, 3.2 × 10⁻⁷, 0. */
export function magnitude(x: number): string {
  if (!Number.isFinite(x) || x === 0) return x === 0 ? "0" : fixed(x, 0);
  const size = Math.abs(x);
  if (size >= 999.5 && size < 9999.5) return count(x);
  if (size >= 0.001 && size < 9999.5) return x.toPrecision(3).replace("-", "−");
  const n = Math.floor(Math.log10(size));
  const [mantissa, exponent] = size / 10 ** n >= 9.95 ? [1, n + 1] : [size / 10 ** n, n];
  return `${x < 0 ? "−" : ""}${mantissa.toFixed(1)} × 10${superscript(exponent)}`;
}

/** A share as a percentage: 34%, 0.4%. Only all of it is 100%. */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return "–";
  const value = share < 1 ? Math.min(share * 100, 99.9) : share * 100;
  if (value < 10) return `${Number(value.toPrecision(2))}%`;
  return `${value.toFixed(value > 99 && value < 100 ? 1 : 0)}%`;
}

/** Characters that control the direction of text, and a symbol for each: drawn raw, one of them would reverse the rest of a line. */
const DIRECTIONS = [
  { symbol: "⇉", asks: /^[\u200e\u202a\u202d\u2066]/ },
  { symbol: "⇇", asks: /^[\u061c\u200f\u202b\u202e\u2067]/ },
  { symbol: "⇄", asks: /^\u2068/ },
  { symbol: "⇤", asks: /^[\u202c\u2069]/ },
] as const;

/** A character in visible form: line ends, tabs, spaces, control and direction characters become symbols, combining marks are put on a ring. */
export function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (character === "\n") return "↵";
  if (character === "\t") return "⇥";
  if (character === " " || code === 0xa0) return "␣";
  if (code === 0x3000) return "□";
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return "␡";
  const direction = DIRECTIONS.find(({ asks }) => asks.test(character));
  if (direction) return direction.symbol;
  if (/^\p{M}/u.test(character)) return `◌${character}`;
  if (/^[\p{C}\p{Z}]/u.test(character)) return "◌";
  return character;
}

/** Zero-width joiner and non-joiner: they shape the letters or emoji beside them. */
const JOINING = /^[\u200c\u200d]/;

/** A character in running text: itself where it can be printed, else its symbol; tabs and line ends keep their effect too. */
export function printed(character: string): string {
  if (character === "\n" || character === "\t") return visible(character) + character;
  return /^[\p{C}\p{Zl}\p{Zp}]/u.test(character) && !JOINING.test(character) ? visible(character) : character;
}

/** Letters written from right to left. */
const RIGHT_TO_LEFT = /^[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** A character for a read-out: quoted, with its code point where it cannot be seen. */
export function named(character: string): string {
  const shown = visible(character);
  // Isolated (U+2068…U+2069), so that it does not turn the numbers beside it around.
  if (RIGHT_TO_LEFT.test(character)) return `“\u2068${character}\u2069”`;
  if (shown === character) return `“${character}”`;
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `“${shown}” U+${code}`;
}

/** Whether a character is drawn about twice as wide as a Latin one. */
export function wide(character: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff00-\uff60]/u.test(character);
}
