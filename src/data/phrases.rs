//! A small grammar of Chinese sentences and their English: 她喜欢三本红色的书, `she likes three red books`.
//!
//! 6 subjects × 5 verbs × 5 numbers × 6 colours × 6 nouns make 5,400 sentences. To translate one, a network has to
//! learn what Chinese marks and English does not, and the reverse: every noun has a measure word, and two things are
//! counted with 两; `likes` after he and she but `like` after others; `one book` but `two books`, and `fish` in both
//! numbers.

use super::columns::Delimiter;
use super::table;
use crate::rng::{Purpose, Rng};

/// Chinese, English, and whether the verb takes an s.
const SUBJECTS: [(&str, &str, bool); 6] = [
    ("我", "I", false),
    ("你", "you", false),
    ("他", "he", true),
    ("她", "she", true),
    ("我们", "we", false),
    ("他们", "they", false),
];

/// Chinese, English, and English after he and she.
const VERBS: [(&str, &str, &str); 5] = [
    ("有", "have", "has"),
    ("要", "want", "wants"),
    ("喜欢", "like", "likes"),
    ("看见", "see", "sees"),
    ("画", "draw", "draws"),
];

/// Before a measure word, two is 两 and not 二.
const NUMBERS: [(&str, &str); 5] = [
    ("一", "one"),
    ("两", "two"),
    ("三", "three"),
    ("四", "four"),
    ("五", "five"),
];

const COLOURS: [(&str, &str); 6] = [
    ("红", "red"),
    ("黄", "yellow"),
    ("蓝", "blue"),
    ("绿", "green"),
    ("黑", "black"),
    ("白", "white"),
];

/// Measure word, Chinese, one, and several.
const NOUNS: [(&str, &str, &str, &str); 6] = [
    ("本", "书", "book", "books"),
    ("匹", "马", "horse", "horses"),
    ("条", "鱼", "fish", "fish"),
    ("把", "刀", "knife", "knives"),
    ("朵", "花", "flower", "flowers"),
    ("个", "盒子", "box", "boxes"),
];

/// All sentences of the grammar, Chinese and English, in a fixed order.
pub fn all() -> Vec<(String, String)> {
    let mut sentences = Vec::new();
    for (subject, english_subject, third) in SUBJECTS {
        for (verb, plain, with_s) in VERBS {
            for (i, (number, english_number)) in NUMBERS.into_iter().enumerate() {
                for (colour, english_colour) in COLOURS {
                    for (measure, noun, one, several) in NOUNS {
                        let chinese = format!("{subject}{verb}{number}{measure}{colour}色的{noun}");
                        let english = [
                            english_subject,
                            if third { with_s } else { plain },
                            english_number,
                            english_colour,
                            if i == 0 { one } else { several },
                        ];
                        sentences.push((chinese, english.join(" ")));
                    }
                }
            }
        }
    }
    sentences
}

/// A line for every sentence, in the seed's order.
pub fn generate(seed: u32) -> String {
    let mut rng = Rng::new(seed, Purpose::Data);
    let mut sentences = all();
    rng.shuffle(&mut sentences);
    let rows: Vec<Vec<String>> = sentences
        .into_iter()
        .map(|(chinese, english)| vec![chinese, english])
        .collect();
    table::write(&rows, Delimiter::Tab)
}
