//! The laboratory: a copy of a network, in double precision, to be examined at leisure.
//!
//! It is made from a checkpoint, in an instance of its own, so nothing that is done here can reach the network that
//! trains, or keep it waiting.

use nalgebra::DMatrix;

use crate::batch::{Batch, Inputs, Targets};
use crate::checkpoint;
use crate::config::{CellKind, Config};
use crate::instrument::bill::{Bill, GateUse, bill, gate_use};
use crate::instrument::connectivity::connectivity;
use crate::instrument::gradient_check::{BlockCheck, check_block};
use crate::instrument::jacobian::jacobian;
use crate::instrument::spectrum::Spectrum;
use crate::model::{Felt, Model, Run};
use crate::refusal::Refusal;
use crate::session::probe;

/// Characters of the window that gradients are checked on, at most.
const CHECKED_STEPS: usize = 50;
/// Weights nudged in each block, at most.
const NUDGED: usize = 30;
/// How far a weight is nudged: in double precision, near the best for a second-order difference.
const NUDGE: f64 = 1e-5;

/// A network under examination.
pub struct Laboratory {
    model: Model<f64>,
    config: Config,
    /// One window of the text.
    window: Batch<f64>,
    /// The characters that are read.
    probe: Vec<u16>,
    /// What was seen on reading them.
    seen: Run<f64>,
}

impl Laboratory {
    /// The network of a checkpoint, on the text it was trained on.
    ///
    /// # Errors
    /// [`Refusal::BadCheckpoint`].
    pub fn restore(bytes: &[u8], text: &str) -> Result<Self, Refusal> {
        let trainer = checkpoint::load::<f64>(bytes, text)?;
        let (config, ids) = (trainer.config().clone(), trainer.text().ids());
        let steps = trainer.plan().window.min(CHECKED_STEPS);
        let (window, probe) = (
            Batch::of_text(ids, &[0], steps),
            probe(trainer.text()).to_vec(),
        );
        let model = trainer.model;
        let mut seen = Run::default();
        let batch = Batch::new(
            1,
            Inputs::Symbols(probe.iter().map(|id| u32::from(*id)).collect()),
            Targets::Symbols(vec![None; probe.len()]),
        );
        model.forward(&batch, &model.zero_states(1), &mut seen);
        Ok(Self {
            window,
            model,
            config,
            probe,
            seen,
        })
    }

    /// Checks the gradient of parameter block `block` (from 0) on one window; none where there is no such block.
    pub fn check(&mut self, block: usize) -> Option<BlockCheck> {
        let first = self.model.zero_states(1);
        (block < self.model.params().count())
            .then(|| check_block(&mut self.model, block, &self.window, &first, NUDGE, NUDGED))
    }

    /// For the probe's character at `place` (from 1): ‖∂ log p/∂x‖ of each character before it; nothing elsewhere.
    pub fn connectivity(&self, place: usize) -> Vec<f64> {
        if !(1..self.probe.len()).contains(&place) {
            return Vec::new();
        }
        let (mut run, mut felt) = (Run::default(), Felt::default());
        connectivity(&self.model, &self.probe, place, &mut run, &mut felt)
    }

    /// The block of U of a layer that belongs to one gate, H × H (both from 0).
    pub fn recurrent(&self, layer: usize, gate: usize) -> Option<DMatrix<f64>> {
        let layer = self.model.layers.get(layer)?;
        let n = layer.units();
        let u = &layer.w_h.value;
        ((gate + 1) * n <= u.nrows()).then(|| u.rows(gate * n, n).into_owned())
    }

    /// ∂state_t/∂state_{t−1} of a layer (from 0) on reading character `place` of the probe (from 0).
    pub fn jacobian(&self, layer: usize, place: usize) -> Option<DMatrix<f64>> {
        let here = self.model.layers.get(layer)?;
        (place < self.probe.len()).then(|| jacobian(here, &self.seen.layers[layer], place + 1, 0))
    }

    /// What φ costs in a layer of a simple network on the probe; nothing for other cells.
    pub fn bill(&self, layer: usize) -> Option<Bill> {
        let seen = self.seen.layers.get(layer)?;
        (self.config.cell == CellKind::Rnn)
            .then(|| bill(self.config.activation, seen.gates.as_slice()))
    }

    /// How every unit of a layer uses gate number `gate` (both from 0) on the probe.
    pub fn gate(&self, layer: usize, gate: usize) -> Vec<GateUse> {
        let Some((seen, n)) = self
            .seen
            .layers
            .get(layer)
            .map(|seen| (seen, seen.h.nrows()))
        else {
            return Vec::new();
        };
        if (gate + 1) * n > seen.gates.nrows() {
            return Vec::new();
        }
        (0..n)
            .map(|unit| gate_use(seen.gates.row(gate * n + unit).iter().copied()))
            .collect()
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
