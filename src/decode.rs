//! What does a network write after a source: its most probable next symbol every time, or the best of several tries?
//!
//! A network is trained to predict the next symbol after the right ones (teacher forcing); here it reads its own
//! symbols. Greedy decoding takes the most probable symbol at every step and never reconsiders. A beam keeps the
//! `width` most probable beginnings instead (Graves 2012; Sutskever, Vinyals & Le 2014), and ranks what has ended by
//! its mean log-probability per symbol, the end included: the sum alone would favour whatever is short.

use nalgebra::DMatrix;

use crate::argsort::argsort;
use crate::batch::{Batch, Inputs, Targets};
use crate::kernel::Real;
use crate::layer::State;
use crate::model::{Model, Run};

/// Where writing begins and ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The symbol read first.
    pub begin: u32,
    /// The symbol that ends a text.
    pub end: u32,
    /// Symbols written at most, the end included.
    pub most: usize,
}

/// A text written.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Hypothesis {
    /// Its symbols; the last is the end, unless there was no more room.
    pub symbols: Vec<u32>,
    /// ln p of all of them, the source given.
    pub log_probability: f64,
}

impl Hypothesis {
    /// The mean log-probability of a symbol.
    pub fn score(&self) -> f64 {
        self.log_probability / self.symbols.len().max(1) as f64
    }

    /// Whether it has ended.
    pub fn ended(&self, bounds: Bounds) -> bool {
        self.symbols.last() == Some(&bounds.end)
    }

    fn followed_by(&self, symbol: u32, log_probability: f64) -> Self {
        let mut symbols = self.symbols.clone();
        symbols.push(symbol);
        Self {
            symbols,
            log_probability: self.log_probability + log_probability,
        }
    }
}

/// Everything after a source, symbol by symbol, for the whole batch at once.
struct Pen<'a, F: Real> {
    model: &'a Model<F>,
    source: Option<Batch<F>>,
    run: Run<F>,
    states: Vec<State<F>>,
}

impl<'a, F: Real> Pen<'a, F> {
    fn new(model: &'a Model<F>, source: Batch<F>) -> Self {
        Self {
            model,
            source: Some(source),
            run: Run::default(),
            states: Vec::new(),
        }
    }

    /// ln p of every symbol, V × B, after each sequence has read one more.
    fn read(&mut self, symbols: Vec<u32>) -> DMatrix<f64> {
        let batch_size = symbols.len();
        let nothing = Targets::Symbols(vec![None; batch_size]);
        let mut batch = Batch::new(batch_size, Inputs::Symbols(symbols), nothing);
        // The source is read with the first symbol; later ones go on from there.
        batch.source = self.source.take().map(Box::new);
        self.model.forward(&batch, &self.states, &mut self.run);
        self.states = self.run.last();
        self.run.outputs.map(|p| libm::log(p.to_f64()))
    }

    /// Sequence i goes on from where sequence `from[i]` is.
    fn gather(&mut self, from: &[usize]) {
        let pick = |m: &DMatrix<F>| {
            let column = |i: usize, j: usize| m[(i, from[j])];
            DMatrix::from_fn(m.nrows(), from.len(), column)
        };
        for state in &mut self.states {
            state.h = pick(&state.h);
            if state.c.nrows() > 0 {
                state.c = pick(&state.c);
            }
        }
    }
}

/// The most probable symbol at every step, for every sequence of `source`.
pub fn greedy<F: Real>(model: &Model<F>, source: &Batch<F>, bounds: Bounds) -> Vec<Hypothesis> {
    let mut pen = Pen::new(model, source.clone());
    let mut written = vec![Hypothesis::default(); source.batch_size];
    let mut next = vec![bounds.begin; source.batch_size];
    for _ in 0..bounds.most {
        let log_p = pen.read(next.clone());
        for (b, (text, next)) in written.iter_mut().zip(&mut next).enumerate() {
            if !text.ended(bounds) {
                let column = log_p.column(b);
                let next_symbol = (0..column.len())
                    .fold(0, |top, i| if column[i] > column[top] { i } else { top });
                *text = text.followed_by(next_symbol as u32, column[next_symbol]);
                *next = next_symbol as u32;
            }
        }
        if written.iter().all(|text| text.ended(bounds)) {
            break;
        }
    }
    written
}

/// The best texts that a beam of `width` finds after a source of one sequence, the one with the best score first;
/// `width` at most. A beam of 1 is greedy.
pub fn beam<F: Real>(
    model: &Model<F>,
    source: &Batch<F>,
    width: usize,
    bounds: Bounds,
) -> Vec<Hypothesis> {
    let mut pen = Pen::new(model, source.repeated(width));
    let mut open = vec![Hypothesis::default()];
    let mut done = Vec::new();
    let mut places = vec![0; width];
    for _ in 0..bounds.most {
        let read = places.iter().map(|&b| {
            let text: &Hypothesis = &open[b];
            text.symbols.last().copied().unwrap_or(bounds.begin)
        });
        let log_p = pen.read(read.collect());
        let symbols = log_p.nrows();
        let sums: Vec<f64> = open
            .iter()
            .enumerate()
            .flat_map(|(b, text)| {
                let column = log_p.column(b).into_owned();
                (0..symbols).map(move |symbol| text.log_probability + column[symbol])
            })
            .collect();
        let mut kept = Vec::new();
        let mut from = Vec::new();
        for place in argsort(&sums).into_iter().take(width) {
            let (b, symbol) = (place / symbols, place % symbols);
            let text = open[b].followed_by(symbol as u32, log_p[(symbol, b)]);
            if text.ended(bounds) {
                done.push(text);
            } else {
                kept.push(text);
                from.push(b);
            }
        }
        open = kept;
        if open.is_empty() || done.len() >= width {
            break;
        }
        // Places without a text of their own repeat the first; their results are not used.
        places = (0..width)
            .map(|i| if i < open.len() { i } else { 0 })
            .collect();
        from.resize(width, from[0]);
        pen.gather(&from);
    }
    // A text that ran out of room counts only where no text has ended.
    if done.is_empty() {
        done = open;
    }
    let scores: Vec<f64> = done.iter().map(Hypothesis::score).collect();
    let best = argsort(&scores).into_iter().take(width);
    best.map(|i| done[i].clone()).collect()
}

/// ln p of each symbol of `text` after a source of one sequence, when the right symbols come before (teacher forcing).
pub fn teacher_forced<F: Real>(
    model: &Model<F>,
    source: &Batch<F>,
    begin: u32,
    text: &[u32],
    run: &mut Run<F>,
) -> Vec<f64> {
    let read = std::iter::once(begin)
        .chain(text.iter().copied())
        .take(text.len());
    let wanted = text.iter().copied().map(Some).collect();
    let batch = Batch::new(1, Inputs::Symbols(read.collect()), Targets::Symbols(wanted));
    model.forward(&batch.after(source.clone()), &[], run);
    run.losses.iter().map(|loss| -loss.to_f64()).collect()
}
