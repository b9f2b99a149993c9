//! Text ⇄ ids: which symbols are there, and how often?
//!
//! A symbol is a Unicode scalar value (Rust's `char`): what counts as one character must not depend on the browser.
//! Symbols are numbered in code-point order, so the same text gives the same ids everywhere.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::argsort::argsort;

/// Stands for every character too rare to have a symbol of its own.
pub const RARE: char = '□';

/// Statistics of a text before training.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TextStatistics {
    /// Unicode scalar values in the text.
    pub characters: usize,
    /// The number of different ones.
    pub distinct: usize,
    /// Symbols in the vocabulary, V; fewer than `distinct` where rare characters share one.
    pub vocabulary: usize,
    /// Entropy of the unigram distribution of the symbols, in nats per character.
    pub unigram_nats: f64,
    /// The loss of a uniform guess, ln V, in nats per character.
    pub uniform_nats: f64,
    /// Different characters that share the rare symbol; 0 where there is none.
    pub rare_kinds: usize,
    /// Occurrences of them in the text.
    pub rare_characters: usize,
}

/// The symbols of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vocabulary {
    /// The characters with a symbol of their own, in code-point order; the id is the position.
    symbols: Vec<char>,
    /// Whether one more id, the last, stands for the rest.
    rare: bool,
}

impl Vocabulary {
    /// The symbols of `text`, at most `cap` (at least 2) of them. Beyond the cap, the most frequent characters keep
    /// theirs (equally frequent ones by code point), and the rest share [`RARE`].
    pub fn of(text: &str, cap: usize) -> (Self, TextStatistics) {
        let mut counts: BTreeMap<char, usize> = BTreeMap::new();
        for c in text.chars() {
            *counts.entry(c).or_default() += 1;
        }
        let characters: usize = counts.values().sum();
        let distinct = counts.len();
        let counts: Vec<(char, usize)> = counts.into_iter().collect();
        let rare = distinct > cap;
        let mut kept = vec![!rare; distinct];
        if rare {
            let keys: Vec<f64> = counts.iter().map(|(_, count)| *count as f64).collect();
            // Equally frequent characters rank by code point, because that is the order they stand in.
            for i in argsort(&keys).into_iter().take(cap - 1) {
                kept[i] = true;
            }
        }
        let own = || {
            counts
                .iter()
                .zip(&kept)
                .filter(|(_, kept)| **kept)
                .map(|(entry, _)| *entry)
        };
        let rare_characters = characters - own().map(|(_, count)| count).sum::<usize>();
        let unigram_nats = entropy(
            own()
                .map(|(_, count)| count)
                .chain(rare.then_some(rare_characters)),
            characters,
        );
        let symbols: Vec<char> = own().map(|(c, _)| c).collect();
        let vocabulary = Self { symbols, rare };
        let size = vocabulary.len();
        let statistics = TextStatistics {
            characters,
            distinct,
            vocabulary: size,
            unigram_nats,
            uniform_nats: libm::log(size.max(1) as f64),
            rare_kinds: if rare { distinct + 1 - cap } else { 0 },
            rare_characters,
        };
        (vocabulary, statistics)
    }

    /// V, the number of ids.
    pub fn len(&self) -> usize {
        self.symbols.len() + usize::from(self.rare)
    }

    /// Whether there is no symbol at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The id of a character: its own, the rare one, or none where everything has its own.
    pub fn id(&self, c: char) -> Option<usize> {
        self.symbols
            .binary_search(&c)
            .ok()
            .or(self.rare.then_some(self.symbols.len()))
    }

    /// The character of an id; [`RARE`] for the rare one.
    pub fn symbol(&self, id: usize) -> char {
        self.symbols.get(id).copied().unwrap_or(RARE)
    }

    /// The ids of a text. Characters that have none, in a text the vocabulary was not made from, are left out.
    pub fn encode(&self, text: &str) -> Vec<u16> {
        // At most 4,096 symbols: an id fits 16 bits, which halves the memory of a long text.
        text.chars()
            .filter_map(|c| self.id(c))
            .map(|id| id as u16)
            .collect()
    }
}

/// −Σ p ln p in nats, with p = count / total.
fn entropy(counts: impl Iterator<Item = usize>, total: usize) -> f64 {
    let entropy: f64 = counts
        .map(|count| {
            let p = count as f64 / total as f64;
            -p * libm::log(p)
        })
        .sum();
    // A single symbol gives −1·ln 1 = −0.
    entropy + 0.0
}
