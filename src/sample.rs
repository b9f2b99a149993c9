//! New text: read the prime, then again and again choose the next character and read it.

use crate::argsort::argsort;
use crate::batch::{Batch, Inputs, Targets};
use crate::kernel::Real;
use crate::layer::State;
use crate::model::{Model, Run};
use crate::rng::{Purpose, Rng};
use crate::vocab::Vocabulary;
use crate::wire::Sampling;

/// A text being written.
pub struct Writer<F: Real> {
    sampling: Sampling,
    rng: Rng,
    states: Vec<State<F>>,
    next_input: u32,
    run: Run<F>,
}

/// A character written, and how likely the network found it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Written {
    /// The character.
    pub character: char,
    /// The probability that the network gave it, among all symbols, before temperature and top-k.
    pub probability: f64,
}

impl<F: Real> Writer<F> {
    /// Reads the prime. Characters of the prime that the vocabulary does not know are left out; an empty prime is a
    /// new line, or `fallback` where the vocabulary has none.
    pub fn new(
        model: &Model<F>,
        vocabulary: &Vocabulary,
        fallback: u16,
        sampling: Sampling,
    ) -> Self {
        let mut prime: Vec<u32> = vocabulary
            .encode(&sampling.prime)
            .into_iter()
            .map(u32::from)
            .collect();
        let next_input = prime.pop().unwrap_or_else(|| {
            vocabulary
                .id('\n')
                .map_or(u32::from(fallback), |id| id as u32)
        });
        let mut writer = Self {
            rng: Rng::new(sampling.seed, Purpose::Writing),
            sampling,
            states: model.zero_states(1),
            next_input,
            run: Run::default(),
        };
        for id in prime {
            writer.read(model, id);
        }
        writer
    }

    fn read(&mut self, model: &Model<F>, id: u32) {
        let batch = Batch::new(1, Inputs::Symbols(vec![id]), Targets::Symbols(vec![None]));
        model.forward(&batch, &self.states, &mut self.run);
        self.states = self.run.last();
    }

    /// The next character.
    pub fn next(&mut self, model: &Model<F>, vocabulary: &Vocabulary) -> Written {
        self.read(model, self.next_input);
        let probabilities: Vec<f64> = self.run.outputs.iter().map(|p| p.to_f64()).collect();
        let id = choose(
            &probabilities,
            self.sampling.temperature,
            self.sampling.top_k,
            &mut self.rng,
        );
        self.next_input = id as u32;
        Written {
            character: vocabulary.symbol(id),
            probability: probabilities[id],
        }
    }
}

/// Probabilities at another temperature: p^(1/T), normalised; the softmax of logits / T.
pub fn at_temperature(probabilities: &[f64], temperature: f64) -> Vec<f64> {
    let top = probabilities.iter().copied().fold(0.0, f64::max);
    let raised: Vec<f64> = probabilities
        .iter()
        .map(|p| libm::exp((libm::log(*p) - libm::log(top)) / temperature))
        .collect();
    let total: f64 = raised.iter().sum();
    raised.into_iter().map(|p| p / total).collect()
}

/// Draws an index: greedy at temperature 0, else from the `top_k` most probable (0: all) at that temperature. Equally
/// likely ones rank by index.
pub fn choose(probabilities: &[f64], temperature: f64, top_k: usize, rng: &mut Rng) -> usize {
    let mut ranked = argsort(probabilities);
    if temperature == 0.0 || top_k == 1 {
        return ranked[0];
    }
    if top_k > 0 {
        ranked.truncate(top_k);
    }
    let kept: Vec<f64> = ranked.iter().map(|i| probabilities[*i]).collect();
    let shares = at_temperature(&kept, temperature);
    let mut left = rng.uniform();
    for (share, index) in shares.iter().zip(&ranked) {
        left -= share;
        if left < 0.0 {
            return *index;
        }
    }
    // What rounding leaves over belongs to the most probable.
    ranked[0]
}
