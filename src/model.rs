//! The network: stacked recurrent layers and a linear output, perhaps with an encoder in front.
//!
//! Training it is three calls, and data passes through them in this order:
//!
//! ```text
//! model.forward(&batch, &states, &mut run)        what it saw, what it said, how wrong that was
//! model.through_time(&batch, &run, …, &mut felt)  how each state along the way shares the blame
//! model.accumulate(&batch, &run, &mut felt)       what that means for the weights
//! ```
//!
//! Only the last changes the model, and only its gradients: an instrument that follows a loss back through time borrows
//! the model and cannot disturb its training.

use nalgebra::DMatrix;

use crate::batch::Batch;
use crate::kernel::product::OuterScratch;
use crate::kernel::{Columns, Packed, Real, add_outer_products, multiply};
use crate::layer::{Blame, Layer, State, Unrolled, sum_columns};
use crate::loss;
use crate::param::{Param, reshape};
use crate::stack;

/// A recurrent network.
pub struct Model<F: Real> {
    /// The layers that read a source before anything is written, the one that reads the input first; none in a network
    /// that reads and writes as one. With them it is an encoder–decoder (Sutskever, Vinyals & Le 2014; Cho et al. 2014):
    /// the states after the source are the states that [`Model::layers`] begin from.
    pub encoder: Vec<Layer<F>>,
    /// The recurrent layers, the one that reads the input first.
    pub layers: Vec<Layer<F>>,
    /// The output's weights, V × H.
    pub w_y: Param<F>,
    /// The output's bias, V × 1.
    pub b_y: Param<F>,
}

/// What a forward pass saw; reused from window to window, so that training allocates nothing.
#[derive(Clone, Debug)]
pub struct Run<F: Real> {
    /// What each layer of the encoder saw of the last source.
    pub encoder: Vec<Unrolled<F>>,
    /// What each layer saw.
    pub layers: Vec<Unrolled<F>>,
    /// What the network said: probabilities, V × T·B (for vector targets, the outputs themselves).
    pub said: DMatrix<F>,
    /// The loss of every column; 0 where nothing was asked.
    pub losses: Vec<F>,
    /// The mean loss over the columns with a target, in nats (cross-entropy) or squared units.
    pub loss: f64,
    pack: Packed<F>,
}

/// What a backward pass felt.
#[derive(Clone, Debug)]
pub struct Felt<F: Real> {
    /// What each layer of the encoder felt.
    pub encoder: Vec<Blame<F>>,
    /// What each layer felt.
    pub layers: Vec<Blame<F>>,
    /// ∂L/∂logits, V × T·B.
    pub d_outputs: DMatrix<F>,
    pack: Packed<F>,
    outer: OuterScratch<F>,
}

impl<F: Real> Default for Run<F> {
    fn default() -> Self {
        Self {
            encoder: Vec::new(),
            layers: Vec::new(),
            said: DMatrix::from_element(0, 0, F::ZERO),
            losses: Vec::new(),
            loss: 0.0,
            pack: Packed::default(),
        }
    }
}

impl<F: Real> Default for Felt<F> {
    fn default() -> Self {
        Self {
            encoder: Vec::new(),
            layers: Vec::new(),
            d_outputs: DMatrix::from_element(0, 0, F::ZERO),
            pack: Packed::default(),
            outer: OuterScratch::default(),
        }
    }
}

impl<F: Real> Run<F> {
    /// The states after the last step, layer by layer.
    pub fn last(&self) -> Vec<State<F>> {
        self.layers.iter().map(Unrolled::last).collect()
    }
}

impl<F: Real> Model<F> {
    /// The parameter blocks: each layer's W, U, b (and the recurrent bias), the encoder's first, then the output's.
    pub fn params(&self) -> impl Iterator<Item = &Param<F>> {
        self.encoder
            .iter()
            .chain(&self.layers)
            .flat_map(Layer::params)
            .chain([&self.w_y, &self.b_y])
    }

    /// The parameter blocks, to be changed.
    pub fn params_mut(&mut self) -> impl Iterator<Item = &mut Param<F>> {
        self.encoder
            .iter_mut()
            .chain(&mut self.layers)
            .flat_map(Layer::params_mut)
            .chain([&mut self.w_y, &mut self.b_y])
    }

    /// Learned numbers in all.
    pub fn parameters(&self) -> usize {
        self.params().map(|p| p.value.len()).sum()
    }

