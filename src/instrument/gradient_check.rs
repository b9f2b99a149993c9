//! Is the gradient right? Nudge a weight and compare.
//!
//! For every parameter block, the derivative of the loss along single weights by central differences, D(ε) = (L(w + ε)
//! − L(w − ε)) / 2ε, is compared with the gradient from backpropagation through time. The error of D is a multiple of
//! ε², which matters where training has left little of a gradient; the error of (4·D(ε) − D(2ε)) / 3 is only of order
//! ε⁴ (Richardson 1911).

use nalgebra::DMatrix;

use crate::batch::Batch;
use crate::kernel::Real;
use crate::layer::State;
use crate::model::{Gradients, Model, Run};
use crate::omega::Omega;

/// Units in the last place by which rounding may change a loss in double precision.
const ROUNDED: f64 = 8.0;

/// The difference between a block's gradient and the one from nudging.
#[derive(Clone, Debug, PartialEq)]
pub struct BlockCheck {
    /// The block's name.
    pub name: String,
    /// Number of weights in the block.
    pub weights: usize,
    /// Number of weights nudged.
    pub nudged: usize,
    /// The largest |ours − nudged| over the block, divided by the largest |gradient| of the block.
    pub worst: f64,
    /// The error that rounding alone explains: a loss is exact to a few units in its last place, and is divided by a
    /// nudge. Where the gradient is almost zero, nudging cannot be more precise.
    pub rounding: f64,
    /// The weight with that error, counted by columns.
    pub index: usize,
    /// Its gradient by backpropagation.
    pub ours: f64,
    /// Its gradient by nudging.
    pub nudged_says: f64,
}

impl BlockCheck {
    /// [`crate::wire::CHECK_FIELDS`].
    pub fn row(&self) -> [f64; 4] {
        [self.worst, self.rounding, self.ours, self.nudged_says]
    }
}

/// Checks every block on one batch, at most `most` weights a block, evenly spread; `nudge` is ε. Afterwards the model's
/// weights are as before, and its gradients are those of the batch.
pub fn check_gradients<F: Real>(
    model: &mut Model<F>,
    batch: &Batch<F>,
    first: &[State<F>],
    nudge: f64,
    most: usize,
) -> Vec<BlockCheck> {
    (0..model.params().count())
        .map(|block| check_block(model, block, batch, first, nudge, most))
        .collect()
}

/// The same for block number `block` alone (from 0).
pub fn check_block<F: Real>(
    model: &mut Model<F>,
    block: usize,
    batch: &Batch<F>,
    first: &[State<F>],
    nudge: f64,
    most: usize,
) -> BlockCheck {
    let (mut run, mut grads) = (Run::default(), Gradients::default());
    model.forward(batch, first, &mut run);
    model.backward_through_time(batch, &run, None, &mut grads);
    model.accumulate(batch, &run, &mut grads);
    let grad = gradient(model, block);
    compare(model, block, &grad, nudge, most, |model| {
        model.forward(batch, first, &mut run);
        run.loss
    })
}

/// The same for the gradient of Ω, with respect to U of layer `layer` of a simple network. States and their gradients
/// are held constant, as in the gradient of Ω.
pub fn check_omega<F: Real>(
    model: &mut Model<F>,
    layer: usize,
    batch: &Batch<F>,
    first: &[State<F>],
    nudge: f64,
    most: usize,
) -> BlockCheck {
    let (mut run, mut grads) = (Run::default(), Gradients::default());
    model.forward(batch, first, &mut run);
    model.backward_through_time(batch, &run, None, &mut grads);
    let u = 1 + (model.encoder.len() + layer) * model.layers[layer].params().count();
    let mut omega = Omega::default();
    model.layers[layer].w_h.grad.fill(F::ZERO);
    omega.add(1.0, model, &grads);
    let grad = gradient(model, u);
    // With a weight of 0 it adds nothing to the gradients, and returns Ω.
    let check = compare(model, u, &grad, nudge, most, |model| {
        omega.add(0.0, model, &grads)
    });
    BlockCheck {
        name: format!("Ω, {}", check.name),
        ..check
    }
}

fn gradient<F: Real>(model: &Model<F>, block: usize) -> DMatrix<F> {
    let param = model.params().nth(block);
    param.map(|p| p.grad.clone()).unwrap_or_default()
}

/// Compares `grad`, the gradient of the quantity that `at` computes, with nudging the weights of a block.
fn compare<F: Real>(
    model: &mut Model<F>,
    block: usize,
    grad: &DMatrix<F>,
    nudge: f64,
    most: usize,
    mut at: impl FnMut(&mut Model<F>) -> f64,
) -> BlockCheck {
    let scale = grad
        .iter()
        .map(|g| g.to_f64().abs())
        .fold(f64::MIN_POSITIVE, f64::max);
    let stride = grad.len().div_ceil(most).max(1);
    let name = model.params().nth(block).map(|p| p.name.clone());
    let mut check = BlockCheck {
        name: name.unwrap_or_default(),
        weights: grad.len(),
        nudged: 0,
        worst: 0.0,
        rounding: 0.0,
        index: 0,
        ours: 0.0,
        nudged_says: 0.0,
    };
    for index in (0..grad.len()).step_by(stride) {
        let weight = weight(model, block, index);
        let mut with = |value: F| {
            set_weight(model, block, index, value);
            at(model)
        };
        let mut rounded = 0.0;
        let mut difference = |nudge: f64| {
            let (above, below) = (
                F::of(weight.to_f64() + nudge),
                F::of(weight.to_f64() - nudge),
            );
            let (high, low) = (with(above), with(below));
            // The nudge after rounding.
            let width = above.to_f64() - below.to_f64();
            rounded = f64::max(rounded, ROUNDED * f64::EPSILON * high.abs() / width);
            (high - low) / width
        };
        let nudged_says = (4.0 * difference(nudge) - difference(2.0 * nudge)) / 3.0;
        set_weight(model, block, index, weight);
        let ours = grad[index].to_f64();
        let error = (ours - nudged_says).abs() / scale;
        check.rounding = check.rounding.max(rounded / scale);
        check.nudged += 1;
        if error > check.worst || error.is_nan() {
            check = BlockCheck {
                worst: error,
                index,
                ours,
                nudged_says,
                ..check
            };
        }
    }
    check
}

fn weight<F: Real>(model: &Model<F>, block: usize, index: usize) -> F {
    model
        .params()
        .nth(block)
        .map_or(F::ZERO, |p| p.value[index])
}

fn set_weight<F: Real>(model: &mut Model<F>, block: usize, index: usize, value: F) {
    if let Some(param) = model.params_mut().nth(block) {
        param.value[index] = value;
    }
}
