//! The laboratory's questions: measurements that may take longer, on one sequence.
//!
//! The page asks them of a copy of the network, in double precision, restored from a checkpoint in its own instance of
//! the engine: nothing here can change or delay the network that trains.
//!
//! Where the network has an encoder, its layers and its steps come first.

use nalgebra::DMatrix;

use crate::batch::Batch;
use crate::dataset::Dataset;
use crate::instrument::connectivity::connectivity;
use crate::instrument::gradient_check::{check_block, check_omega};
use crate::instrument::jacobian::{cell_part, jacobian};
use crate::instrument::product::Product;
use crate::instrument::saturation::{GateUse, Saturation, curve, gate_use, saturation};
use crate::instrument::spectrum::Spectrum;
use crate::instrument::truncation::truncation;
use crate::instrument::weight_steps::weight_steps;
use crate::kernel::Real;
use crate::layer::Unrolled;
use crate::model::{Gradients, Model, Run};
use crate::operation::{self, Measure, Operation, Reading};
use crate::question::{
    Answer, CheckHead, GradientHead, Head, Question, Readable, StatePart, TruncationHead,
};
use crate::refusal::Refusal;
use crate::settings::CellKind;
use crate::spectral::{largest_singular_value, spectral_radius};
use crate::task::not_asked;
use crate::train::Trainer;

/// Most characters of the text on which gradients are checked.
const CHECKED_STEPS: usize = 50;
/// Most weights nudged in each block.
const NUDGED: usize = 30;
/// ε, by which a weight is nudged: in double precision, nearly the best for a second-order difference.
const NUDGE: f64 = 1e-5;
/// Most characters over which truncated gradients are compared with the full one.
const LONGEST_CUT: usize = 200;

/// Intermediate results that several questions need, kept until the network changes.
pub struct Laboratory<F: Real> {
    /// The probe (a text's first characters, or one sequence of another task, with its targets) and its forward pass,
    /// once a question needs them.
    probe: Option<(Batch<F>, Run<F>)>,
    /// The window with its forward and backward pass, as long as the model's gradients are those of this window.
    learnt: Option<Learnt<F>>,
}

/// A window with its activations and its gradients.
struct Learnt<F: Real> {
    window: Batch<F>,
    run: Run<F>,
    grads: Gradients<F>,
}

impl<F: Real> Default for Laboratory<F> {
    fn default() -> Self {
        Self {
            probe: None,
            learnt: None,
        }
    }
}

impl<F: Real> Laboratory<F> {
    /// Answers a question about the network of `trainer`. Its weights are unchanged afterwards; its gradients are not,
    /// but the next update computes its own.
    ///
    /// # Errors
    /// [`Refusal::NoAnswer`] to a question that is not one of the laboratory's, or to the check of a block that does
    /// not exist.
    pub fn ask(
        &mut self,
        trainer: &mut Trainer<F>,
        question: &Question,
    ) -> Result<Answer, Refusal> {
        Ok(match question {
            Question::Check { block } => self.check(trainer, *block)?,
            Question::Recurrent { layer, gate } => {
                Answer::of_rows(spectrum_rows(recurrent(&trainer.model, *layer, *gate)))
            }
            Question::Jacobian { layer, place, part } => {
                Answer::of_rows(spectrum_rows(self.jacobian(trainer, *layer, *place, *part)))
            }
            Question::Radii { layer } => Answer::of_rows(radii(&trainer.model, *layer)),
            Question::Reading { of } => Answer::of_rows(reading(trainer, *of)),
            Question::Product { layer, place, lags } => {
                Answer::of_rows(self.product(trainer, *layer, *place, lags))
            }
            Question::Gradient { block, first, rows } => {
                self.gradient(trainer, *block, *first, *rows)
            }
            Question::WeightSteps { block, row, column } => {
                Answer::of_rows(self.weight_steps(trainer, *block, (*row, *column)))
            }
            Question::Truncation { windows } => self.truncation(trainer, windows),
            Question::Saturation { layer } => Answer::of_rows(self.saturation(trainer, *layer)),
            Question::Slopes { points } => {
                Answer::of_rows(curve(trainer.config().activation, (*points).max(2)))
            }
            Question::Gate { layer, gate } => {
                let units = self.gate(trainer, *layer, *gate);
                Answer::of_rows(units.iter().flat_map(GateUse::row).collect())
            }
            _ => return Err(not_asked()),
        })
    }

