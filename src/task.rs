//! A task: data, loss, metric and baseline, in one file each below.
//!
//! The loss comes with a batch's targets (cross-entropy for symbols, squared error for numbers), so a task says what is
//! read, what is asked, and how an answer is judged; everything else (forward, back through time, clip, optimiser, every
//! instrument) is what it is for text. A batch is decided by the settings and the number of the update alone: there is
//! nothing to remember, so going back in time, checkpoints and replays need nothing from a task.
//!
//! Sequences end together: a batch's last step asks something in every lane, and shorter sequences start later.

use crate::batch::Batch;
use crate::config::Config;
use crate::kernel::Real;
use crate::material::Probe;
use crate::model::{Model, Shape};
use crate::refusal::Refusal;
use crate::text::Plan;
use crate::wire::task::{Answer, Question, Score, TaskInfo};

/// A task of a network in precision `F`.
pub trait Task<F: Real> {
    /// What a network for it reads and says.
    fn shape(&self) -> Shape;

    /// Steps of the longest sequence, lanes of a batch, and what had to give.
    fn plan(&self, config: &Config) -> Plan;

    /// What it consists of.
    fn info(&self, config: &Config) -> TaskInfo;

    /// What update number `update` (from 0) learns from.
    fn batch(&self, config: &Config, update: u32) -> Batch<F>;

    /// What is never learnt from, always the same; nothing where nothing is set aside.
    fn exam(&self, config: &Config) -> Option<Batch<F>>;

    /// How well the network does on what is never learnt from.
    fn score(&self, config: &Config, model: &Model<F>) -> Score;

    /// One example for the pictures of a sequence.
    fn probe(&self, config: &Config) -> Probe<F>;

    /// What the page wants to know.
    ///
    /// # Errors
    /// [`Refusal::NoAnswer`] to a question that is another task's.
    fn answer(
        &self,
        config: &Config,
        model: &Model<F>,
        question: &Question,
    ) -> Result<Answer, Refusal>;
}

/// The task of a config, on its data.
///
/// # Errors
/// Data that the task cannot learn from.
pub fn open<F: Real>(config: &Config, content: &str) -> Result<Box<dyn Task<F>>, Refusal> {
    let _ = content;
    Err(Refusal::NoAnswer {
        detail: format!("{:?} is not in this module", config.task),
    })
}
