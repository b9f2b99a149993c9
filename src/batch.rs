//! What a network learns from at once: a batch of sequences, side by side.

use nalgebra::DMatrix;

use crate::kernel::Real;
use crate::layer::{Input, Window};

/// B sequences of T steps. Everything has one entry per (time step, sequence), the sequence fastest.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch<F: Real> {
    /// T.
    pub steps: usize,
    /// B.
    pub batch_size: usize,
    /// The step at which each sequence begins, from the zero state; empty where all begin with the window. Sequences of
    /// unequal length end together and begin one by one: what stands before a beginning is padding, which has no
    /// effect. (Padded at the end, or read as a symbol of its own, padding would tell a network how long a sequence
    /// is.)
    pub starts: Vec<usize>,
    /// What is read.
    pub inputs: Inputs<F>,
    /// What the outputs should have been.
    pub targets: Targets<F>,
    /// What an encoder reads first, as many sequences; its targets are not asked for.
    pub source: Option<Box<Batch<F>>>,
}

/// What is read at every step.
#[derive(Clone, Debug, PartialEq)]
pub enum Inputs<F: Real> {
    /// A symbol, by its id.
    Symbols(Vec<u32>),
    /// A vector: input size × T·B.
    Vectors(DMatrix<F>),
}

/// The target of every step; a step without a target has no loss of its own. One field serves text, delayed answers,
/// padding, and a loss at a single step.
#[derive(Clone, Debug, PartialEq)]
pub enum Targets<F: Real> {
    /// A symbol; the loss is the cross-entropy.
    Symbols(Vec<Option<u32>>),
    /// A vector, output size × T·B, and whether each column counts; the loss is the squared error.
    Vectors(DMatrix<F>, Vec<bool>),
}

/// A sequence whose hidden states are looked at.
pub struct Probe<F: Real> {
    /// One sequence, asked for what is to be learnt.
    pub batch: Batch<F>,
    /// What is read at every step, as written on an axis.
    pub labels: Vec<String>,
}

impl<F: Real> Inputs<F> {
    /// How many columns: T·B.
    pub fn columns(&self) -> usize {
        match self {
            Self::Symbols(ids) => ids.len(),
            Self::Vectors(x) => x.ncols(),
        }
    }

    /// The same, as a layer reads it.
    pub fn view(&self) -> Input<'_, F> {
        match self {
            Self::Symbols(ids) => Input::Symbols(ids),
            Self::Vectors(x) => Input::Vectors(x.as_slice(), x.nrows()),
        }
    }
}

impl<F: Real> Batch<F> {
    /// `batch_size` sequences of equal length, which nothing comes before.
    pub fn new(batch_size: usize, inputs: Inputs<F>, targets: Targets<F>) -> Self {
        Self {
            steps: inputs.columns() / batch_size.max(1),
            batch_size,
            starts: Vec::new(),
            inputs,
            targets,
            source: None,
        }
    }