    /// Checks a block's gradient on one window; where Ω is part of the loss, its own gradient follows the blocks, layer
    /// by layer.
    fn check(&mut self, trainer: &mut Trainer<F>, block: usize) -> Result<Answer, Refusal> {
        // The gradients in the model are those of the check's last forward pass.
        self.learnt = None;
        let window = window(trainer);
        let omega = trainer.config().omega > 0.0 && trainer.config().cell == CellKind::Rnn;
        let model = &mut trainer.model;
        let first = model.zero_states(1);
        let params = model.params().count();
        let blocks = params + if omega { model.layers.len() } else { 0 };
        if block >= blocks {
            return Err(Refusal::NoAnswer {
                detail: format!("it has {blocks} blocks to check, counted from 0, and no {block}"),
            });
        }
        let check = match block.checked_sub(params) {
            None => check_block(model, block, &window, &first, NUDGE, NUDGED),
            Some(layer) => check_omega(model, layer, &window, &first, NUDGE, NUDGED),
        };
        Ok(Answer {
            rows: check.row().to_vec(),
            head: Head::Check(CheckHead {
                name: check.name,
                blocks,
                weights: check.weights,
                nudged: check.nudged,
                index: check.index,
            }),
        })
    }

    /// ∂state_t/∂state_{t−1} at step `place` of the probe, or a part of it, in a layer of the network that reads this
    /// step.
    fn jacobian(
        &mut self,
        trainer: &Trainer<F>,
        layer: usize,
        place: usize,
        part: StatePart,
    ) -> Option<DMatrix<f64>> {
        let (sequence, run) = self.probe(trainer);
        let whole = step(&trainer.model, sequence, run, layer, place)?;
        match part {
            StatePart::State => Some(whole),
            StatePart::Cell => {
                let has_c = trainer.model.layers.get(layer)?.has_c();
                has_c.then(|| cell_part(&whole))
            }
        }
    }

    /// The singular values of the product of Jacobians over each of these numbers of steps (ascending) back from the
    /// answer after `place` steps of the probe.
    fn product(
        &mut self,
        trainer: &Trainer<F>,
        layer: usize,
        place: usize,
        lags: &[usize],
    ) -> Vec<f64> {
        let model = &trainer.model;
        let (sequence, _) = self.probe(trainer);
        let (mut run, mut grads) = (Run::default(), Gradients::default());
        let asked = connectivity(model, sequence, place, &mut run, &mut grads);
        let Some(here) = model.layers.get(layer).filter(|_| !asked.is_empty()) else {
            return Vec::new();
        };
        // The gradient of one answer's loss with respect to h_T; the cell's own path from h_T to c_T is part of the
        // Jacobian.
        let size = if here.has_c() {
            2 * here.units()
        } else {
            here.units()
        };
        let mut carried = DMatrix::zeros(1, size);
        let written = place - sequence.source_steps();
        let arriving = grads.layers[layer].d_h.column(written).transpose();
        carried
            .columns_mut(0, here.units())
            .copy_from(&arriving.map(F::to_f64));
        let mut product = Product::identity(size);
        let mut kept = 0.0;
        let mut rows = Vec::new();
        for lag in 1..=place.min(lags.last().copied().unwrap_or(0)) {
            let Some(step) = step(model, sequence, &run, layer, place - lag) else {
                break;
            };
            product.step_back(&step);
            // Its length is stored separately, as a logarithm.
            let length = carried.norm();
            if length > 0.0 {
                carried = (carried / length) * step;
            }
            kept += libm::log(carried.norm());
            if lags.contains(&lag) {
                let logs = product.log_singular_values();
                let middle = 0.5 * (logs[(size - 1) / 2] + logs[size / 2]);
                let logs = [logs[0], middle, logs[size - 1], kept];
                rows.push(lag as f64);
                rows.extend(logs.map(|log| log / std::f64::consts::LN_10));
            }
        }
        rows
    }

