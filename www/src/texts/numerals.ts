/**
 * The numbers below a thousand in digits, English words and Chinese characters, in random order, each of them once.
 *
 * The digits cannot be foreseen; the words after them can, since they say the same number again. A network that has
 * learnt this translates: it reads a number in one script and writes it in another.
 */
import { Dice } from "./random";

const NUMBERS = 1_000;

const SMALL = [
  "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
  "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
] as const;
const TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"] as const;
const DIGITS = "零一二三四五六七八九";

/** The English name of a whole number from 0 to 999. */
export function inEnglish(number: number): string {
  if (number < 20) return SMALL[number] ?? "";
  if (number < 100) {
    const ones = number % 10;
    return (TENS[(number - ones) / 10] ?? "") + (ones > 0 ? `-${inEnglish(ones)}` : "");
  }
  const rest = number % 100;
  return `${inEnglish((number - rest) / 100)} hundred${rest > 0 ? ` and ${inEnglish(rest)}` : ""}`;
}

/** The Chinese name of a whole number from 0 to 999; 10 to 19 stand alone as 十…, after a hundred as 一十…. */
export function inChinese(number: number): string {
  if (number < 10) return DIGITS.charAt(number);
  if (number < 100) {
    const ones = number % 10;
    const tens = (number - ones) / 10;
    return (tens > 1 ? DIGITS.charAt(tens) : "") + "十" + (ones > 0 ? DIGITS.charAt(ones) : "");
  }
  const rest = number % 100;
  const hundreds = `${DIGITS.charAt((number - rest) / 100)}百`;
  if (rest === 0) return hundreds;
  if (rest < 10) return `${hundreds}零${inChinese(rest)}`;
  return hundreds + (rest < 20 ? "一" : "") + inChinese(rest);
}

/** A line for every number, such as `305 three hundred and five 三百零五`, about 36,000 characters; the same for the same `seed`. */
export function generate(seed: number): string {
  const dice = new Dice(seed);
  const left = Array.from({ length: NUMBERS }, (_, number) => number);
  let text = "";
  for (let line = 0; line < NUMBERS; line += 1) {
    const [number] = left.splice(dice.below(left.length), 1);
    if (number === undefined) break;
    text += `${number} ${inEnglish(number)} ${inChinese(number)}\n`;
  }
  return text;
}
