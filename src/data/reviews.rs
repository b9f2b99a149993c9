//! Short reviews with a negation far from the adjective, in English and in Chinese.
//!
//! `the film was not in my view from beginning to end good` is negative because of two words that are far apart.
//! Whether a sentence is negated is independent of its adjective, and everything else is independent of both. So a
//! reader that ignores negation gets 70 % right, word counts give at most 85 %, and only a reader that remembers a
//! `not` until the adjective gets all of them right.
//!
//! The Chinese sentences are written without spaces, as Chinese is; a network reads them character by character
//! ([`super::tokens`]), and the distances below are counted in characters.

use std::collections::BTreeSet;

use super::columns::Delimiter;
use super::table;
use crate::rng::{Purpose, Rng};

/// Number of sentences in the data, all different.
pub const SENTENCES: usize = 2_400;
/// The probability that a sentence is negated.
pub const NEGATED: f64 = 0.3;
/// The most tokens between negation and adjective.
pub const WIDEST_GAP: usize = 10;

/// An adjective, and whether it is positive.
type Adjective = (&'static str, bool);

const ADJECTIVES: [Adjective; 12] = [
    ("good", true),
    ("charming", true),
    ("clever", true),
    ("moving", true),
    ("fresh", true),
    ("delightful", true),
    ("bad", false),
    ("dull", false),
    ("clumsy", false),
    ("boring", false),
    ("stale", false),
    ("dreadful", false),
];
const NEGATIONS: [&str; 3] = ["not", "never", "hardly"];
/// One to four words that the adjective follows directly.
const SUBJECTS: [&str; 8] = [
    "it was",
    "the film was",
    "dinner was",
    "overall",
    "her new song is",
    "the second half was",
    "frankly it was",
    "their garden is",
];
/// The person who gives the opinion.
const JUDGES: [&str; 6] = [
    "i would",
    "we could",
    "you might",
    "most people would",
    "frankly i would",
    "my sister would",
];
const VERBS: [&str; 3] = ["call", "find", "consider"];
const OBJECTS: [&str; 7] = [
    "it",
    "the film",
    "her new song",
    "this kind of soup",
    "the view from our table",
    "the second half of it",
    "the last chapter of the book",
];
/// Neutral words that may stand before any adjective.
const ASIDES: [&str; 10] = [
    "in my view",
    "by any measure",
    "to everyone in the room",
    "from beginning to end",
    "in every way",
    "as a whole",
    "at this price",
    "on a second look",
    "for people like me",
    "in the end",
];
/// Words that may stand directly before an adjective.
const DEGREES: [&str; 3] = ["", "really", "very"];
/// Zero to five words after the adjective.
const TAILS: [&str; 8] = [
    "",
    "",
    "today",
    "i think",
    "to be fair",
    "said my neighbour",
    "and that is that",
    "if you want to know",
];

/// Labelled reviews in English, one a line: `positive` or `negative`, a tab, the sentence.
pub fn english(seed: u32) -> String {
    generate(seed, ["negative", "positive"], |rng, negated| {
        let (adjective, praises) = *pick(rng, &ADJECTIVES);
        let negation = if negated { *pick(rng, &NEGATIONS) } else { "" };
        let (opening, mut gap) = if rng.below(2) == 0 {
            (*pick(rng, &SUBJECTS), String::new())
        } else {
            let gap = format!("{} {}", pick(rng, &VERBS), pick(rng, &OBJECTS));
            (*pick(rng, &JUDGES), gap)
        };
        let degree = *pick(rng, &DEGREES);
        widen(rng, &mut gap, words(degree));
        let parts = [
            opening,
            negation,
            &gap,
            degree,
            adjective,
            *pick(rng, &TAILS),
        ];
        let words: Vec<&str> = parts
            .iter()
            .flat_map(|part| part.split_whitespace())
            .collect();
        (words.join(" "), praises)
    })
}

/// Adds asides, each at most once, as long as they and `others` more words fit in a length that is drawn first.
fn widen(rng: &mut Rng, gap: &mut String, others: usize) {
    let width = rng.below(WIDEST_GAP + 1);
    let mut asides = ASIDES;
    rng.shuffle(&mut asides);
    for aside in asides {
        if words(gap) + words(aside) + others <= width {
            *gap += " ";
            *gap += aside;
        }
    }
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

const ADJECTIVES_ZH: [Adjective; 12] = [
    ("好看", true),
    ("精彩", true),
    ("动人", true),
    ("生动", true),
    ("出色", true),
    ("高明", true),
    ("难看", false),
    ("乏味", false),
    ("无聊", false),
    ("枯燥", false),
    ("糟糕", false),
    ("笨拙", false),
];
const TOPICS_ZH: [&str; 8] = [
    "它",
    "结尾",
    "那张照片",
    "这出戏",
    "这部电影",
    "他的新书",
    "昨晚的演出",
    "电影的后半段",
];
const JUDGES_ZH: [&str; 5] = ["我", "我们", "大家", "老师", "邻居"];
const VERBS_ZH: [&str; 2] = ["觉得", "认为"];
/// 它不太好看
const DEGREES_ZH: [&str; 4] = ["", "太", "很", "特别"];
/// 我不觉得它真的好看
const DEGREES_JUDGED_ZH: [&str; 4] = ["", "真的", "很", "特别"];
/// Comparisons with what others say: 像大家说的那样, 有大家说的那么.
const SOURCES_ZH: [&str; 6] = [
    "大家说的",
    "海报上写的",
    "老师讲的",
    "我想的",
    "网上说的",
    "他们夸口的",
];
const TAILS_ZH: [&str; 8] = [
    "",
    "",
    "啊",
    "，我想",
    "，依我看",
    "，朋友说",
    "，真是这样",
    "，大家都说",
];

/// Labelled reviews in Chinese, one a line: 正面 or 负面, a tab, the sentence.
pub fn chinese(seed: u32) -> String {
    generate(seed, ["负面", "正面"], |rng, negated| {
        let (adjective, praises) = *pick(rng, &ADJECTIVES_ZH);
        let no = if negated { "不" } else { "" };
        let judgement = match rng.below(4) {
            // 它不特别好看
            0 => format!("{}{no}{}", pick(rng, &TOPICS_ZH), pick(rng, &DEGREES_ZH)),
            // 这部电影不像大家说的那样好看
            1 => format!(
                "{}{no}像{}那样",
                pick(rng, &TOPICS_ZH),
                pick(rng, &SOURCES_ZH)
            ),
            // 这部电影没有大家说的那么好看
            2 => {
                let no = if negated { "没" } else { "" };
                format!(
                    "{}{no}有{}那么",
                    pick(rng, &TOPICS_ZH),
                    pick(rng, &SOURCES_ZH)
                )
            }
            // 我不觉得这部电影特别好看
            _ => {
                let (judge, verb) = (pick(rng, &JUDGES_ZH), pick(rng, &VERBS_ZH));
                let (topic, degree) = (pick(rng, &TOPICS_ZH), pick(rng, &DEGREES_JUDGED_ZH));
                format!("{judge}{no}{verb}{topic}{degree}")
            }
        };
        (
            format!("{judgement}{adjective}{}", pick(rng, &TAILS_ZH)),
            praises,
        )
    })
}

/// [`SENTENCES`] different sentences with their labels. `sentence` makes one, negated or not, and returns it with
/// whether its adjective is positive; `labels` are the labels of negative and positive sentences.
fn generate(
    seed: u32,
    labels: [&str; 2],
    sentence: impl Fn(&mut Rng, bool) -> (String, bool),
) -> String {
    let mut rng = Rng::new(seed, Purpose::Data);
    let (mut known, mut rows) = (BTreeSet::new(), Vec::new());
    while rows.len() < SENTENCES {
        let negated = rng.uniform() < NEGATED;
        let (text, praises) = sentence(&mut rng, negated);
        if known.insert(text.clone()) {
            let label = labels[usize::from(praises != negated)];
            rows.push(vec![label.to_owned(), text]);
        }
    }
    table::write(&rows, Delimiter::Tab)
}

fn pick<'a, T>(rng: &mut Rng, choices: &'a [T]) -> &'a T {
    &choices[rng.below(choices.len())]
}
