//! A text, ready to be learnt: its ids, what is held out for validation, and the windows taken from it.

use serde::{Deserialize, Serialize};

use crate::batch::Batch;
use crate::kernel::Real;
use crate::refusal::Refusal;
use crate::rng::{Purpose, Rng};
use crate::settings::{Batching, Config, LIMITS};
use crate::vocab::{TextStatistics, Vocabulary};
use crate::wire::Notice;

/// A text as ids. The last tenth is held out for validation.
#[derive(Clone, Debug)]
pub struct Text {
    /// Its symbols.
    pub vocabulary: Vocabulary,
    /// Its statistics.
    pub statistics: TextStatistics,
    ids: Vec<u16>,
    training: usize,
}

/// How a text is cut up, with settings reduced to what the text allows.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Steps in a window, T.
    pub window: usize,
    /// Batch size, B.
    pub batch_size: usize,
    /// Which settings were reduced.
    pub notices: Vec<Notice>,
}

impl Text {
    /// Reads a text; at most `cap` symbols keep one of their own.
    ///
    /// # Errors
    /// [`Refusal::TextTooLong`] above the limit, [`Refusal::TextTooShort`] below two characters.
    pub fn new(text: &str, cap: usize) -> Result<Self, Refusal> {
        let limit = LIMITS.text_bytes.high as usize;
        if text.len() > limit {
            return Err(Refusal::TextTooLong {
                bytes: text.len(),
                limit,
            });
        }
        let (vocabulary, statistics) = Vocabulary::of(text, cap);
        let ids = vocabulary.encode(text);
        if ids.len() < 2 {
            return Err(Refusal::TextTooShort {
                characters: ids.len(),
                needed: 2,
            });
        }
        // Fewer than two characters hold no pair of a character and the next.
        let validation = if ids.len() / 10 >= 2 {
            ids.len() / 10
        } else {
            0
        };
        let training = ids.len() - validation;
        Ok(Self {
            vocabulary,
            statistics,
            ids,
            training,
        })
    }

    /// The ids trained on.
    pub fn training(&self) -> &[u16] {
        &self.ids[..self.training]
    }

    /// The held-out ids; none where the text is short.
    pub fn validation(&self) -> &[u16] {
        &self.ids[self.training..]
    }

    /// All ids.
    pub fn ids(&self) -> &[u16] {
        &self.ids
    }

    /// Window and batch size for a config: as asked for, or as much as the text gives.
    pub fn plan(&self, config: &Config) -> Plan {
        let n = self.training;
        let mut notices = Vec::new();
        if self.statistics.rare_kinds > 0 {
            notices.push(Notice::RareCharacters {
                kinds: self.statistics.rare_kinds,
                characters: self.statistics.rare_characters,
                share: self.statistics.rare_characters as f64 / self.statistics.characters as f64,
            });
        }
        let (batch_size, longest) = match config.batching {
            Batching::Windows => (config.batch, n - 1),
            Batching::Streams => {
                let batch_size = config.batch.min(n / 2);
                (batch_size, n / batch_size - 1)
            }
        };
        if batch_size < config.batch {
            notices.push(Notice::BatchReduced {
                asked: config.batch,
                used: batch_size,
            });
        }
        let window = config.window.min(longest);
        if window < config.window {
            notices.push(Notice::WindowShortened {
                asked: config.window,
                used: window,
            });
        }
        if self.validation().is_empty() {
            notices.push(Notice::NoValidation {
                characters: self.ids.len(),
            });
        }
        Plan {
            window,
            batch_size,
            notices,
        }
    }
}

/// Chooses the windows to train on: the one thing that advances from update to update besides the weights.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batches {
    batching: Batching,
    rng: Rng,
    /// The position in every stream.
    cursor: usize,
    /// No stream has been read from yet.
    untouched: bool,
}

impl Batches {
    /// From the beginning.
    pub fn new(config: &Config) -> Self {
        Self {
            batching: config.batching,
            rng: Rng::new(config.seed, Purpose::Windows),
            cursor: 0,
            untouched: true,
        }
    }

    /// Whether a run with these settings can reach this position, in a text of `characters` to learn from.
    pub fn fits(&self, config: &Config, characters: usize) -> bool {
        self.batching == config.batching && self.cursor <= characters
    }

    /// The next batch, and whether its sequences start from a zero state instead of the one carried over.
    pub fn next<F: Real>(&mut self, ids: &[u16], plan: &Plan) -> (Batch<F>, bool) {
        let Plan {
            window, batch_size, ..
        } = *plan;
        match self.batching {
            Batching::Windows => {
                let places = ids.len() - window;
                let starts: Vec<usize> = (0..batch_size).map(|_| self.rng.below(places)).collect();
                (Batch::of_text(ids, &starts, window), true)
            }
            Batching::Streams => {
                let length = ids.len() / batch_size;
                let fresh = self.untouched || self.cursor + window + 1 > length;
                if fresh {
                    self.cursor = 0;
                    self.untouched = false;
                }
                let starts: Vec<usize> =
                    (0..batch_size).map(|b| b * length + self.cursor).collect();
                self.cursor += window;
                (Batch::of_text(ids, &starts, window), fresh)
            }
        }
    }
}

/// At most `most` starts of windows of `steps` symbols (and the one to predict), evenly spread over `ids`.
pub fn spread(ids: &[u16], steps: usize, most: usize) -> Vec<usize> {
    let last = ids.len() - 1 - steps;
    let count = (ids.len() / (steps + 1)).clamp(1, most);
    (0..count)
        .map(|i| {
            if count == 1 {
                0
            } else {
                i * last / (count - 1)
            }
        })
        .collect()
}