    /// States that have read nothing.
    pub fn zero_states(&self, lanes: usize) -> Vec<State<F>> {
        zero_states(&self.layers, lanes)
    }

    /// Reads a batch from states `first` on; where it has a source, from the states after that instead. A batch without
    /// one, in a network with an encoder, is more of what was being written.
    pub fn forward(&self, batch: &Batch<F>, first: &[State<F>], run: &mut Run<F>) {
        match &batch.source {
            None => stack::forward(&self.layers, batch, first, &mut run.layers),
            Some(source) => {
                let nothing = zero_states(&self.encoder, source.lanes);
                stack::forward(&self.encoder, source, &nothing, &mut run.encoder);
                let understood: Vec<_> = run.encoder.iter().map(Unrolled::last).collect();
                stack::forward(&self.layers, batch, &understood, &mut run.layers);
            }
        }
        let (rows, units) = self.w_y.value.shape();
        reshape(&mut run.said, rows, batch.steps * batch.lanes);
        for column in run.said.as_mut_slice().chunks_exact_mut(rows) {
            column.copy_from_slice(self.b_y.value.as_slice());
        }
        run.pack.pack(self.w_y.value.as_slice(), rows, 0, rows);
        let top = Columns::of(stack::top(&run.layers), units);
        multiply(&run.pack, top, run.said.as_mut_slice(), rows, 0);
        loss::judge(&mut run.said, &batch.targets, &mut run.losses);
        let total: f64 = run.losses.iter().map(|x| x.wide()).sum();
        run.loss = total / loss::count(&batch.targets).max(1) as f64;
    }

    /// Follows the loss back through time, through every layer, and on into the encoder where the batch has a source.
    /// `after` is blame at the states after the window, from whatever read them on; none for a window that stands alone.
    pub fn through_time(
        &self,
        batch: &Batch<F>,
        run: &Run<F>,
        after: Option<&[State<F>]>,
        felt: &mut Felt<F>,
    ) {
        reshape(&mut felt.d_outputs, run.said.nrows(), run.said.ncols());
        loss::blame(&run.said, &batch.targets, &mut felt.d_outputs);
        let (rows, units) = self.w_y.value.shape();
        felt.pack
            .pack_transposed(self.w_y.value.as_slice(), rows, 0, rows);
        let d = Columns::of(felt.d_outputs.as_slice(), rows);
        let arrive = |arriving: &mut [F]| multiply(&felt.pack, d, arriving, units, 0);
        stack::through_time(&self.layers, &run.layers, after, arrive, &mut felt.layers);
        if batch.source.is_some() {
            // The states after the source are the states before the window, and so is their blame.
            let understood: Vec<_> = felt.layers.iter().map(|d| d.before(batch.lanes)).collect();
            stack::through_time(
                &self.encoder,
                &run.encoder,
                Some(&understood),
                |_| (),
                &mut felt.encoder,
            );
        }
    }

    /// Fills every [`Param::grad`] with the gradient of the mean loss.
    pub fn accumulate(&mut self, batch: &Batch<F>, run: &Run<F>, felt: &mut Felt<F>) {
        stack::accumulate(&mut self.layers, batch, &run.layers, &mut felt.layers);
        match &batch.source {
            Some(source) => {
                stack::accumulate(&mut self.encoder, source, &run.encoder, &mut felt.encoder);
            }
            None => self
                .encoder
                .iter_mut()
                .flat_map(Layer::params_mut)
                .for_each(|p| p.grad.as_mut_slice().fill(F::ZERO)),
        }
        let (rows, units) = self.w_y.value.shape();
        let d = felt.d_outputs.as_slice();
        let grad = self.w_y.grad.as_mut_slice();
        grad.fill(F::ZERO);
        add_outer_products(
            Columns::of(d, rows),
            rows,
            Columns::of(stack::top(&run.layers), units),
            run.said.ncols(),
            grad,
            rows,
            0,
            &mut felt.outer,
        );
        self.b_y.grad.as_mut_slice().fill(F::ZERO);
        sum_columns(d, self.b_y.grad.as_mut_slice());
    }
}

/// States of a stack that has read nothing.
fn zero_states<F: Real>(layers: &[Layer<F>], lanes: usize) -> Vec<State<F>> {
    layers.iter().map(|layer| layer.zero_state(lanes)).collect()
}
