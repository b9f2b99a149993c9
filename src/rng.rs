//! Random numbers: one PCG generator per purpose, all from one seed.
//!
//! Every purpose draws from a stream of its own, so that sampling text never changes training (choosing
//! windows). Numbers are made from the generator's bits here, not by a library whose methods may change.

use rand_core::Rng as _;
use rand_pcg::Pcg32;
use serde::{Deserialize, Serialize};

/// What randomness is for; each has an independent stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Initial weights.
    Weights = 1,
    /// Places in the text to train on.
    Windows = 2,
    /// Choosing the next character when writing.
    Writing = 3,
    /// What a task learns from in an update.
    Tasks = 4,
    /// Which examples a task holds out.
    HeldOut = 5,
    /// The built-in data of the tasks.
    Data = 6,
}

/// A generator whose whole state can be saved and restored. O'Neill 2014 (PCG XSH RR 64/32).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rng(Pcg32);

impl Rng {
    /// The stream of `purpose` under `seed`.
    pub fn new(seed: u32, purpose: Purpose) -> Self {
        Self(Pcg32::new(u64::from(seed), purpose as u64))
    }

    /// The stream of `purpose` under `seed` for number `number` of many: an update, an epoch.
    pub fn numbered(seed: u32, purpose: Purpose, number: u32) -> Self {
        let state = u64::from(number) << 32 | u64::from(seed);
        Self(Pcg32::new(state, purpose as u64))
    }

    /// Uniform in 0 … 1, 1 excluded, 32 bits fine.
    pub fn uniform(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / 4_294_967_296.0
    }

    /// Uniform among the whole numbers 0 … `count` − 1; `count` is at least 1. Lemire's multiply-and-shift; the bias is
    /// below `count` in 2³².
    pub fn below(&mut self, count: usize) -> usize {
        ((u64::from(self.0.next_u32()) * count as u64) >> 32) as usize
    }

    /// Puts `items` in a random order, every order equally likely: Fisher and Yates' shuffle, in Durstenfeld's form
    /// (1964).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.below(end + 1));
        }
    }

    /// Standard normal, by Marsaglia's polar method (1964).
    pub fn normal(&mut self) -> f64 {
        loop {
            let (x, y) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let s = x * x + y * y;
            if s > 0.0 && s < 1.0 {
                return x * (-2.0 * libm::log(s) / s).sqrt();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_numbers_have_mean_zero_and_variance_one() {
        let mut rng = Rng::new(1, Purpose::Weights);
        let draws: Vec<f64> = (0..100_000).map(|_| rng.normal()).collect();
        let mean = draws.iter().sum::<f64>() / 1e5;
        let variance = draws.iter().map(|x| x * x).sum::<f64>() / 1e5;
        // Five standard errors: 1/√n of the mean, √(2/n) of the variance.
        assert!(mean.abs() < 5.0 / 1e5_f64.sqrt(), "mean {mean}");
        assert!(
            (variance - 1.0).abs() < 5.0 * (2.0 / 1e5_f64).sqrt(),
            "variance {variance}"
        );
    }

    #[test]
    fn purposes_do_not_share_numbers() {
        let first = |purpose| Rng::new(7, purpose).uniform();
        assert!(first(Purpose::Weights) != first(Purpose::Windows));
        assert!(first(Purpose::Windows) != first(Purpose::Writing));
    }
}
