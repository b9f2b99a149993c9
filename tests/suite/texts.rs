//! Any pasted text is learnt, or refused in a sentence that says what to do.

use unrolled::session::{Session, Stop};
use unrolled::settings::{Batching, Config};
use unrolled::text::Text;
use unrolled::vocab::{RARE, Vocabulary};
use unrolled::wire::{Notice, UPDATE_FIELDS};
use wasm_bindgen_test::wasm_bindgen_test;

fn small(batching: Batching) -> Config {
    Config {
        hidden: 4,
        window: 8,
        batch: 3,
        batching,
        ..Config::default()
    }
}

fn text_of(ids: &[u16], vocabulary: &Vocabulary) -> String {
    ids.iter()
        .map(|id| vocabulary.symbol(usize::from(*id)))
        .collect()
}

/// Names, texts, and how many characters they hold.
const ODD: [(&str, &str, usize); 23] = [
    ("two characters", "ab", 2),
    ("one distinct character", "aaaaaaaaaaaaaaaa", 16),
    ("spaces", "                ", 16),
    ("new lines", "\n\n\n\n\n\n", 6),
    ("emoji", "🌊🚢🌊🌫️🌊", 6),
    ("a family joined by zero-width joiners", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 14),
    ("flags", "🇨🇳🇬🇧🇨🇳🇬🇧", 8),
    ("skin tones", "👋🏽👋🏿👋", 5),
    ("right to left", "שלום עולם, مرحبا بالعالم", 24),
    (
        "direction controls",
        "a\u{202e}bc\u{202c}d\u{2066}e\u{2069}",
        9,
    ),
    ("NUL", "a\0b\0c\0", 6),
    ("control characters", "\u{1}\u{2}\u{7f}\u{85}\u{1b}[0m", 8),
    ("CRLF", "one\r\ntwo\r\nthree\r\n", 17),
    ("a lone CR", "one\rtwo\r", 8),
    ("line and paragraph separators", "one\u{2028}two\u{2029}", 8),
    ("a byte order mark", "\u{feff}text", 5),
    ("a lone surrogate, replaced", "a\u{fffd}b", 3),
    ("combining marks", "a\u{301}e\u{301}\u{302}\u{303}o", 7),
    ("decomposed", "e\u{301}té E\u{301}TÉ", 9),
    ("beyond the basic plane", "𠮷野家𝔘𝔫𝔯𝔬𝔩𝔩𝔢𝔡", 11),
    ("Chinese", "灯塔的光转过海面,船一只一只回来。", 17),
    ("the rare symbol itself", "□a□b□c", 6),
    (
        "noncharacters and the last scalar",
        "\u{fdd0}\u{fffe}\u{10ffff}",
        3,
    ),
];

#[wasm_bindgen_test(unsupported = test)]
fn every_unusual_text_trains_and_decodes_to_itself() {
    for (name, text, characters) in ODD {
        for batching in [Batching::Windows, Batching::Streams] {
            let config = small(batching);
            let read = Text::new(text, config.vocabulary)
                .unwrap_or_else(|refusal| panic!("{name}: {refusal}"));
            assert_eq!(read.statistics.characters, characters, "{name}");
            assert_eq!(text_of(read.ids(), &read.vocabulary), text, "{name}");
            let mut session = Session::new(config, read).expect("small enough");
            assert_eq!(
                session.train(10, || false),
                Stop::Until,
                "{name} {batching:?}"
            );
            let rows = session.take_updates();
            // Ω, the last number of a row, is not measured where it has no weight.
            let width = UPDATE_FIELDS.len();
            assert!(
                rows.chunks_exact(width)
                    .all(|row| row[..width - 1].iter().all(|x| x.is_finite())),
                "{name} {batching:?}: {rows:?}"
            );
            session.validation();
            session.states(0, 0);
            assert!(!session.lags(0).h.is_empty(), "{name}");
        }
    }
}

