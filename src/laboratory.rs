//! The laboratory: a copy of a network, in double precision, to be examined in detail.
//!
//! It is made from a checkpoint, in an instance of its own, so it can neither change nor delay the network that trains.

use nalgebra::DMatrix;

use crate::batch::Batch;
use crate::checkpoint;
use crate::dataset::Dataset;
use crate::instrument::connectivity::connectivity;
use crate::instrument::gradient_check::{BlockCheck, check_block, check_omega};
use crate::instrument::jacobian::{cell_part, jacobian};
use crate::instrument::product::Product;
use crate::instrument::saturation::{GateUse, Saturation, gate_use, saturation};
use crate::instrument::spectrum::Spectrum;
use crate::instrument::truncation::truncation;
use crate::instrument::weight_steps::weight_steps;
use crate::layer::Unrolled;
use crate::model::{Gradients, Model, Run};
use crate::operation::{Operation, Reading};
use crate::refusal::Refusal;
use crate::settings::{CellKind, Config};
use crate::spectral::{largest_singular_value, spectral_radius};

/// Characters of the text that gradients are checked on, at most.
const CHECKED_STEPS: usize = 50;
/// Weights nudged in each block, at most.
const NUDGED: usize = 30;
/// How far a weight is nudged: in double precision, near the best for a second-order difference.
const NUDGE: f64 = 1e-5;
/// Characters over which truncated gradients are compared with the whole one, at most.
const LONG_WINDOW: usize = 200;

/// A network under examination.
///
/// Where it has an encoder, its layers count before the others, and steps of the sequence count from the source's
/// first.
pub struct Laboratory {
    model: Model<f64>,
    config: Config,
    /// The probe: a text's first characters, or one sequence of another task, with what is asked there.
    sequence: Batch<f64>,
    /// The network's activations on it.
    run: Run<f64>,
    /// What gradients are taken of: a window of the text, or the sequence.
    window: Batch<f64>,
    /// What truncation cuts into windows; none where a source is read first.
    long_window: Option<Batch<f64>>,
    /// The forward and backward pass of the window, computed when first needed: gradients of all weights included.
    learnt: Option<(Run<f64>, Gradients<f64>)>,
}

impl Laboratory {
    /// The network of a checkpoint, on the text or data it was trained on.
    ///
    /// # Errors
    /// [`Refusal::BadCheckpoint`].
    pub fn restore(bytes: &[u8], content: &str) -> Result<Self, Refusal> {
        let trainer = checkpoint::load::<f64>(bytes, content)?;
        let config = trainer.config().clone();
        let sequence = trainer.dataset().probe(&config).batch;
        let (window, long_window) = match trainer.dataset() {
            Dataset::Text(text) => {
                let of = |steps| Batch::of_text(text.ids(), &[0], steps);
                let long_window = LONG_WINDOW.min(text.ids().len() - 1);
                (
                    of(trainer.plan().window.min(CHECKED_STEPS)),
                    Some(of(long_window)),
                )
            }
            Dataset::Task { .. } => {
                let alone = sequence.source.is_none().then(|| sequence.clone());
                (sequence.clone(), alone)
            }
        };
        let model = trainer.model;
        let mut run = Run::default();
        model.forward(&sequence, &model.zero_states(1), &mut run);
        Ok(Self {
            model,
            config,
            sequence,
            run,
            window,
            long_window,
            learnt: None,
        })
    }

    /// Checks the gradient of parameter block `block` (from 0) on one window; where Ω is asked for, its own gradient
    /// follows the blocks, layer by layer; none where there is no such block.
    pub fn check(&mut self, block: usize) -> Option<BlockCheck> {
        let first = self.model.zero_states(1);
        let model = &mut self.model;
        // The gradients it fills in are those of its last forward pass.
        self.learnt = None;
        let blocks = model.params().count();
        let asked = self.config.omega > 0.0 && self.config.cell == CellKind::Rnn;
        match block.checked_sub(blocks) {
            None => Some(check_block(
                model,
                block,
                &self.window,
                &first,
                NUDGE,
                NUDGED,
            )),
            Some(layer) => (asked && layer < model.layers.len())
                .then(|| check_omega(model, layer, &self.window, &first, NUDGE, NUDGED)),
        }
    }

