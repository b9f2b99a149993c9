//! What the tasks with examples share: batches of sequences, and the loss of simple guesses.

use crate::batch::{Batch, Inputs, Targets};
use crate::data::examples::sequence;
use crate::data::table::Row;
use crate::data::tokens::Tokens;
use crate::kernel::Real;
use crate::refusal::{Part, Refusal};
use crate::wire::task::{Baseline, BaselineKind};

/// Examples evaluated in one batch.
pub const EVALUATED_AT_ONCE: usize = 64;
/// Examples on which the gradient through time is measured.
const FOLLOWED: usize = 16;

/// The longest of `examples`, so that the gradient through time reaches far back; of equal lengths the first.
pub fn longest(mut examples: Vec<usize>, length: impl Fn(usize) -> usize) -> Vec<usize> {
    examples.sort_by_key(|i| std::cmp::Reverse(length(*i)));
    examples.truncate(FOLLOWED);
    examples
}

/// A batch of symbol sequences that end together, without targets.
pub fn side_by_side<F: Real>(sequences: &[Vec<u32>]) -> Batch<F> {
    let batch_size = sequences.len();
    let steps = sequences.iter().map(Vec::len).max().unwrap_or_default();
    let starts: Vec<usize> = sequences.iter().map(|s| steps - s.len()).collect();
    // The symbols before a sequence's beginning are never read.
    let mut symbols = vec![0; steps * batch_size];
    for (b, sequence) in sequences.iter().enumerate() {
        for (place, symbol) in sequence.iter().enumerate() {
            symbols[(starts[b] + place) * batch_size + b] = *symbol;
        }
    }
    let nothing = Targets::Symbols(vec![None; symbols.len()]);
    Batch::new(batch_size, Inputs::Symbols(symbols), nothing).beginning_at(starts)
}

/// The loss of two guesses, in nats per answer: the uniform distribution over all answers, and the frequencies of
/// `given`.
pub fn baselines(answers: usize, given: impl Iterator<Item = u32>) -> Vec<Baseline> {
    let mut counts = vec![0.0_f64; answers];
    for id in given {
        counts[id as usize] += 1.0;
    }
    let total: f64 = counts.iter().sum();
    let entropy = |count: &f64| {
        let p = count / total;
        if p > 0.0 { -p * libm::log(p) } else { 0.0 }
    };
    vec![
        Baseline {
            kind: BaselineKind::Uniform,
            loss: libm::log(answers as f64),
        },
        Baseline {
            kind: BaselineKind::Frequencies,
            loss: counts.iter().map(entropy).sum(),
        },
    ]
}

/// The tokens of a text that a person typed, cut as the data is.
///
/// # Errors
/// The text is empty, or has more tokens than a network reads.
pub fn typed(text: &str, part: Part, kind: Tokens) -> Result<Vec<String>, Refusal> {
    let row = Row {
        line: 1,
        fields: vec![text.to_owned()],
    };
    Ok(sequence(&row, 0, part, kind)?)
}
