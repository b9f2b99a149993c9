//! Which examples are learnt from, which are held out, and which are in the batch of an update?

use crate::rng::{Purpose, Rng};

/// Examples, by their indices, in two parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// The training examples; at least one.
    pub training: Vec<usize>,
    /// The held-out examples.
    pub held_out: Vec<usize>,
}

impl Split {
    /// Holds out a `share` of `count` examples, chosen by the seed.
    pub fn new(count: usize, share: f64, seed: u32) -> Self {
        Self::sparing(count, share, seed, |_| false)
    }

    /// The same, but a `spared` example is never held out.
    pub fn sparing(count: usize, share: f64, seed: u32, spared: impl Fn(usize) -> bool) -> Self {
        let mut order: Vec<usize> = (0..count).collect();
        Rng::new(seed, Purpose::HeldOut).shuffle(&mut order);
        let wanted = (count as f64 * share).round() as usize;
        let aside = wanted.min(count.saturating_sub(1));
        let (mut training, mut held_out) = (Vec::new(), Vec::new());
        for example in order {
            if held_out.len() < aside && !spared(example) {
                held_out.push(example);
            } else {
                training.push(example);
            }
        }
        Self { training, held_out }
    }

    /// The held-out examples; where there are none, the training examples.
    pub fn evaluated(&self) -> &[usize] {
        if self.held_out.is_empty() {
            &self.training
        } else {
            &self.held_out
        }
    }

    /// At most this many held-out examples: the score during training is measured on them.
    pub fn first_held_out(&self, most: usize) -> &[usize] {
        &self.held_out[..most.min(self.held_out.len())]
    }

    /// The examples of update number `update` (from 0), one a sequence. Every example comes once before any is
    /// repeated, in a new order each time; the choice depends only on the seed and the update.
    pub fn pick(&self, seed: u32, update: u32, batch_size: usize) -> Vec<usize> {
        let count = self.training.len();
        let first = update as usize * batch_size;
        let mut epoch = first / count;
        let mut order = self.order(seed, epoch);
        (first..first + batch_size)
            .map(|place| {
                if place / count != epoch {
                    epoch = place / count;
                    order = self.order(seed, epoch);
                }
                order[place % count]
            })
            .collect()
    }

    /// Updates per epoch.
    pub fn updates_per_epoch(&self, batch_size: usize) -> usize {
        self.training.len().div_ceil(batch_size)
    }

    fn order(&self, seed: u32, epoch: usize) -> Vec<usize> {
        let mut order = self.training.clone();
        Rng::numbered(seed, Purpose::Tasks, epoch as u32).shuffle(&mut order);
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_in_one_part_and_comes_once_an_epoch() {
        let split = Split::new(50, 0.1, 3);
        assert_eq!((split.training.len(), split.held_out.len()), (45, 5));
        let mut all = [split.training.clone(), split.held_out.clone()].concat();
        all.sort_unstable();
        assert_eq!(all, (0..50).collect::<Vec<_>>());

        let mut picked: Vec<usize> = (0..9).flat_map(|u| split.pick(3, u, 10)).collect();
        let again = picked.split_off(45);
        assert_ne!(picked, again);
        for mut epoch in [picked, again] {
            epoch.sort_unstable();
            let mut training = split.training.clone();
            training.sort_unstable();
            assert_eq!(epoch, training);
        }
        assert_ne!(split, Split::new(50, 0.1, 4));
    }

    #[test]
    fn spared_examples_are_learnt_from() {
        let split = Split::sparing(40, 0.5, 2, |example| example % 2 == 0);
        assert_eq!(split.held_out.len(), 20);
        assert!(split.held_out.iter().all(|example| example % 2 == 1));
    }

    #[test]
    fn something_is_left_to_learn_from() {
        assert_eq!(Split::new(1, 0.5, 1).training, [0]);
        assert_eq!(Split::new(4, 0.0, 1).evaluated().len(), 4);
        // The batch is larger than the number of examples: they repeat.
        assert_eq!(Split::new(2, 0.0, 1).pick(1, 0, 5).len(), 5);
    }
}
