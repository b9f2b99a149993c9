//! Sentiment: a network reads a text and gives one label after the last token.
//!
//! Many inputs, one output: the only loss is at the end, so whatever decides the label must be remembered until then.
//! Texts end together and start at different steps, so no padding follows what must be remembered. The output can still
//! be read after every token: it shows how the label changes at a "not".

use crate::batch::{Batch, Probe};
use crate::data::sentiment::{self, Example};
use crate::data::tokens::Tokens;
use crate::kernel::Real;
use crate::kernel::map::sum_of_squares;
use crate::model::{Gradients, Model, Run, Shape};
use crate::question::{ConfusionHead, Head, Question, ReadHead, Subset};
use crate::refusal::{Part, Refusal};
use crate::settings::Config;
use crate::text::Plan;
use crate::wire::Notice;
use crate::wire::task::{LossUnit, Metric, Score, TaskInfo};

use super::alphabet::{Alphabet, UNKNOWN};
use super::examples::{EVALUATED_AT_ONCE, baselines, longest, side_by_side, typed};
use super::split::Split;
use super::{Task, argmax, not_asked};

/// Labelled texts.
pub struct Sentiment {
    /// The labels; the output is a distribution over them.
    pub labels: Vec<String>,
    examples: Vec<Example>,
    alphabet: Alphabet,
    split: Split,
    kind: Tokens,
    /// The lines of the data that are left out.
    pub notices: Vec<Notice>,
}

/// The confusion counts over a set of examples.
#[derive(Clone, Debug, PartialEq)]
pub struct Confusion {
    /// A row per true label, a column per predicted one.
    pub counts: Vec<Vec<usize>>,
    /// Examples with a negation word, and how many of them are right.
    pub negated: [usize; 2],
}

impl Confusion {
    /// Examples evaluated.
    pub fn total(&self) -> usize {
        self.counts.iter().flatten().sum()
    }

    /// The share that is right.
    pub fn accuracy(&self) -> f64 {
        let right: usize = (0..self.counts.len()).map(|i| self.counts[i][i]).sum();
        right as f64 / self.total().max(1) as f64
    }
}

impl Sentiment {
    /// Reads labelled texts, holds some of them out, and makes the alphabet of the others.
    ///
    /// # Errors
    /// Data without labelled texts that can be learnt.
    pub fn new(config: &Config, content: &str) -> Result<Self, Refusal> {
        let data = sentiment::parse(content, config.tokens)?;
        let split = Split::new(data.examples.len(), config.held_out, config.seed);
        let learnt = split.training.iter().map(|i| &data.examples[*i]);
        let alphabet = Alphabet::of(&[], learnt.flat_map(|e| &e.tokens), config.vocabulary);
        Ok(Self {
            labels: data.labels,
            examples: data.examples,
            alphabet,
            split,
            kind: config.tokens,
            notices: data.notices,
        })
    }

    /// The examples to evaluate: the held-out ones, or all where none are held out.
    pub fn evaluated(&self) -> &[usize] {
        self.split.evaluated()
    }

    /// A batch of examples, each with its label as the target of the last step.
    pub fn lesson<F: Real>(&self, examples: &[usize]) -> Batch<F> {
        let read: Vec<_> = examples
            .iter()
            .map(|i| self.alphabet.encode(&self.examples[*i].tokens))
            .collect();
        let labels = examples
            .iter()
            .map(|i| Some(self.examples[*i].label as u32));
        side_by_side(&read).asked_at_the_end(labels)
    }

    fn longest(&self) -> usize {
        let lengths = self.examples.iter().map(|e| e.tokens.len());
        lengths.max().unwrap_or_default()
    }

    /// Evaluates a network on examples.
    pub fn evaluate<F: Real>(&self, model: &Model<F>, examples: &[usize]) -> Confusion {
        let labels = self.labels.len();
        let mut confusion = Confusion {
            counts: vec![vec![0; labels]; labels],
            negated: [0, 0],
        };
        let mut run = Run::default();
        for chunk in examples.chunks(EVALUATED_AT_ONCE) {
            let lesson = self.lesson(chunk);
            model.forward(&lesson, &model.zero_states(chunk.len()), &mut run);
            let last = (lesson.steps - 1) * lesson.batch_size;
            for (b, i) in chunk.iter().enumerate() {
                let example = &self.examples[*i];
                let answer = argmax(run.outputs.column(last + b).as_slice()) as usize;
                confusion.counts[example.label][answer] += 1;
                if example.negated {
                    confusion.negated[0] += 1;
                    confusion.negated[1] += usize::from(answer == example.label);
                }
            }
        }
        confusion
    }

