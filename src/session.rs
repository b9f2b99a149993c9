//! A training session as the page's worker uses it: train for a while, answer questions, generate some text.
//!
//! Every measurement has a forward and backward pass of its own and leaves the weights unchanged.

mod answers;

use crate::checkpoint;
use crate::dataset::Dataset;
use crate::hash::weights_hash;
use crate::kernel::Real;
#[cfg(feature = "laboratory")]
use crate::laboratory::Laboratory;
use crate::model::{Gradients, Run};
use crate::operation::{Operated, Operation};
use crate::refusal::Refusal;
use crate::sample::{Writer, Written};
use crate::settings::{Config, LIMITS, Live, OptimiserKind};
use crate::text::Text;
use crate::train::{Trainer, count_parameters};
use crate::wire::{Block, Explosion, Info, Sampling, TextInfo};

/// Why training stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The time is up.
    Budget,
    /// The number of updates asked for is reached.
    Until,
    /// A number was not finite; see [`Session::explosion`].
    Exploded,
}

/// A session: in single precision to train, in double precision for the laboratory.
pub struct Session<F: Real = f32> {
    trainer: Trainer<F>,
    rows: Vec<f64>,
    explosion: Option<Explosion>,
    writer: Option<Writer<F>>,
    run: Run<F>,
    grads: Gradients<F>,
    #[cfg(feature = "laboratory")]
    laboratory: Laboratory<F>,
}

impl Session {
    /// A new network for a text or another task.
    ///
    /// # Errors
    /// The settings are invalid, or the network needs more memory than there is.
    pub fn new(config: Config, dataset: impl Into<Dataset<f32>>) -> Result<Self, Refusal> {
        config.check()?;
        let dataset = dataset.into();
        // Reserved and freed at once: a clear refusal now is better than a crash later.
        let bytes = memory(&config, &dataset);
        Vec::<u8>::new()
            .try_reserve_exact(bytes)
            .map_err(|_| Refusal::OutOfMemory { bytes })?;
        Ok(Self::of(Trainer::new(config, dataset)?))
    }

    /// The hash of the weights, 64 hex digits.
    pub fn hash(&self) -> String {
        weights_hash(&self.trainer.model)
    }

    /// The run as a checkpoint.
    ///
    /// # Errors
    /// See [`checkpoint::save`].
    pub fn checkpoint(&self) -> Result<Vec<u8>, Refusal> {
        checkpoint::save(&self.trainer)
    }
}

impl<F: Real> Session<F> {
    /// A session from a checkpoint of one with the same text or data.
    ///
    /// # Errors
    /// [`Refusal::BadCheckpoint`].
    pub fn restore(bytes: &[u8], content: &str) -> Result<Self, Refusal> {
        Ok(Self::of(checkpoint::load(bytes, content)?))
    }

    fn of(trainer: Trainer<F>) -> Self {
        Self {
            trainer,
            rows: Vec::new(),
            explosion: None,
            writer: None,
            run: Run::default(),
            grads: Gradients::default(),
            #[cfg(feature = "laboratory")]
            laboratory: Laboratory::default(),
        }
    }

    /// The run.
    pub fn trainer(&self) -> &Trainer<F> {
        &self.trainer
    }

    /// A description of the session: settings, data, sizes.
    pub fn info(&self) -> Info {
        let (trainer, dataset) = (&self.trainer, self.trainer.dataset());
        let probe = dataset.probe(trainer.config());
        let text = |text: &Text| TextInfo {
            statistics: text.statistics.clone(),
            training_characters: text.training().len(),
            validation_characters: text.validation().len(),
        };
        let block = |p: &crate::param::Param<F>| Block {
            name: p.name.clone(),
            rows: p.value.nrows(),
            columns: p.value.ncols(),
        };
        Info {
            config: trainer.config().clone(),
            text: dataset.text().map(text),
            task: dataset.task().map(|task| task.info(trainer.config())),
            window: trainer.plan().window,
            batch: trainer.plan().batch_size,
            blocks: trainer.model.params().map(block).collect(),
            parameters: trainer.model.parameters(),
            bytes: memory(trainer.config(), dataset),
            channels: trainer.model.layers[0]
                .channels()
                .map(str::to_owned)
                .collect(),
            asked: probe.batch.asked(),
            probe: probe.labels,
            notices: trainer.plan().notices.clone(),
        }
    }

