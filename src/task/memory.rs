//! What the memory tasks share: fresh sequences for every update, one delay, and the answers to questions about delays.
//!
//! A [`Puzzle`] draws one sequence for a delay and knows how far back its last answer depends; this file makes batches,
//! held-out sequences and answers from it. All sequences of one delay have the same length, so none needs padding.

use nalgebra::DMatrix;

use crate::batch::{Batch, Inputs, Probe, Targets};
use crate::instrument::lag::lag_curve;
use crate::kernel::Real;
use crate::model::{Gradients, Model, Run, Shape};
use crate::question::{DelayRow, DelaysHead, ExampleHead, Head, Question};
use crate::refusal::Refusal;
use crate::rng::{Purpose, Rng};
use crate::settings::Config;
use crate::task::{Task, argmax, decimal, not_asked};
use crate::text::Plan;
use crate::wire::task::{Baseline, LossUnit, Metric, Score, TaskInfo};

/// Number of held-out sequences.
const HELD_OUT: usize = 128;
/// Sequences evaluated for each delay of a curve over delays.
const PER_DELAY: usize = 32;
/// The delays of that curve, up to the longest one asked for.
const DELAYS: [usize; 16] = [1, 2, 3, 5, 8, 10, 15, 20, 30, 40, 50, 60, 80, 100, 150, 200];

/// The inputs of a sequence, step by step.
pub enum Reads {
    /// Symbols.
    Symbols(Vec<u32>),
    /// A number and a mark.
    Numbers(Vec<[f64; 2]>),
}

/// The targets of a sequence.
pub enum Asks {
    /// A symbol at some of the steps.
    Symbols(Vec<Option<u32>>),
    /// A number after the last step.
    Number(f64),
}

/// One sequence.
pub struct Sequence {
    /// The inputs.
    pub reads: Reads,
    /// The targets.
    pub asks: Asks,
    /// The first step whose answer is scored: earlier answers need no memory.
    pub scored_from: usize,
}

/// A memory task.
pub trait Puzzle {
    /// The sizes of input and output of a network for it.
    fn shape(&self) -> Shape;

    /// One sequence in which something must be remembered over `delay` steps.
    fn draw(&self, delay: usize, rng: &mut Rng) -> Sequence;

    /// The number of steps from the earliest input that the last answer depends on to that answer.
    fn reach(&self, delay: usize) -> usize;

    /// The baselines.
    fn baselines(&self, delay: usize) -> Vec<Baseline>;

    /// The score of guessing.
    fn chance(&self) -> f64;

    /// An input, as shown.
    fn read(&self, symbol: u32) -> String {
        symbol.to_string()
    }

    /// An answer, as shown.
    fn written(&self, symbol: u32) -> String {
        symbol.to_string()
    }
}

/// A puzzle as a task.
// Boxed, so that the code below is in the download once, and not once for every puzzle.
pub struct Memory(pub Box<dyn Puzzle>);

impl Memory {
    fn sequences(&self, delay: usize, count: usize, mut rng: Rng) -> Vec<Sequence> {
        (0..count).map(|_| self.0.draw(delay, &mut rng)).collect()
    }

    fn held_out_sequences(&self, config: &Config, delay: usize, count: usize) -> Vec<Sequence> {
        let rng = Rng::numbered(config.seed, Purpose::HeldOut, delay as u32);
        self.sequences(delay, count, rng)
    }

    fn measured<F: Real>(&self, sequences: &[Sequence], model: &Model<F>) -> (Metric, f64, usize) {
        let batch = batch_of::<F>(sequences);
        let mut run = Run::default();
        model.forward(&batch, &model.zero_states(batch.batch_size), &mut run);
        let Targets::Symbols(targets) = &batch.targets else {
            return (Metric::Mse, run.loss, batch.batch_size);
        };
        let (mut right, mut count) = (0, 0);
        for (column, target) in targets.iter().enumerate() {
            let (step, b) = (column / batch.batch_size, column % batch.batch_size);
            if let Some(target) = target
                && step >= sequences[b].scored_from
            {
                count += 1;
                right += usize::from(argmax(run.outputs.column(column).as_slice()) == *target);
            }
        }
        let share = right as f64 / count.max(1) as f64;
        (Metric::Accuracy, share, count)
    }

    fn metric(&self) -> Metric {
        // An output of size 1 is a number: a choice from one symbol would be no choice.
        if self.0.shape().outputs == 1 {
            Metric::Mse
        } else {
            Metric::Accuracy
        }
    }

    fn labels(&self, reads: &Reads) -> Vec<String> {
        match reads {
            Reads::Symbols(ids) => ids.iter().map(|id| self.0.read(*id)).collect(),
            Reads::Numbers(numbers) => {
                let label = |[value, mark]: &[f64; 2]| {
                    let sign = if *mark > 0.0 { "+" } else { "" };
                    format!("{sign}{}", decimal(*value))
                };
                numbers.iter().map(label).collect()
            }
        }
    }

    fn example<F: Real>(&self, sequence: &Sequence, model: &Model<F>) -> Head {
        let batch = batch_of::<F>(std::slice::from_ref(sequence));
        let mut run = Run::default();
        model.forward(&batch, &model.zero_states(1), &mut run);
        let inputs = self.labels(&sequence.reads);
        let wanted = match &sequence.asks {
            Asks::Number(target) => {
                let last = inputs.len() - 1;
                return Head::Example(ExampleHead {
                    inputs,
                    asked: vec![last],
                    target: vec![decimal(*target)],
                    said: vec![decimal(run.outputs[(0, last)].to_f64())],
                    probability: Vec::new(),
                });
            }
            Asks::Symbols(wanted) => wanted,
        };
        let (mut asked, mut target, mut said, mut probability) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (step, symbol) in wanted.iter().enumerate().skip(sequence.scored_from) {
            if let Some(symbol) = symbol {
                let column = run.outputs.column(step);
                let answer = argmax(column.as_slice());
                asked.push(step);
                target.push(self.0.written(*symbol));
                said.push(self.0.written(answer));
                probability.push(column[answer as usize].to_f64());
            }
        }
        Head::Example(ExampleHead {
            inputs,
            asked,
            target,
            said,
            probability,
        })
    }