    /// Reads a text of any kind, token by token, and backpropagates the predicted label to each token (‖∂ log
    /// p(label)/∂x‖ at its input, as in [`crate::instrument::connectivity`]).
    fn read<F: Real>(&self, model: &Model<F>, text: &str) -> Result<Head, Refusal> {
        let tokens = typed(text, Part::Text, self.kind)?;
        let ids = self.alphabet.encode(&tokens);
        let (mut run, mut grads) = (Run::default(), Gradients::default());
        let batch = side_by_side(std::slice::from_ref(&ids));
        let first = model.zero_states(1);
        model.forward(&batch, &first, &mut run);
        let probabilities: Vec<Vec<f64>> = run
            .outputs
            .column_iter()
            .map(|p| p.iter().map(|p| p.to_f64()).collect())
            .collect();
        let verdict = argmax(run.outputs.column(ids.len() - 1).as_slice());
        let asked = batch.asked_at_the_end(std::iter::once(Some(verdict)));
        model.forward(&asked, &first, &mut run);
        model.backward_through_time(&asked, &run, None, &mut grads);
        let symbols = self.alphabet.len();
        let mut d_x = vec![F::ZERO; symbols * ids.len()];
        model.layers[0].add_to_input(&mut grads.layers[0], &mut d_x);
        Ok(Head::Read(ReadHead {
            known: ids.iter().map(|id| *id != UNKNOWN).collect(),
            tokens,
            labels: self.labels.clone(),
            probabilities,
            gradient: d_x
                .chunks_exact(symbols)
                .map(|d| sum_of_squares(d).sqrt())
                .collect(),
            verdict: verdict as usize,
        }))
    }
}

impl<F: Real> Task<F> for Sentiment {
    fn shape(&self) -> Shape {
        Shape::plain(self.alphabet.len(), self.labels.len())
    }

    fn plan(&self, config: &Config) -> Plan {
        Plan {
            window: self.longest(),
            batch_size: config.batch,
            notices: self.notices.clone(),
        }
    }

    fn info(&self, config: &Config) -> TaskInfo {
        let labels = self
            .split
            .training
            .iter()
            .map(|i| self.examples[*i].label as u32);
        TaskInfo {
            examples: self.split.training.len(),
            held_out: self.split.held_out.len(),
            longest: self.longest(),
            inputs: self.alphabet.len(),
            outputs: self.labels.len(),
            updates_per_epoch: self.split.updates_per_epoch(config.batch),
            loss: LossUnit::Nats,
            metric: Metric::Accuracy,
            baselines: baselines(self.labels.len(), labels),
        }
    }

    fn batch(&self, config: &Config, update: u32) -> Batch<F> {
        self.lesson(&self.split.pick(config.seed, update, config.batch))
    }

    fn held_out(&self, _: &Config) -> Option<Batch<F>> {
        let held_out = self.split.first_held_out(EVALUATED_AT_ONCE);
        (!held_out.is_empty()).then(|| self.lesson(held_out))
    }

    fn followed(&self, _: &Config) -> Batch<F> {
        let length = |i: usize| self.examples[i].tokens.len();
        self.lesson(&longest(self.evaluated().to_vec(), length))
    }

    fn score(&self, _: &Config, model: &Model<F>) -> Score {
        let confusion = self.evaluate(model, self.evaluated());
        let of_label = |row: &Vec<usize>| row.iter().sum::<usize>();
        let commonest = confusion.counts.iter().map(of_label).max();
        Score {
            metric: Metric::Accuracy,
            value: confusion.accuracy(),
            chance: commonest.map(|n| n as f64 / confusion.total().max(1) as f64),
            count: confusion.total(),
        }
    }

    /// The longest of the examples to evaluate: it needs the longest memory.
    fn probe(&self, _: &Config) -> Probe<F> {
        let length = |i: &usize| self.examples[*i].tokens.len() as f64;
        let lengths: Vec<f64> = self.evaluated().iter().map(length).collect();
        let example = self.evaluated()[argmax(&lengths) as usize];
        Probe {
            batch: self.lesson(&[example]),
            labels: self.examples[example].tokens.clone(),
        }
    }

    fn answer(&self, _: &Config, model: &Model<F>, question: &Question) -> Result<Head, Refusal> {
        match question {
            Question::Read { sentence } => self.read(model, sentence),
            Question::Confusion => {
                let confusion = self.evaluate(model, self.evaluated());
                let [count, right] = confusion.negated;
                Ok(Head::Confusion(ConfusionHead {
                    labels: self.labels.clone(),
                    accuracy: confusion.accuracy(),
                    negated: (count > 0).then(|| Subset {
                        count,
                        accuracy: right as f64 / count as f64,
                    }),
                    counts: confusion.counts,
                }))
            }
            _ => Err(not_asked()),
        }
    }
}