    /// Trains until there are `until` updates in all, or until `time_is_up` returns true; it is called after every
    /// update.
    pub fn train(&mut self, until: u32, mut time_is_up: impl FnMut() -> bool) -> Stop {
        self.forget();
        while self.trainer.updates() < until {
            match self.trainer.update() {
                Ok(update) => self.rows.extend([
                    f64::from(update.update),
                    update.loss,
                    update.gradient.before,
                    update.gradient.after,
                    f64::from(u8::from(update.gradient.clipped)),
                    update.gradient.cosine,
                    update.omega,
                ]),
                Err(explosion) => {
                    self.explosion = Some(explosion);
                    return Stop::Exploded;
                }
            }
            if time_is_up() {
                break;
            }
        }
        if self.trainer.updates() >= until {
            Stop::Until
        } else {
            Stop::Budget
        }
    }

    /// The rows of [`crate::wire::UPDATE_FIELDS`] of the updates since the last call.
    pub fn take_updates(&mut self) -> Vec<f64> {
        std::mem::take(&mut self.rows)
    }

    /// The explosion that stopped training, if one did.
    pub fn explosion(&self) -> Option<&Explosion> {
        self.explosion.as_ref()
    }

    /// Changes live settings.
    ///
    /// # Errors
    /// A setting out of bounds.
    pub fn tune(&mut self, live: &Live) -> Result<(), Refusal> {
        self.forget();
        self.trainer.tune(live)
    }

    /// Changes the network itself, between two updates.
    ///
    /// # Errors
    /// See [`Trainer::operate`].
    pub fn operate(&mut self, operation: Operation) -> Result<Operated, Refusal> {
        self.forget();
        self.trainer.operate(operation)
    }

    /// Goes back 25 to 50 updates.
    pub fn rewind(&mut self) {
        self.forget();
        self.trainer.rewind();
        self.explosion = None;
        self.writer = None;
        self.rows.clear();
    }

    /// Drops intermediate results that belong to an earlier state of the network.
    fn forget(&mut self) {
        #[cfg(feature = "laboratory")]
        {
            self.laboratory = Laboratory::default();
        }
    }

    /// Starts generating text: reads the prime.
    ///
    /// # Errors
    /// A setting out of bounds; [`Refusal::NoAnswer`] where the task is not text.
    pub fn begin_writing(&mut self, sampling: Sampling) -> Result<(), Refusal> {
        for (field, value, bounds) in [
            ("temperature", sampling.temperature, LIMITS.temperature),
            ("topK", sampling.top_k as f64, LIMITS.top_k),
        ] {
            if !(value >= bounds.low && value <= bounds.high) {
                let field = field.to_owned();
                return Err(Refusal::OutOfRange {
                    field,
                    value,
                    low: bounds.low,
                    high: bounds.high,
                });
            }
        }
        let text = self
            .trainer
            .dataset()
            .text()
            .ok_or_else(|| Refusal::NoAnswer {
                detail: "only a network that learns a text can write".to_owned(),
            })?;
        self.writer = Some(Writer::new(
            &self.trainer.model,
            &text.vocabulary,
            text.ids()[0],
            sampling,
        ));
        Ok(())
    }

    /// The next characters of the text that [`Session::begin_writing`] began.
    pub fn write(&mut self, characters: usize) -> Vec<Written> {
        let (model, text) = (&self.trainer.model, self.trainer.dataset().text());
        match (&mut self.writer, text) {
            (Some(writer), Some(text)) => (0..characters)
                .map(|_| writer.next(model, &text.vocabulary))
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// Bytes of a session: weights, gradients, the optimiser's state, snapshots, and one window's matrices.
fn memory<F: Real>(config: &Config, dataset: &Dataset<F>) -> usize {
    let shape = dataset.shape();
    let plan = dataset.plan(config);
    let columns = plan.window * plan.batch_size;
    let moments = match config.optimiser {
        OptimiserKind::Sgd => 0,
        OptimiserKind::Momentum | OptimiserKind::Rmsprop | OptimiserKind::Adagrad => 1,
        OptimiserKind::Adam | OptimiserKind::Adamw => 2,
    };
    // Value, gradient and moments once; value and moments again in each of three snapshots.
    let per_weight = 2 + moments + 3 * (1 + moments);
    let gates = config.build_cell::<F>().gates().len();
    // Gates, h, c, the candidate's product and probabilities, and the gradients of each.
    let per_column = config.layers * config.hidden * (2 * gates + 6) + 2 * shape.outputs;
    4 * (count_parameters::<F>(config, &shape) * per_weight + columns * per_column)
        + 2 * dataset.text().map_or(0, |text| text.ids().len())
}