    /// The gradient of rows `first` … `first + rows` − 1 of a parameter block on one window.
    fn gradient(
        &mut self,
        trainer: &mut Trainer<F>,
        block: usize,
        first: usize,
        rows: usize,
    ) -> Answer {
        self.learn(trainer);
        let grad = trainer.model.params().nth(block).map(|param| &param.grad);
        let (columns, numbers) = match grad.filter(|grad| first + rows <= grad.nrows()) {
            None => (0, Vec::new()),
            Some(grad) => {
                let part = grad.rows(first, rows);
                (part.ncols(), part.iter().map(|d| d.to_f64()).collect())
            }
        };
        Answer {
            head: Head::Gradient(GradientHead { rows, columns }),
            rows: numbers,
        }
    }

    /// The gradient of one weight on that window, and then its terms, one per time step.
    fn weight_steps(
        &mut self,
        trainer: &mut Trainer<F>,
        block: usize,
        weight: (usize, usize),
    ) -> Vec<f64> {
        let Learnt { window, run, grads } = self.learn(trainer);
        let model = &trainer.model;
        let param = model.params().nth(block);
        let grad = param.and_then(|param| param.grad.get(weight));
        let terms = grad.and_then(|_| weight_steps(model, window, run, grads, block, weight));
        match grad.zip(terms) {
            None => Vec::new(),
            Some((grad, terms)) => std::iter::once(grad.to_f64()).chain(terms).collect(),
        }
    }

    /// Compares truncated gradients with the full one; no rows where there is a source.
    fn truncation(&mut self, trainer: &mut Trainer<F>, windows: &[usize]) -> Answer {
        // The comparison overwrites the gradients in the model.
        self.learnt = None;
        let whole = whole(trainer);
        let head = Head::Truncation(TruncationHead {
            steps: whole.as_ref().map_or(0, |whole| whole.steps),
            windows: windows.to_vec(),
        });
        let lengths: Vec<usize> = windows.iter().map(|window| (*window).max(1)).collect();
        let cuts = whole.map(|whole| truncation(&mut trainer.model, &whole, &lengths));
        let rows = cuts
            .into_iter()
            .flatten()
            .flat_map(|cut| [cut.carried, cut.reset].concat())
            .collect();
        Answer { head, rows }
    }

    /// How saturated φ is in a layer of a simple network on the probe; empty for other cells.
    fn saturation(&mut self, trainer: &Trainer<F>, layer: usize) -> Vec<f64> {
        let config = trainer.config();
        let seen = self
            .unrolled(trainer, layer)
            .filter(|_| config.cell == CellKind::Rnn);
        let pre = seen.map(|seen| seen.gates.map(F::to_f64));
        pre.map(|pre| saturation(config.activation, pre.as_slice()))
            .as_ref()
            .map_or_else(Vec::new, Saturation::row)
    }

    /// How open a gate is in every unit of a layer on the probe.
    fn gate(&mut self, trainer: &Trainer<F>, layer: usize, gate: usize) -> Vec<GateUse> {
        let Some(seen) = self.unrolled(trainer, layer) else {
            return Vec::new();
        };
        let n = seen.h.nrows();
        if (gate + 1) * n > seen.gates.nrows() {
            return Vec::new();
        }
        let values = |unit| seen.gates.row(gate * n + unit).map(F::to_f64);
        (0..n)
            .map(|unit| gate_use(values(unit).iter().copied()))
            .collect()
    }

    /// The activations of a layer on the probe.
    fn unrolled(&mut self, trainer: &Trainer<F>, layer: usize) -> Option<&Unrolled<F>> {
        let (_, run) = self.probe(trainer);
        run.encoder.iter().chain(&run.layers).nth(layer)
    }

    /// Runs the forward pass over the probe, unless its result is kept.
    fn probe(&mut self, trainer: &Trainer<F>) -> &(Batch<F>, Run<F>) {
        self.probe.get_or_insert_with(|| {
            let (model, sequence) = (&trainer.model, sequence(trainer));
            let mut run = Run::default();
            model.forward(&sequence, &model.zero_states(1), &mut run);
            (sequence, run)
        })
    }

