//! The network: stacked recurrent layers and a linear output.
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
use crate::layer::{Blame, Input, Layer, State, Unrolled, sum_columns};
use crate::loss;
use crate::param::{Param, reshape};

/// A recurrent network.
pub struct Model<F: Real> {
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
    /// The parameter blocks: each layer's W, U, b (and the recurrent bias), then the output's.
    pub fn params(&self) -> impl Iterator<Item = &Param<F>> {
        self.layers
            .iter()
            .flat_map(Layer::params)
            .chain([&self.w_y, &self.b_y])
    }

    /// The parameter blocks, to be changed.
    pub fn params_mut(&mut self) -> impl Iterator<Item = &mut Param<F>> {
        self.layers
            .iter_mut()
            .flat_map(Layer::params_mut)
            .chain([&mut self.w_y, &mut self.b_y])
    }

    /// Learned numbers in all.
    pub fn parameters(&self) -> usize {
        self.params().map(|p| p.value.len()).sum()
    }

    /// States that have read nothing.
    pub fn zero_states(&self, lanes: usize) -> Vec<State<F>> {
        self.layers
            .iter()
            .map(|layer| layer.zero_state(lanes))
            .collect()
    }

    /// Reads a batch from states `first` on.
    pub fn forward(&self, batch: &Batch<F>, first: &[State<F>], run: &mut Run<F>) {
        run.layers.resize_with(self.layers.len(), Unrolled::default);
        for (l, layer) in self.layers.iter().enumerate() {
            let (below, here) = run.layers.split_at_mut(l);
            let input = below
                .last()
                .map_or_else(|| batch.inputs.view(), |seen| output_of(seen));
            layer.forward(input, batch.steps, batch.lanes, &first[l], &mut here[0]);
        }
        let (rows, units) = self.w_y.value.shape();
        reshape(&mut run.said, rows, batch.steps * batch.lanes);
        for column in run.said.as_mut_slice().chunks_exact_mut(rows) {
            column.copy_from_slice(self.b_y.value.as_slice());
        }
        run.pack.pack(self.w_y.value.as_slice(), rows, 0, rows);
        let top = self.top(&run.layers);
        multiply(
            &run.pack,
            Columns::of(top, units),
            run.said.as_mut_slice(),
            rows,
            0,
        );
        loss::judge(&mut run.said, &batch.targets, &mut run.losses);
        let total: f64 = run.losses.iter().map(|x| x.wide()).sum();
        run.loss = total / loss::count(&batch.targets).max(1) as f64;
    }

    /// Follows the loss back through time, through every layer. `after` is blame at the states after the window, from
    /// whatever read them on; none for a window that stands alone.
    pub fn through_time(
        &self,
        batch: &Batch<F>,
        run: &Run<F>,
        after: Option<&[State<F>]>,
        felt: &mut Felt<F>,
    ) {
        reshape(&mut felt.d_outputs, run.said.nrows(), run.said.ncols());
        loss::blame(&run.said, &batch.targets, &mut felt.d_outputs);
        felt.layers.resize_with(self.layers.len(), Blame::default);
        for l in (0..self.layers.len()).rev() {
            let (layer, seen) = (&self.layers[l], &run.layers[l]);
            let (here, above) = felt.layers.split_at_mut(l + 1);
            let here = &mut here[l];
            layer.clear_blame(seen, here);
            let steps = layer.units() * seen.lanes;
            if let Some(after) = after {
                let end = here.d_h.len() - steps;
                here.d_h.as_mut_slice()[end..].copy_from_slice(after[l].h.as_slice());
                let end = here.d_c.len() - after[l].c.len();
                here.d_c.as_mut_slice()[end..].copy_from_slice(after[l].c.as_slice());
            }
            let arriving = &mut here.d_h.as_mut_slice()[steps..];
            match above.first_mut() {
                Some(above) => self.layers[l + 1].blame_input(above, arriving),
                None => {
                    let (rows, units) = self.w_y.value.shape();
                    felt.pack
                        .pack_transposed(self.w_y.value.as_slice(), rows, 0, rows);
                    multiply(
                        &felt.pack,
                        Columns::of(felt.d_outputs.as_slice(), rows),
                        arriving,
                        units,
                        0,
                    );
                }
            }
            layer.through_time(seen, here);
        }
    }

    /// Fills every [`Param::grad`] with the gradient of the mean loss.
    pub fn accumulate(&mut self, batch: &Batch<F>, run: &Run<F>, felt: &mut Felt<F>) {
        for (l, (layer, here)) in self.layers.iter_mut().zip(&mut felt.layers).enumerate() {
            let input = if l == 0 {
                batch.inputs.view()
            } else {
                output_of(&run.layers[l - 1])
            };
            layer.accumulate(input, &run.layers[l], here);
        }
        let (rows, units) = self.w_y.value.shape();
        let d = felt.d_outputs.as_slice();
        let grad = self.w_y.grad.as_mut_slice();
        grad.fill(F::ZERO);
        let top = run.layers.last().map_or(&[][..], Unrolled::outputs);
        let columns = run.said.ncols();
        add_outer_products(
            Columns::of(d, rows),
            rows,
            Columns::of(top, units),
            columns,
            grad,
            rows,
            0,
            &mut felt.outer,
        );
        self.b_y.grad.as_mut_slice().fill(F::ZERO);
        sum_columns(d, self.b_y.grad.as_mut_slice());
    }

    fn top<'a>(&self, layers: &'a [Unrolled<F>]) -> &'a [F] {
        layers.last().map_or(&[], Unrolled::outputs)
    }
}

/// What the layer above reads.
fn output_of<F: Real>(seen: &Unrolled<F>) -> Input<'_, F> {
    Input::Vectors(seen.outputs(), seen.h.nrows())
}