    /// What the answer after `place` steps of the sequence depends on, step by step ([`connectivity`]); nothing where
    /// nothing is asked there.
    pub fn connectivity(&self, place: usize) -> Vec<f64> {
        let (mut run, mut grads) = (Run::default(), Gradients::default());
        connectivity(&self.model, &self.sequence, place, &mut run, &mut grads)
    }

    /// The block of U of a layer that belongs to one gate, H × H (both from 0).
    pub fn recurrent(&self, layer: usize, gate: usize) -> Option<DMatrix<f64>> {
        let layer = self.model.recurrent().nth(layer)?;
        let n = layer.units();
        let u = &layer.w_h.value;
        ((gate + 1) * n <= u.nrows()).then(|| u.rows(gate * n, n).into_owned())
    }

    /// ∂state_t/∂state_{t−1} at step `place` of the sequence (from 0), in layer number `layer` (from 0) of whatever
    /// reads it.
    pub fn jacobian(&self, layer: usize, place: usize) -> Option<DMatrix<f64>> {
        self.step(&self.run, layer, place)
    }

    /// The part of the same that is ∂c_t/∂c_{t−1}; none where the cell has no c.
    pub fn cell_jacobian(&self, layer: usize, place: usize) -> Option<DMatrix<f64>> {
        let has_c = self.model.layers.get(layer)?.has_c();
        self.jacobian(layer, place)
            .filter(|_| has_c)
            .map(|j| cell_part(&j))
    }

    /// The same on given activations of the sequence. The state after the source is the state before what is written,
    /// so these steps follow each other without a gap.
    fn step(&self, run: &Run<f64>, layer: usize, place: usize) -> Option<DMatrix<f64>> {
        let source = self.sequence.source_steps();
        let (layers, unrolled, t) = match place.checked_sub(source) {
            None => (&self.model.encoder, &run.encoder, place),
            Some(t) => (&self.model.layers, &run.layers, t),
        };
        let (here, unrolled) = layers.get(layer).zip(unrolled.get(layer))?;
        (t < unrolled.steps).then(|| jacobian(here, unrolled, t + 1, 0))
    }

    /// ρ and s₁ of every gate's block of U in a layer, gate by gate.
    pub fn radii(&self, layer: usize) -> Vec<[f64; 2]> {
        (0..)
            .map_while(|gate| self.recurrent(layer, gate))
            .map(|u| [spectral_radius(&u), largest_singular_value(&u)])
            .collect()
    }

    /// What `operation` would say it changes, measured as it measures: ρ or s₁ of every gate's block of U, or the mean
    /// of a gate's bias, layer by layer; nothing where it is no number.
    pub fn reading(&self, operation: Operation) -> Vec<f64> {
        match operation.read(&self.model, &self.config) {
            Reading::Numbers(numbers) => numbers,
            Reading::Activation(_) => Vec::new(),
        }
    }

    /// What the steps back from the answer after `place` steps of the sequence make of every direction, after each of
    /// these numbers of steps (ascending): rows of [`crate::wire::PRODUCT_FIELDS`]. Numbers beyond `place` are left
    /// out. Steps back lead through the states alone; by attention a gradient has another way to the source.
    pub fn product(&self, layer: usize, place: usize, lags: &[usize]) -> Vec<[f64; 5]> {
        let (mut run, mut grads) = (Run::default(), Gradients::default());
        let asked = connectivity(&self.model, &self.sequence, place, &mut run, &mut grads);
        let Some(here) = self.model.layers.get(layer).filter(|_| !asked.is_empty()) else {
            return Vec::new();
        };
        // The loss of one answer, where it arrives at the state: what the cell makes of it at c is the Jacobian's.
        let size = if here.has_c() {
            2 * here.units()
        } else {
            here.units()
        };
        let mut carried = DMatrix::zeros(1, size);
        let written = place - self.sequence.source_steps();
        let arriving = grads.layers[layer].d_h.column(written).transpose();
        carried.columns_mut(0, here.units()).copy_from(&arriving);
        let mut product = Product::identity(size);
        let mut kept = 0.0;
        let mut rows = Vec::new();
        for lag in 1..=place.min(lags.last().copied().unwrap_or(0)) {
            let Some(step) = self.step(&run, layer, place - lag) else {
                break;
            };
            product.step_back(&step);
            // Its length is kept apart, as a logarithm.
            let length = carried.norm();
            if length > 0.0 {
                carried = (carried / length) * step;
            }
            kept += libm::log(carried.norm());
            if lags.contains(&lag) {
                let logs = product.log_singular_values();
                let middle = 0.5 * (logs[(size - 1) / 2] + logs[size / 2]);
                let logs = [logs[0], middle, logs[size - 1], kept];
                let [largest, median, smallest, kept] =
                    logs.map(|log| log / std::f64::consts::LN_10);
                rows.push([lag as f64, largest, median, smallest, kept]);
            }
        }
        rows
    }