    /// Runs the forward and backward pass over the window, unless their result is kept.
    fn learn(&mut self, trainer: &mut Trainer<F>) -> &Learnt<F> {
        self.learnt.get_or_insert_with(|| {
            let window = window(trainer);
            let model = &mut trainer.model;
            let (mut run, mut grads) = (Run::default(), Gradients::default());
            model.forward(&window, &model.zero_states(1), &mut run);
            model.backward_through_time(&window, &run, None, &mut grads);
            model.accumulate(&window, &run, &mut grads);
            Learnt { window, run, grads }
        })
    }
}

/// The probe: a text's first characters, or one sequence of another task, with its targets.
fn sequence<F: Real>(trainer: &Trainer<F>) -> Batch<F> {
    trainer.dataset().probe(trainer.config()).batch
}

/// The window on which gradients are measured: a window of the text, or the sequence.
fn window<F: Real>(trainer: &Trainer<F>) -> Batch<F> {
    let steps = trainer.plan().window.min(CHECKED_STEPS);
    match trainer.dataset() {
        Dataset::Text(text) => Batch::of_text(text.ids(), &[0], steps),
        Dataset::Task { .. } => sequence(trainer),
    }
}

/// The sequence that truncation cuts into windows: the beginning of the text, or the task's sequence; none where there
/// is a source.
fn whole<F: Real>(trainer: &Trainer<F>) -> Option<Batch<F>> {
    match trainer.dataset() {
        Dataset::Text(text) => {
            let steps = LONGEST_CUT.min(text.ids().len() - 1);
            Some(Batch::of_text(text.ids(), &[0], steps))
        }
        Dataset::Task { .. } => Some(sequence(trainer)).filter(|batch| batch.source.is_none()),
    }
}

/// ∂state_t/∂state_{t−1} at step `place` of `sequence`. The state after the source is the state before the target, so
/// these steps follow each other without a gap.
fn step<F: Real>(
    model: &Model<F>,
    sequence: &Batch<F>,
    run: &Run<F>,
    layer: usize,
    place: usize,
) -> Option<DMatrix<f64>> {
    let (layers, seen, t) = match place.checked_sub(sequence.source_steps()) {
        None => (&model.encoder, &run.encoder, place),
        Some(t) => (&model.layers, &run.layers, t),
    };
    let (here, seen) = layers.get(layer).zip(seen.get(layer))?;
    (t < seen.steps).then(|| jacobian(here, seen, t + 1, 0))
}

/// The block of U of a layer that belongs to one gate, H × H.
fn recurrent<F: Real>(model: &Model<F>, layer: usize, gate: usize) -> Option<DMatrix<f64>> {
    let layer = model.recurrent().nth(layer)?;
    (gate < layer.gates()).then(|| operation::recurrent(layer, gate))
}

/// ρ and s₁ of every gate's block of U in a layer, gate by gate.
fn radii<F: Real>(model: &Model<F>, layer: usize) -> Vec<f64> {
    (0..)
        .map_while(|gate| recurrent(model, layer, gate))
        .flat_map(|u| [spectral_radius(&u), largest_singular_value(&u)])
        .collect()
}

/// The value that an operation would report as the one before it, measured by the same code.
fn reading<F: Real>(trainer: &Trainer<F>, of: Readable) -> Vec<f64> {
    let rescale = |measure| Operation::Rescale {
        measure,
        target: 1.0,
    };
    let operation = match of {
        Readable::Radius => rescale(Measure::Radius),
        Readable::Norm => rescale(Measure::Norm),
        Readable::ForgetBias => Operation::ForgetBias { value: 0.0 },
        Readable::UpdateBias => Operation::UpdateBias { value: 0.0 },
    };
    match operation.read(&trainer.model, trainer.config()) {
        Reading::Numbers(numbers) => numbers,
        Reading::Activation(_) => Vec::new(),
    }
}

/// Rows of an eigenvalue's real and imaginary part and a singular value, each sorted with the largest first.
fn spectrum_rows(matrix: Option<DMatrix<f64>>) -> Vec<f64> {
    let Some(spectrum) = matrix.as_ref().map(Spectrum::of) else {
        return Vec::new();
    };
    spectrum
        .eigenvalues
        .iter()
        .zip(&spectrum.singular_values)
        .flat_map(|((re, im), s)| [*re, *im, *s])
        .collect()
}
