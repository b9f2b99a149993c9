//! Built-in data is as documented: every line follows every rule of its grammar.

use std::collections::BTreeSet;

use unrolled::data::reviews::{NEGATED, SENTENCES, WIDEST_GAP};
use unrolled::data::scaling::{Scaling, ScalingKind};
use unrolled::data::tokens::{self, Tokens};
use unrolled::data::{Sample, numerals, pairs, phrases, sentiment, series, waves};
use wasm_bindgen_test::wasm_bindgen_test;

fn labelled(sample: Sample) -> sentiment::Labelled {
    sentiment::parse(&sample.text(1), Tokens::Words).expect("built-in data is sound")
}

#[wasm_bindgen_test(unsupported = test)]
fn every_sample_is_a_function_of_its_seed() {
    for sample in Sample::ALL {
        assert_eq!(sample.text(3), sample.text(3), "{sample:?}");
        assert_ne!(sample.text(3), sample.text(4), "{sample:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn every_series_is_read_whole() {
    for (sample, length) in [
        (Sample::Sine, waves::SINE_LENGTH),
        (Sample::Sines, waves::LENGTH),
        (Sample::Noise, waves::LENGTH),
        (Sample::Sawtooth, waves::LENGTH),
        (Sample::Logistic, waves::LENGTH),
        (Sample::Trend, waves::LENGTH),
    ] {
        let series = series::parse(&sample.text(1), 0).expect("built-in data is sound");
        assert_eq!(series.values.len(), length, "{sample:?}");
        assert_eq!(series.notices, [], "{sample:?}");
        assert!(
            series.column.name.starts_with(|c: char| c.is_alphabetic()),
            "{sample:?}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn every_line_of_the_other_samples_is_used() {
    for (sample, kind, lines) in [
        (Sample::Numbers, Tokens::Words, 1_000),
        (Sample::Numbers, Tokens::Characters, 1_000),
        (Sample::Phrases, Tokens::Words, 5_400),
        (Sample::Dates, Tokens::Characters, 3_000),
    ] {
        let pairs = pairs::parse(&sample.text(1), kind).expect("built-in data is sound");
        assert_eq!(
            (pairs.pairs.len(), pairs.notices),
            (lines, vec![]),
            "{sample:?}"
        );
    }
    for sample in [Sample::En, Sample::Zh] {
        let labelled = labelled(sample);
        assert_eq!(
            (labelled.examples.len(), labelled.notices),
            (SENTENCES, vec![]),
            "{sample:?}"
        );
    }
}

/// The value of a Chinese numeral, by its rules alone.
fn value(numeral: &str) -> usize {
    let (mut value, mut digit) = (0, 0);
    for c in numeral.chars() {
        match c {
            '百' => value += 100 * std::mem::take(&mut digit),
            // 十 alone is one ten.
            '十' => value += 10 * std::mem::take(&mut digit).max(1),
            _ => {
                digit = "零一二三四五六七八九"
                    .chars()
                    .position(|d| d == c)
                    .expect("a digit")
            }
        }
    }
    value + digit
}

#[wasm_bindgen_test(unsupported = test)]
fn all_thousand_numerals_follow_the_rules_of_chinese() {
    for number in 0..1_000 {
        let numeral = numerals::in_chinese(number);
        assert_eq!(value(&numeral), number, "{numeral}");
        let (tens, ones) = (number / 10 % 10, number % 10);
        let gap = number > 100 && tens == 0 && ones > 0;
        assert_eq!(
            numeral.contains('零'),
            gap || number == 0,
            "{number} {numeral}"
        );
        assert_eq!(
            numeral.contains("一十"),
            number > 100 && tens == 1,
            "{number} {numeral}"
        );
        assert!(!numeral.contains('两'), "{number} {numeral}");
    }
    for (number, english, chinese) in [
        (0, "zero", "零"),
        (10, "ten", "十"),
        (12, "twelve", "十二"),
        (20, "twenty", "二十"),
        (99, "ninety nine", "九十九"),
        (100, "one hundred", "一百"),
        (110, "one hundred ten", "一百一十"),
        (111, "one hundred eleven", "一百一十一"),
        (305, "three hundred five", "三百零五"),
        (350, "three hundred fifty", "三百五十"),
        (999, "nine hundred ninety nine", "九百九十九"),
    ] {
        assert_eq!(numerals::in_english(number), english);
        assert_eq!(numerals::in_chinese(number), chinese);
    }
    let names: BTreeSet<String> = (0..1_000).map(numerals::in_english).collect();
    assert_eq!(names.len(), 1_000);
}

/// Every rule of the phrase grammar, for all of its sentences.
#[wasm_bindgen_test(unsupported = test)]
fn all_phrases_agree_in_both_languages() {
    let all = phrases::all();
    assert_eq!(
        all.iter()
            .map(|(chinese, _)| chinese)
            .collect::<BTreeSet<_>>()
            .len(),
        5_400
    );
    assert_eq!(
        all.iter()
            .map(|(_, english)| english)
            .collect::<BTreeSet<_>>()
            .len(),
        5_400
    );
    let nouns = [
        ("本", "书", "book", "books"),
        ("匹", "马", "horse", "horses"),
        ("条", "鱼", "fish", "fish"),
        ("把", "刀", "knife", "knives"),
        ("朵", "花", "flower", "flowers"),
        ("个", "盒子", "box", "boxes"),
    ];
    for (chinese, english) in &all {
        let words: Vec<&str> = english.split(' ').collect();
        let [subject, verb, number, _, noun] = words.as_slice() else {
            panic!("{english} has five words");
        };
        let third = ["he", "she"].contains(subject);
        assert_eq!(verb.ends_with('s'), third, "{english}");
        assert_eq!(
            third,
            ["他", "她"].iter().any(|s| chinese.starts_with(s)) && !chinese.starts_with("他们"),
            "{chinese}"
        );
        let (measure, ..) = nouns
            .iter()
            .find(|(_, zh, one, several)| chinese.ends_with(zh) && [one, several].contains(&noun))
            .expect("noun and translation belong together");
        let several = nouns
            .iter()
            .any(|(_, zh, _, several)| chinese.ends_with(zh) && several == noun);
        assert!(several || *number == "one", "{english}");
        assert!(
            *number != "one" || nouns.iter().any(|(_, _, one, _)| one == noun),
            "{english}"
        );
        let counted = match *number {
            "one" => "一",
            "two" => "两",
            "three" => "三",
            "four" => "四",
            _ => "五",
        };
        assert!(
            chinese.contains(&format!("{counted}{measure}")),
            "{chinese}"
        );
        assert!(
            !chinese.contains('二') && chinese.contains("色的"),
            "{chinese}"
        );
    }
    let translated = |chinese: &str| {
        all.iter()
            .find(|(zh, _)| zh == chinese)
            .map(|(_, english)| english.as_str())
    };
    assert_eq!(
        translated("她喜欢三本红色的书"),
        Some("she likes three red books")
    );
    assert_eq!(
        translated("他们有一条蓝色的鱼"),
        Some("they have one blue fish")
    );
    assert_eq!(
        translated("他画两把黑色的刀"),
        Some("he draws two black knives")
    );
    assert_eq!(
        translated("我看见五个白色的盒子"),
        Some("I see five white boxes")
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn both_forms_of_every_date_are_the_same_day() {
    let months = "jan feb mar apr may jun jul aug sep oct nov dec";
    let text = Sample::Dates.text(1);
    for line in text.lines() {
        let (written, sorted) = line.split_once('\t').expect("two fields");
        let [day, month, year] = written.split(' ').collect::<Vec<_>>()[..] else {
            panic!("{written} has three parts");
        };
        let month = months
            .split(' ')
            .position(|name| name == month)
            .expect("a month")
            + 1;
        let day: usize = day.parse().expect("a day");
        assert_eq!(sorted, format!("{year}-{month:02}-{day:02}"));
        let longest = match month {
            2 => 29,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        assert!((1..=longest).contains(&day), "{line}");
    }
    assert!(!text.contains("29 feb 1950") && !text.contains("29 feb 2021"));
}

#[wasm_bindgen_test(unsupported = test)]
fn reviews_are_negated_with_the_documented_probability_and_at_every_distance() {
    let negations = ["not", "never", "hardly", "不", "没"];
    for sample in [Sample::En, Sample::Zh] {
        let labelled = labelled(sample);
        let n = labelled.examples.len() as f64;
        let share = |count: usize| count as f64 / n;
        let negated = share(labelled.examples.iter().filter(|e| e.negated).count());
        let first = share(labelled.examples.iter().filter(|e| e.label == 0).count());
        // Four standard errors of a share among 2,400.
        assert!(
            (negated - NEGATED).abs() < 0.04,
            "{sample:?}: {negated} negated"
        );
        assert!(
            (first - 0.5).abs() < 0.04,
            "{sample:?}: {first} have the first label"
        );
        let mut distances = BTreeSet::new();
        for example in labelled.examples.iter().filter(|e| e.negated) {
            let at = example
                .tokens
                .iter()
                .position(|t| negations.contains(&t.as_str()));
            let adjective = adjective(&example.tokens).expect("every judgement has an adjective");
            let gap = adjective - at.expect("a negation") - 1;
            assert!(gap <= WIDEST_GAP, "{:?}", example.tokens);
            distances.insert(gap);
        }
        assert_eq!(distances.len(), WIDEST_GAP + 1, "{sample:?}: {distances:?}");
    }
}

/// Only the position of the adjective: the words that carry the opinion.
fn adjective(tokens: &[String]) -> Option<usize> {
    let judging =
        "good charming clever moving fresh delightful bad dull clumsy boring stale dreadful";
    let english = tokens
        .iter()
        .position(|token| judging.split(' ').any(|word| word == token));
    let text = tokens.concat();
    let chinese = "好看 精彩 动人 生动 出色 高明 难看 乏味 无聊 枯燥 糟糕 笨拙";
    english.or_else(|| {
        let at = chinese
            .split(' ')
            .filter_map(|word| text.rfind(word))
            .max()?;
        Some(text.get(..at)?.chars().count())
    })
}

#[wasm_bindgen_test(unsupported = test)]
fn ignoring_negation_gets_seventy_per_cent_right() {
    let praise = "good charming clever moving fresh delightful";
    let labelled = labelled(Sample::En);
    let right = labelled.examples.iter().filter(|example| {
        let praises = example
            .tokens
            .iter()
            .any(|t| praise.split(' ').any(|word| word == t));
        (labelled.labels[example.label] == "positive") == praises
    });
    let share = right.count() as f64 / labelled.examples.len() as f64;
    assert!((share - 0.7).abs() < 0.04, "{share}");
}

#[wasm_bindgen_test(unsupported = test)]
fn scaling_has_an_inverse() {
    let values = [3.0, -1.0, 7.5, 0.25];
    for kind in [ScalingKind::Range, ScalingKind::Standard] {
        let scaling = Scaling::fit(&values, kind).expect("these values differ");
        for value in values {
            assert!(
                (scaling.undo(scaling.scale(value)) - value).abs() < 1e-12,
                "{kind:?}"
            );
        }
    }
    let range = Scaling::fit(&values, ScalingKind::Range).expect("these values differ");
    assert!((range.scale(7.5) - 1.0).abs() < 1e-15 && (range.scale(-1.0) + 1.0).abs() < 1e-15);
    assert_eq!(Scaling::fit(&[2.0, 2.0], ScalingKind::Standard), None);
    assert_eq!(Scaling::fit(&[], ScalingKind::Range), None);
}

#[wasm_bindgen_test(unsupported = test)]
fn words_are_words_and_chinese_characters_are_tokens() {
    let words = |text: &str| tokens::split(text, Tokens::Words).join("|");
    assert_eq!(words("I don't  like it, no."), "I|don't|like|it|,|no|.");
    assert_eq!(words("她有3本red书。"), "她|有|3|本|red|书|。");
    assert_eq!(words("  "), "");
    assert_eq!(
        tokens::split(" a  b ", Tokens::Characters).join("|"),
        "a| |b"
    );
    let join = |text: &str| tokens::join(&tokens::split(text, Tokens::Words), Tokens::Words);
    assert_eq!(
        join("she likes three red books"),
        "she likes three red books"
    );
    assert_eq!(join("三百零五"), "三百零五");
    assert_eq!(join("well , yes ."), "well, yes.");
}

#[wasm_bindgen_test(unsupported = test)]
fn negation_is_recognised_in_both_languages() {
    for text in [
        "It was NOT good",
        "I don't like it",
        "这并不好",
        "没有说的那么好",
    ] {
        assert!(sentiment::is_negated(text), "{text}");
    }
    for text in ["a knot of notes", "非常好看", "another nothingness"] {
        assert!(!sentiment::is_negated(text), "{text}");
    }
}