    /// The gradient of rows `first` … `first + rows` − 1 of a parameter block on one window, column by column; empty
    /// where there are none.
    pub fn gradient(&mut self, block: usize, first: usize, rows: usize) -> Vec<f64> {
        self.learn();
        let grad = self.model.params().nth(block).map(|param| &param.grad);
        grad.filter(|grad| first + rows <= grad.nrows())
            .map_or_else(Vec::new, |grad| {
                grad.rows(first, rows).iter().copied().collect()
            })
    }

    /// The gradient of one weight on that window, and the terms of which it is the sum, one per time step; none where
    /// there is no such weight, or it belongs to attention.
    pub fn weight_steps(
        &mut self,
        block: usize,
        row: usize,
        column: usize,
    ) -> Option<(f64, Vec<f64>)> {
        self.learn();
        let (run, grads) = self.learnt.as_ref()?;
        let grad = *self.model.params().nth(block)?.grad.get((row, column))?;
        let terms = weight_steps(&self.model, &self.window, run, grads, block, (row, column))?;
        Some((grad, terms))
    }

    /// Reads the window and follows its loss back, unless that has been done.
    fn learn(&mut self) {
        if self.learnt.is_none() {
            let (mut run, mut grads) = (Run::default(), Gradients::default());
            self.model
                .forward(&self.window, &self.model.zero_states(1), &mut run);
            self.model
                .backward_through_time(&self.window, &run, None, &mut grads);
            self.model.accumulate(&self.window, &run, &mut grads);
            self.learnt = Some((run, grads));
        }
    }

    /// How many steps are cut into windows; then for each window its length, and the cosines of truncated and whole
    /// gradient, over all parameters and block by block, with the state carried and with the state reset. Nothing where
    /// a source is read first: a pair is read and written as one.
    pub fn truncation(&mut self, windows: &[usize]) -> Vec<f64> {
        let Some(long_window) = &self.long_window else {
            return Vec::new();
        };
        // It fills the gradients with its own.
        self.learnt = None;
        let cut = truncation(&mut self.model, long_window, windows);
        let mut numbers = vec![long_window.steps as f64];
        for (window, cut) in windows.iter().zip(&cut) {
            numbers.push(*window as f64);
            numbers.extend(cut.carried.iter().chain(&cut.reset));
        }
        numbers
    }

    /// The slope of φ in a layer of a simple network on the sequence; nothing for other cells.
    pub fn saturation(&self, layer: usize) -> Option<Saturation> {
        let unrolled = self.unrolled(layer)?;
        (self.config.cell == CellKind::Rnn)
            .then(|| saturation(self.config.activation, unrolled.gates.as_slice()))
    }

    /// How every unit of a layer uses gate number `gate` (both from 0) on the sequence.
    pub fn gate(&self, layer: usize, gate: usize) -> Vec<GateUse> {
        let Some(unrolled) = self.unrolled(layer) else {
            return Vec::new();
        };
        let n = unrolled.h.nrows();
        if (gate + 1) * n > unrolled.gates.nrows() {
            return Vec::new();
        }
        (0..n)
            .map(|unit| gate_use(unrolled.gates.row(gate * n + unit).iter().copied()))
            .collect()
    }

    /// The activations of a layer on the sequence.
    fn unrolled(&self, layer: usize) -> Option<&Unrolled<f64>> {
        self.run.encoder.iter().chain(&self.run.layers).nth(layer)
    }

    /// The settings of the network.
    pub fn config(&self) -> &Config {
        &self.config
    }
}

/// Rows of an eigenvalue's real and imaginary part and a singular value, each the largest first.
pub fn spectrum_rows(matrix: &DMatrix<f64>) -> Vec<f64> {
    let spectrum = Spectrum::of(matrix);
    spectrum
        .eigenvalues
        .iter()
        .zip(&spectrum.singular_values)
        .flat_map(|((re, im), s)| [*re, *im, *s])
        .collect()
}