fn refusal(text: &str) -> String {
    match Text::new(text, 1024) {
        Ok(_) => panic!("{text:?} should have been refused"),
        Err(refusal) => refusal.to_string(),
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn too_little_text_and_too_much_are_refused() {
    assert_eq!(
        refusal(""),
        "the text has 0 characters, but learning to predict the next one needs at least 2; add some text"
    );
    assert_eq!(
        refusal("好"),
        "the text has 1 character, but learning to predict the next one needs at least 2; add some text"
    );
    assert_eq!(
        refusal(&"a".repeat(2_097_153)),
        "the text has 2097153 bytes, but the limit is 2097152; use its first 2097152 bytes"
    );
    assert_eq!(
        Text::new(&"ab".repeat(1_048_576), 1024).map(|t| t.ids().len()),
        Ok(2_097_152)
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn entropy_is_as_worked_out_by_hand() {
    let statistics = |text: &str| Vocabulary::of(text, 1024).1;
    // −⅔ ln ⅔ − ⅓ ln ⅓ = ln 3 − ⅔ ln 2.
    let aab = statistics("aab");
    assert!((aab.unigram_nats - (3_f64.ln() - 2_f64.ln() * 2.0 / 3.0)).abs() < 1e-15);
    assert!((aab.uniform_nats - 2_f64.ln()).abs() < 1e-15);
    let abcd = statistics("abcd");
    assert!((abcd.unigram_nats - 4_f64.ln()).abs() < 1e-15);
    assert_eq!((abcd.characters, abcd.distinct, abcd.vocabulary), (4, 4, 4));
    assert_eq!(statistics("aaaa").unigram_nats, 0.0);
    assert_eq!(statistics("").characters, 0);
}

#[wasm_bindgen_test(unsupported = test)]
fn beyond_the_cap_the_rarest_characters_share_a_symbol() {
    // a occurs 5 times, b 4, c 3, d 2, e and f once: with room for four symbols, a, b and c keep theirs.
    let text = "aaaaabbbbcccddef";
    let (vocabulary, statistics) = Vocabulary::of(text, 4);
    assert_eq!(vocabulary.len(), 4);
    assert_eq!((statistics.distinct, statistics.vocabulary), (6, 4));
    assert_eq!((statistics.rare_kinds, statistics.rare_characters), (3, 4));
    let ids = vocabulary.encode(text);
    assert_eq!(text_of(&ids, &vocabulary), "aaaaabbbbccc□□□□");
    assert_eq!(
        (vocabulary.symbol(3), vocabulary.id('f'), vocabulary.id('z')),
        (RARE, Some(3), Some(3))
    );
    let plan = Text::new(text, 4).expect("a text").plan(&Config {
        vocabulary: 4,
        ..small(Batching::Windows)
    });
    let rare = Notice::RareCharacters {
        kinds: 3,
        characters: 4,
        share: 0.25,
    };
    assert!(plan.notices.contains(&rare), "{:?}", plan.notices);
    // At the cap, no symbol is shared.
    let (vocabulary, statistics) = Vocabulary::of(text, 6);
    assert_eq!((vocabulary.len(), statistics.rare_kinds), (6, 0));
    assert_eq!(vocabulary.id('z'), None);
    // Equally frequent: the lower code point keeps its symbol.
    assert_eq!(Vocabulary::of("dcba", 3).0.encode("abcd"), [0, 1, 2, 2]);
}

#[wasm_bindgen_test(unsupported = test)]
fn thousands_of_kinds_of_characters_are_capped() {
    let han: String = (0..3_500)
        .flat_map(|i| char::from_u32(0x4e00 + i % 3_500))
        .collect();
    let text = Text::new(&han.repeat(2), 1024).expect("a text");
    assert_eq!(text.vocabulary.len(), 1024);
    let statistics = &text.statistics;
    assert_eq!(
        (
            statistics.distinct,
            statistics.rare_kinds,
            statistics.rare_characters
        ),
        (3_500, 2_477, 4_954)
    );
    let config = Config {
        hidden: 8,
        batch: 2,
        window: 10,
        ..Config::default()
    };
    let mut session = Session::new(config, text).expect("small enough");
    assert_eq!(session.train(3, || false), Stop::Until);
}

#[cfg(not(target_arch = "wasm32"))]
mod any_text {
    use proptest::prelude::*;
    use unrolled::text::Text;

    use super::super::support::properties;
    use super::text_of;

    proptest! {
        #![proptest_config(properties(1_000))]

        #[test]
        fn ids_become_the_text_again(text in any::<String>()) {
            match Text::new(&text, 4096) {
                Ok(read) => prop_assert_eq!(text_of(read.ids(), &read.vocabulary), text),
                Err(_) => prop_assert!(text.chars().count() < 2),
            }
        }

        #[test]
        fn a_capped_vocabulary_never_exceeds_its_cap(text in "[a-z ]{2,200}", cap in 2_usize..30) {
            let read = Text::new(&text, cap).expect("long enough");
            prop_assert!(read.vocabulary.len() <= cap);
            prop_assert!(read.ids().iter().all(|id| usize::from(*id) < read.vocabulary.len()));
            prop_assert_eq!(read.ids().len(), text.len());
        }
    }
}