    /// What a layer is unrolled over.
    pub fn window(&self) -> Window<'_> {
        Window {
            steps: self.steps,
            batch_size: self.batch_size,
            starts: &self.starts,
        }
    }

    /// The same batch, in which sequence b begins at step `starts[b]`.
    #[must_use]
    pub fn beginning_at(mut self, starts: Vec<usize>) -> Self {
        self.starts = starts;
        self
    }

    /// The same batch, written after `source` has been read.
    #[must_use]
    pub fn after(mut self, source: Batch<F>) -> Self {
        self.source = Some(Box::new(source));
        self
    }

    /// Windows of a text: sequence b reads `steps` symbols from `starts[b]` on and is asked for the one after each.
    pub fn of_text(ids: &[u16], starts: &[usize], steps: usize) -> Self {
        let at = |shift: usize| {
            (0..steps).flat_map(move |t| starts.iter().map(move |s| u32::from(ids[s + t + shift])))
        };
        Self::new(
            starts.len(),
            Inputs::Symbols(at(0).collect()),
            Targets::Symbols(at(1).map(Some).collect()),
        )
    }

    /// A batch of one sequence, repeated `batch_size` times.
    #[must_use]
    pub fn repeated(&self, batch_size: usize) -> Self {
        fn repeat<T: Clone>(each: &[T], batch_size: usize) -> Vec<T> {
            each.iter()
                .flat_map(|x| vec![x.clone(); batch_size])
                .collect()
        }
        let repeat_columns = |x: &DMatrix<F>| {
            DMatrix::from_fn(x.nrows(), x.ncols() * batch_size, |i, j| {
                x[(i, j / batch_size)]
            })
        };
        Self {
            steps: self.steps,
            batch_size,
            starts: repeat(&self.starts, batch_size),
            inputs: match &self.inputs {
                Inputs::Symbols(ids) => Inputs::Symbols(repeat(ids, batch_size)),
                Inputs::Vectors(x) => Inputs::Vectors(repeat_columns(x)),
            },
            targets: match &self.targets {
                Targets::Symbols(ids) => Targets::Symbols(repeat(ids, batch_size)),
                Targets::Vectors(x, asked) => {
                    Targets::Vectors(repeat_columns(x), repeat(asked, batch_size))
                }
            },
            source: self
                .source
                .as_ref()
                .map(|s| Box::new(s.repeated(batch_size))),
        }
    }

    /// The same batch, asked for one symbol a sequence, after the last step.
    #[must_use]
    pub fn asked_at_the_end(mut self, symbols: impl Iterator<Item = Option<u32>>) -> Self {
        let mut asked = vec![None; self.steps.saturating_sub(1) * self.batch_size];
        asked.extend(symbols);
        self.targets = Targets::Symbols(asked);
        self
    }

    /// Steps in all: of the source, where there is one, and of the batch.
    pub fn length(&self) -> usize {
        self.source_steps() + self.steps
    }

    /// Steps of the source; 0 without one.
    pub fn source_steps(&self) -> usize {
        self.source.as_ref().map_or(0, |source| source.steps)
    }

    /// Of a batch of one sequence: after how many steps (the source's included) something is asked.
    pub fn asked(&self) -> Vec<usize> {
        let asks = |t: &usize| match &self.targets {
            Targets::Symbols(ids) => ids[*t].is_some(),
            Targets::Vectors(_, counted) => counted[*t],
        };
        let read = |t| self.source_steps() + t + 1;
        (0..self.steps).filter(asks).map(read).collect()
    }

    /// `steps` steps of this batch from step `first` on, without its source.
    pub fn part(&self, first: usize, steps: usize) -> Self {
        let columns = first * self.batch_size..(first + steps) * self.batch_size;
        let take_columns = |x: &DMatrix<F>| x.columns(columns.start, columns.len()).into_owned();
        Self {
            steps,
            batch_size: self.batch_size,
            starts: self
                .starts
                .iter()
                .map(|s| s.saturating_sub(first))
                .collect(),
            inputs: match &self.inputs {
                Inputs::Symbols(ids) => Inputs::Symbols(ids[columns.clone()].to_vec()),
                Inputs::Vectors(x) => Inputs::Vectors(take_columns(x)),
            },
            targets: match &self.targets {
                Targets::Symbols(ids) => Targets::Symbols(ids[columns.clone()].to_vec()),
                Targets::Vectors(x, counted) => {
                    Targets::Vectors(take_columns(x), counted[columns.clone()].to_vec())
                }
            },
            source: None,
        }
    }

    /// The same batch, asked for nothing before step `first` (counted from 0).
    #[must_use]
    pub fn asked_from(mut self, first: usize) -> Self {
        match &mut self.targets {
            Targets::Symbols(ids) => ids[..first * self.batch_size].fill(None),
            Targets::Vectors(_, counted) => counted[..first * self.batch_size].fill(false),
        }
        self
    }
}
