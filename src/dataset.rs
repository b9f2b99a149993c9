//! What a network learns from: a text, or one of the other tasks.
//!
//! A text gives windows, one after another, and may carry states from one to the next; a task gives whole sequences,
//! and the batch of an update depends only on the seed and the update number.

use crate::batch::{Batch, Inputs, Probe, Targets};
use crate::hash;
use crate::instrument::lag::text_batch;
use crate::instrument::validation::validation_batch;
use crate::kernel::Real;
use crate::model::Shape;
use crate::refusal::Refusal;
use crate::settings::{CellKind, Config, TaskKind};
use crate::task::{Task, registry};
use crate::text::{Plan, Text};
use crate::wire::Notice;

/// Characters on the axis of the hidden-state picture.
const PROBE_CHARACTERS: usize = 96;

/// A text or a task.
pub enum Dataset<F: Real> {
    /// A text: predict the next character.
    Text(Text),
    /// Any other task.
    Task {
        /// The data.
        task: Box<dyn Task<F>>,
        /// The fingerprint of the data.
        fingerprint: String,
    },
}

impl<F: Real> From<Text> for Dataset<F> {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

impl<F: Real> Dataset<F> {
    /// The dataset of a config's task: a text, lines of examples, or numbers; `content` is unused by a task that
    /// generates its data.
    ///
    /// # Errors
    /// Data that the task cannot learn from.
    pub fn read(config: &Config, content: &str) -> Result<Self, Refusal> {
        if config.task == TaskKind::Text {
            return Ok(Self::Text(Text::new(content, config.vocabulary)?));
        }
        config.check()?;
        Ok(Self::Task {
            task: registry::open(config, content)?,
            fingerprint: hash::fingerprint_of_data(content),
        })
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&Text> {
        match self {
            Self::Text(text) => Some(text),
            Self::Task { .. } => None,
        }
    }

    /// The task, if it is one.
    pub fn task(&self) -> Option<&dyn Task<F>> {
        match self {
            Self::Text(_) => None,
            Self::Task { task, .. } => Some(task.as_ref()),
        }
    }

    /// The sizes of input and output of a network for it.
    pub fn shape(&self) -> Shape {
        match self {
            Self::Text(text) => Shape::plain(text.vocabulary.len(), text.vocabulary.len()),
            Self::Task { task, .. } => task.shape(),
        }
    }

    /// Window and batch size for a config.
    pub fn plan(&self, config: &Config) -> Plan {
        let mut plan = match self {
            Self::Text(text) => text.plan(config),
            Self::Task { task, .. } => task.plan(config),
        };
        if config.omega > 0.0 && config.cell != CellKind::Rnn {
            plan.notices
                .push(Notice::OmegaWithoutEffect { cell: config.cell });
        }
        plan
    }

    /// Identifies the data: 16 hex digits.
    pub fn fingerprint(&self) -> String {
        match self {
            Self::Text(text) => hash::fingerprint(text),
            Self::Task { fingerprint, .. } => fingerprint.clone(),
        }
    }

    /// The held-out data; nothing where none is held out.
    pub fn validation(&self, config: &Config, plan: &Plan) -> Option<Batch<F>> {
        match self {
            Self::Text(text) => validation_batch(text, plan, config.batching),
            Self::Task { task, .. } => task.held_out(config),
        }
    }

    /// The sequences on which the gradient through time is measured: they have a target at their last step only.
    pub fn lag_batch(&self, config: &Config, plan: &Plan) -> Batch<F> {
        match self {
            Self::Text(text) => text_batch(text, plan.window),
            Self::Task { task, .. } => {
                let batch = task.followed(config);
                let last = batch.steps - 1;
                batch.asked_from(last)
            }
        }
    }

    /// The sequence for the pictures: the first characters of a text, or an example.
    pub fn probe(&self, config: &Config) -> Probe<F> {
        match self {
            Self::Text(text) => {
                let ids = &text.ids()[..PROBE_CHARACTERS.min(text.ids().len())];
                let read = ids.iter().map(|id| u32::from(*id));
                // The last character is an input too, but has no target.
                let asked = read.clone().skip(1).map(Some).chain([None]);
                let symbol = |id: &u16| text.vocabulary.symbol(usize::from(*id)).to_string();
                Probe {
                    batch: Batch::new(
                        1,
                        Inputs::Symbols(read.collect()),
                        Targets::Symbols(asked.collect()),
                    ),
                    labels: ids.iter().map(symbol).collect(),
                }
            }
            Self::Task { task, .. } => task.probe(config),
        }
    }
}
