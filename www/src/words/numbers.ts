/** Numbers as a reader meets them: grouped, of steady width, in the reader's language. */
import { language } from "../i18n";

const locale = (): string => (language.value === "zh" ? "zh-CN" : "en-GB");

const made = new Map<string, Intl.NumberFormat>();

function format(key: string, options: Intl.NumberFormatOptions, value: number): string {
  const name = `${locale()} ${key}`;
  let formatter = made.get(name);
  if (!formatter) {
    formatter = new Intl.NumberFormat(locale(), options);
    made.set(name, formatter);
  }
  return formatter.format(value).replace("-", "−");
}

/** What stands where there is no number yet. */
export const NO_NUMBER = "–";

/** A whole number with separators: 1,204. */
export function whole(value: number | null): string {
  return value === null || Number.isNaN(value) ? NO_NUMBER : format("whole", { maximumFractionDigits: 0 }, value);
}

/** Sizes from which on decimals say nothing and powers of ten say more. */
const HUGE = 100_000;

/** A number with exactly `digits` decimals, so that it keeps its width: 1.830. ∞, NaN and huge numbers are said as such. */
export function fixed(value: number | null, digits: number): string {
  if (value === null) return NO_NUMBER;
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (Math.abs(value) >= HUGE) return significant(value);
  return format(`fixed ${digits}`, { minimumFractionDigits: digits, maximumFractionDigits: digits }, value);
}

/** A loss in digits: few decimals, or significant ones where it falls over `decades`, or is so low that the few are all zeros. */
export function loss(value: number | null, digits: number, decades: boolean): string {
  const low = value !== null && value > 0 && value < 0.5 * 10 ** -digits;
  return decades || low ? significant(value) : fixed(value, digits);
}

/** How well a network does: an error, which falls over decades, or a share of right answers. */
export function score(value: number | null, error: boolean): string {
  return value === null ? NO_NUMBER : error ? significant(value) : percent(value);
}

/** A length in steps or characters, in figures as in pictures: one decimal below ten, whole above. */
export function span(value: number | null): string {
  return fixed(value, value !== null && value < 9.95 ? 1 : 0);
}

/** Three significant digits, as a power of ten where it is very large or small: 0.0213, 3.20×10⁻⁸. */
export function significant(value: number | null): string {
  if (value === null) return NO_NUMBER;
  if (!Number.isFinite(value)) return fixed(value, 0);
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size >= 0.001 && size < HUGE) {
    return format("significant", { maximumSignificantDigits: 3 }, value);
  }
  const [mantissa = "", exponent = ""] = value.toExponential(2).split("e");
  return `${mantissa.replace("-", "−")}×10${superscript(Number(exponent))}`;
}

/** A setting's value, exactly as it is, without separators that an input would not take back. */
export function plain(value: number): string {
  return String(value);
}

/** A number to its last digit, as a reader meets it: −10, 0.000001, 1,000,000. */
export function exact(value: number): string {
  return format("exact", { maximumFractionDigits: 10 }, value);
}

/** A share of one as a percentage: 1.4%. Only all of it is 100%. */
export function percent(share: number): string {
  return format("percent", { style: "percent", maximumFractionDigits: 1 }, share < 1 ? Math.min(share, 0.999) : share);
}

/** Bytes in the unit a person would choose: 12 KB, 2 MB. */
export function bytes(value: number): string {
  if (value < 1024) return `${whole(value)} B`;
  if (value < 1024 * 1024) return `${whole(value / 1024)} KB`;
  return `${format("megabytes", { maximumFractionDigits: 1 }, value / 1024 / 1024)} MB`;
}

/** Minutes and seconds: 0:07, 12:40. */
export function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** −8 as ⁻⁸. */
export function superscript(exponent: number): string {
  return String(exponent).replace(/[-\d]/g, (digit) => (digit === "-" ? "⁻" : ("⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? digit)));
}