    fn delays<F: Real>(&self, config: &Config, model: &Model<F>, up_to: usize) -> Head {
        let mut delays: Vec<usize> = DELAYS.into_iter().filter(|d| *d <= up_to).collect();
        if let Err(place) = delays.binary_search(&config.delay) {
            delays.insert(place, config.delay);
        }
        let (mut run, mut grads) = (Run::default(), Gradients::default());
        let top = model.layers.len() - 1;
        let rows = delays.into_iter().map(|delay| {
            let sequences = self.held_out_sequences(config, delay, PER_DELAY);
            let (_, score, _) = self.measured(&sequences, model);
            let batch = batch_of::<F>(&sequences);
            let last = batch.steps - 1;
            let curve = lag_curve(model, &batch.asked_from(last), top, &mut run, &mut grads).h;
            let far = curve[self.0.reach(delay).min(last)].norm;
            DelayRow {
                delay,
                score,
                chance: Some(self.0.chance()),
                ratio: far / curve[0].norm,
            }
        });
        Head::Delays(DelaysHead {
            metric: self.metric(),
            rows: rows.collect(),
        })
    }
}

/// A batch of sequences; their lengths are equal.
fn batch_of<F: Real>(sequences: &[Sequence]) -> Batch<F> {
    let batch_size = sequences.len();
    let steps = match sequences.first().map(|s| &s.reads) {
        Some(Reads::Symbols(ids)) => ids.len(),
        Some(Reads::Numbers(numbers)) => numbers.len(),
        None => 0,
    };
    let (mut ids, mut numbers) = (Vec::new(), Vec::new());
    for t in 0..steps {
        for sequence in sequences {
            match &sequence.reads {
                Reads::Symbols(read) => ids.push(read[t]),
                Reads::Numbers(read) => numbers.extend(read[t].map(F::of)),
            }
        }
    }
    let (mut asked, mut wanted) = (Vec::new(), Vec::new());
    for sequence in sequences {
        if let Asks::Number(target) = sequence.asks {
            wanted.push(F::of(target));
        }
    }
    for t in 0..steps {
        for sequence in sequences {
            if let Asks::Symbols(symbols) = &sequence.asks {
                asked.push(symbols[t]);
            }
        }
    }
    let inputs = if numbers.is_empty() {
        Inputs::Symbols(ids)
    } else {
        Inputs::Vectors(DMatrix::from_vec(2, batch_size * steps, numbers))
    };
    let targets = if wanted.is_empty() {
        Targets::Symbols(asked)
    } else {
        let before = batch_size * (steps - 1);
        let mut all = vec![F::ZERO; before];
        all.extend(wanted);
        let counted = (0..batch_size * steps)
            .map(|column| column >= before)
            .collect();
        Targets::Vectors(DMatrix::from_vec(1, batch_size * steps, all), counted)
    };
    Batch::new(batch_size, inputs, targets)
}

impl<F: Real> Task<F> for Memory {
    fn shape(&self) -> Shape {
        self.0.shape()
    }

    fn plan(&self, config: &Config) -> Plan {
        Plan {
            window: batch_of::<F>(&self.held_out_sequences(config, config.delay, 1)).steps,
            batch_size: config.batch,
            notices: Vec::new(),
        }
    }

    fn info(&self, config: &Config) -> TaskInfo {
        let Shape {
            inputs, outputs, ..
        } = self.0.shape();
        TaskInfo {
            examples: 0,
            held_out: HELD_OUT,
            longest: Task::<F>::plan(self, config).window,
            inputs,
            outputs,
            updates_per_epoch: 0,
            loss: if self.metric() == Metric::Mse {
                LossUnit::Squared
            } else {
                LossUnit::Nats
            },
            metric: self.metric(),
            baselines: self.0.baselines(config.delay),
        }
    }

    fn batch(&self, config: &Config, update: u32) -> Batch<F> {
        let rng = Rng::numbered(config.seed, Purpose::Tasks, update);
        batch_of(&self.sequences(config.delay, config.batch, rng))
    }

    fn held_out(&self, config: &Config) -> Option<Batch<F>> {
        Some(batch_of(&self.held_out_sequences(
            config,
            config.delay,
            HELD_OUT,
        )))
    }

    fn score(&self, config: &Config, model: &Model<F>) -> Score {
        let held_out = self.held_out_sequences(config, config.delay, HELD_OUT);
        let (metric, value, count) = self.measured(&held_out, model);
        Score {
            metric,
            value,
            chance: Some(self.0.chance()),
            count,
        }
    }

    fn probe(&self, config: &Config) -> Probe<F> {
        let sequences = self.held_out_sequences(config, config.delay, 1);
        Probe {
            batch: batch_of(&sequences),
            labels: self.labels(&sequences[0].reads),
        }
    }

    fn answer(
        &self,
        config: &Config,
        model: &Model<F>,
        question: &Question,
    ) -> Result<Head, Refusal> {
        match question {
            Question::Example { number } => {
                let held_out = self.held_out_sequences(config, config.delay, HELD_OUT);
                Ok(self.example(&held_out[number % HELD_OUT], model))
            }
            Question::Delays { up_to } => Ok(self.delays(config, model, *up_to)),
            _ => Err(not_asked()),
        }
    }
}
