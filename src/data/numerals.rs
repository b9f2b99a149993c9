//! The numbers 0 to 999 in English words and in Chinese numerals: `three hundred five`, 三百零五.
//!
//! Both scripts count by hundreds, but Chinese names its tens by two characters, marks a missing ten by 零, and says 十
//! for ten alone and 一十 after a hundred.

use super::columns::Delimiter;
use super::table;
use crate::rng::{Purpose, Rng};

/// How many numbers there are.
const NUMBERS: usize = 1_000;

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// The English name of a number below 1,000, in words with spaces between them.
pub fn in_english(number: usize) -> String {
    let (hundreds, rest) = (number / 100, number % 100);
    let mut words = Vec::new();
    if hundreds > 0 {
        words.extend([SMALL[hundreds % 10], "hundred"]);
    }
    if rest >= 20 {
        words.push(TENS[rest / 10]);
    }
    match rest {
        0 if hundreds > 0 => {}
        0..20 => words.push(SMALL[rest]),
        _ if rest % 10 == 0 => {}
        _ => words.push(SMALL[rest % 10]),
    }
    words.join(" ")
}

/// The Chinese numeral of a number below 1,000.
pub fn in_chinese(number: usize) -> String {
    let (hundreds, tens, ones) = (number / 100 % 10, number / 10 % 10, number % 10);
    let mut numeral = String::new();
    if hundreds > 0 {
        numeral += DIGITS[hundreds];
        numeral.push('百');
    }
    match tens {
        // 三百零五, but 三百 and 五.
        0 if hundreds > 0 && ones > 0 => numeral.push('零'),
        0 => {}
        // 十五, but 一百一十五.
        1 if hundreds == 0 => numeral.push('十'),
        _ => {
            numeral += DIGITS[tens];
            numeral.push('十');
        }
    }
    if ones > 0 || number == 0 {
        numeral += DIGITS[ones];
    }
    numeral
}

/// A line for every number, in the seed's order.
pub fn generate(seed: u32) -> String {
    let mut rng = Rng::new(seed, Purpose::Data);
    let mut numbers: Vec<usize> = (0..NUMBERS).collect();
    rng.shuffle(&mut numbers);
    let rows: Vec<Vec<String>> = numbers
        .into_iter()
        .map(|number| vec![in_english(number), in_chinese(number)])
        .collect();
    table::write(&rows, Delimiter::Tab)
}
