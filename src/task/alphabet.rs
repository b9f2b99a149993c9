//! Tokens ⇄ ids: what can a network read or output at a step of a task?
//!
//! An alphabet consists of the tokens of the training examples. The first id, "unknown", stands for every other token:
//! it is read and shown as unknown, and never silently dropped.

use std::collections::BTreeMap;

use crate::argsort::argsort;

/// The id of every token that is not in the alphabet.
pub const UNKNOWN: u32 = 0;
/// How the unknown token is shown.
const UNKNOWN_SIGN: &str = "□";

/// The tokens a network knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alphabet {
    tokens: Vec<String>,
    ids: BTreeMap<String, u32>,
}

impl Alphabet {
    /// The commonest `tokens`, after the unknown token and the `marks`; `cap` ids in all.
    pub fn of<'a>(marks: &[&str], tokens: impl Iterator<Item = &'a String>, cap: usize) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for token in tokens {
            *counts.entry(token).or_default() += 1;
        }
        let met: Vec<(&str, usize)> = counts.into_iter().collect();
        let keys: Vec<f64> = met.iter().map(|(_, count)| *count as f64).collect();
        let common = argsort(&keys).into_iter().map(|i| met[i].0);
        let room = cap.saturating_sub(1 + marks.len());
        let marks = [UNKNOWN_SIGN].into_iter().chain(marks.iter().copied());
        let mut alphabet = Self {
            tokens: marks.map(str::to_owned).collect(),
            ids: BTreeMap::new(),
        };
        for token in common.take(room) {
            let id = alphabet.tokens.len() as u32;
            alphabet.ids.insert(token.to_owned(), id);
            alphabet.tokens.push(token.to_owned());
        }
        alphabet
    }

    /// The number of ids.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Never empty: it always contains the unknown token.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The id of a token. A capitalised word that is not known is looked up in lower case, as it may begin a sentence.
    pub fn id(&self, token: &str) -> u32 {
        let known = self.ids.get(token);
        let known = known.or_else(|| self.ids.get(&token.to_lowercase()));
        known.copied().unwrap_or(UNKNOWN)
    }

    /// The ids of tokens.
    pub fn encode(&self, tokens: &[String]) -> Vec<u32> {
        tokens.iter().map(|token| self.id(token)).collect()
    }

    /// The token with this id.
    pub fn token(&self, id: u32) -> &str {
        self.tokens
            .get(id as usize)
            .map_or(UNKNOWN_SIGN, String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_commonest_tokens_are_known_and_the_others_are_not() {
        let tokens = ["b", "a", "b", "c", "b", "a"].map(str::to_owned);
        let alphabet = Alphabet::of(&["›"], tokens.iter(), 4);
        assert_eq!(alphabet.len(), 4);
        let ids = ["b", "a", "c", "B", "d"].map(|token| alphabet.id(token));
        assert_eq!(ids, [2, 3, UNKNOWN, 2, UNKNOWN]);
        assert_eq!(alphabet.token(2), "b");
        assert_eq!((alphabet.token(1), alphabet.token(UNKNOWN)), ("›", "□"));
    }
}
