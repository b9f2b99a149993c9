//! A training session as the page's worker uses it: train for a while, answer questions, generate some text.
//!
//! Every measurement has a forward and backward pass of its own and leaves the weights unchanged.

use crate::checkpoint;
use crate::dataset::Dataset;
use crate::hash::weights_hash;
use crate::instrument::bound::gradient_bound;
use crate::instrument::connectivity::connectivity;
use crate::instrument::lag::{Lag, LagCurve, half_life, lag_curve, slope};
use crate::instrument::states::states;
use crate::kernel::Real;
#[cfg(feature = "laboratory")]
use crate::laboratory::Laboratory;
use crate::model::{Gradients, Run};
use crate::operation::{Operated, Operation};
use crate::question::{
    Answer, ConnectivityHead, Head, LagHead, LagSeries, Question, StatesHead, StepNormsHead,
};
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
            channels: trainer.config().channels(),
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

    /// Mean loss on the held-out data; none where nothing is held out.
    pub fn validation(&mut self) -> Option<f64> {
        let trainer = &self.trainer;
        let (config, plan) = (trainer.config(), trainer.plan());
        let batch = trainer.dataset().validation(config, plan)?;
        let first = trainer.model.zero_states(batch.batch_size);
        trainer.model.forward(&batch, &first, &mut self.run);
        Some(self.run.loss)
    }

    /// Drops intermediate results that belong to an earlier state of the network.
    fn forget(&mut self) {
        #[cfg(feature = "laboratory")]
        {
            self.laboratory = Laboratory::default();
        }
    }

    /// Answers a question. [`Question`] lists the questions and documents the answers.
    ///
    /// # Errors
    /// [`Refusal::NoAnswer`] to a question about another task than the one being learnt.
    pub fn ask(&mut self, question: &Question) -> Result<Answer, Refusal> {
        Ok(match question {
            Question::States { layer, channel } => self.states_answer(*layer, channel),
            Question::Lag { layer } => self.lag_answer(*layer),
            Question::StepNorms { layer } => Answer {
                head: Head::StepNorms(StepNormsHead { layer: *layer }),
                rows: self.step_norms(*layer),
            },
            Question::BlockNorms => Answer::of_rows(self.block_norms()),
            Question::Connectivity { place } => Answer {
                head: Head::Connectivity(ConnectivityHead { place: *place }),
                rows: self.connectivity(*place),
            },
            Question::Validation => Answer::of_rows(self.validation().into_iter().collect()),
            #[cfg(feature = "laboratory")]
            Question::Check { .. }
            | Question::Recurrent { .. }
            | Question::Jacobian { .. }
            | Question::Radii { .. }
            | Question::Reading { .. }
            | Question::Product { .. }
            | Question::Gradient { .. }
            | Question::WeightSteps { .. }
            | Question::Truncation { .. }
            | Question::Saturation { .. }
            | Question::Slopes { .. }
            | Question::Gate { .. } => self.laboratory.ask(&mut self.trainer, question)?,
            #[cfg(feature = "tasks")]
            Question::Score
            | Question::Forecast { .. }
            | Question::Columns
            | Question::Read { .. }
            | Question::Confusion
            | Question::Translate { .. }
            | Question::Exam { .. }
            | Question::Example { .. }
            | Question::Delays { .. } => self.task_answer(question)?,
        })
    }

    /// The answer of the session's task.
    #[cfg(feature = "tasks")]
    fn task_answer(&self, question: &Question) -> Result<Answer, Refusal> {
        let (trainer, task) = (&self.trainer, self.trainer.dataset().task());
        let task = task.ok_or_else(|| Refusal::NoAnswer {
            detail: "it learns a text".to_owned(),
        })?;
        let head = match question {
            Question::Score => Head::Score(task.score(trainer.config(), &trainer.model)),
            _ => task.answer(trainer.config(), &trainer.model, question)?,
        };
        Ok(Answer::of_head(head))
    }

    fn states_answer(&mut self, layer: usize, channel: &str) -> Answer {
        let config = self.trainer.config();
        let place = config.channels().iter().position(|c| c == channel);
        let head = Head::States(StatesHead {
            layer,
            channel: channel.to_owned(),
            units: config.hidden,
        });
        let there = place.filter(|_| layer < config.layers);
        let rows = there.map_or_else(Vec::new, |channel| self.states(layer, channel));
        Answer { head, rows }
    }

    fn lag_answer(&mut self, layer: usize) -> Answer {
        let LagCurve { h, c } = self.lags(layer);
        let fades = |curve: &[Lag]| Some(half_life(curve)).filter(|steps| steps.is_finite());
        let series = |state: &str, curve: &[Lag]| LagSeries {
            state: state.to_owned(),
            lags: curve.len(),
            half_life: fades(curve),
            slope: slope(curve),
        };
        let head = LagHead {
            layer,
            half_life: fades(if c.is_empty() { &h } else { &c }),
            bound: self.bound(layer),
            series: [("h", &h), ("c", &c)]
                .into_iter()
                .filter(|(_, curve)| !curve.is_empty())
                .map(|(state, curve)| series(state, curve))
                .collect(),
        };
        Answer {
            head: Head::Lag(head),
            rows: h.iter().chain(&c).flat_map(Lag::row).collect(),
        }
    }

    /// Units × probe characters of a channel (an index into [`Info::channels`]) of a layer, by columns.
    pub fn states(&mut self, layer: usize, channel: usize) -> Vec<f64> {
        let trainer = &self.trainer;
        let probe = trainer.dataset().probe(trainer.config());
        let states = states(&trainer.model, &probe.batch, layer, channel, &mut self.run);
        states.iter().map(|x| x.to_f64()).collect()
    }

    /// The gradient through time in a layer, on sequences that training does not use, where there are enough.
    pub fn lags(&mut self, layer: usize) -> LagCurve {
        let trainer = &self.trainer;
        let batch = trainer
            .dataset()
            .lag_batch(trainer.config(), trainer.plan());
        lag_curve(
            &trainer.model,
            &batch,
            layer,
            &mut self.run,
            &mut self.grads,
        )
    }

    /// γ·s₁ of a layer, the largest factor of one step back; none where it is no bound.
    pub fn bound(&self, layer: usize) -> Option<f64> {
        gradient_bound(self.trainer.config(), &self.trainer.model, layer)
    }

    /// The connectivity of the answer after `place` steps of the probe, step by step; empty where that step has no
    /// target.
    pub fn connectivity(&mut self, place: usize) -> Vec<f64> {
        let trainer = &self.trainer;
        let probe = trainer.dataset().probe(trainer.config()).batch;
        let (run, grads) = (&mut self.run, &mut self.grads);
        connectivity(&trainer.model, &probe, place, run, grads)
    }

    /// ‖∂L/∂h_t‖ for t = 1 … T of the last training window, in a layer; empty before the first update.
    pub fn step_norms(&self, layer: usize) -> Vec<f64> {
        let (run, grads) = self.trainer.last_window();
        grads
            .layers
            .get(layer)
            .map(|grads| grads.step_norms(run.batch_size()))
            .unwrap_or_default()
    }

    /// The gradient norm of every block in the last update, before clipping; empty before the first.
    pub fn block_norms(&self) -> Vec<f64> {
        self.trainer
            .last()
            .map(|update| update.gradient.blocks.clone())
            .unwrap_or_default()
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
    let gates = config.build_cell::<f32>().gates().len();
    // Gates, h, c, the candidate's product and probabilities, and the gradients of each.
    let per_column = config.layers * config.hidden * (2 * gates + 6) + 2 * shape.outputs;
    4 * (count_parameters::<F>(config, &shape) * per_weight + columns * per_column)
        + 2 * dataset.text().map_or(0, |text| text.ids().len())
}
