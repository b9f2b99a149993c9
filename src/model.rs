//! The network: stacked recurrent layers and a linear output, perhaps with an encoder in front.
//!
//! Training it is three calls, and data passes through them in this order:
//!
//! ```text
//! model.forward(&batch, &states, &mut run)                  activations, outputs, loss
//! model.backward_through_time(&batch, &run, …, &mut grads)  ∂L/∂h_t of every layer and step
//! model.accumulate(&batch, &run, &mut grads)                ∂L/∂W, ∂L/∂U, ∂L/∂b: sums over the steps
//! ```
//!
//! Only the last changes the model, and only its gradients: whatever runs the first two borrows the model and cannot
//! disturb its training.

use nalgebra::DMatrix;

use crate::attention::{Attended, Attention, AttentionGradients};
use crate::batch::Batch;
use crate::kernel::product::OuterScratch;
use crate::kernel::{Columns, Packed, Real, add_outer_products, multiply};
use crate::layer::{Layer, LayerGradients, State, Unrolled, sum_columns};
use crate::loss;
use crate::param::{Param, reshape};
use crate::stack;

/// The sizes of a network's input and output at a step: so many symbols, or so many numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Symbols or numbers read.
    pub inputs: usize,
    /// Symbols or numbers in the output.
    pub outputs: usize,
    /// Symbols of the source, where an encoder reads one first.
    pub source: Option<usize>,
    /// Whether the output looks back at the source.
    pub attention: bool,
}

impl Shape {
    /// Of a network without an encoder.
    pub fn plain(inputs: usize, outputs: usize) -> Self {
        Self {
            inputs,
            outputs,
            source: None,
            attention: false,
        }
    }
}

/// A recurrent network.
pub struct Model<F: Real> {
    /// The layers that read a source before anything is written, the one that reads the input first; none in a network
    /// without an encoder. With them it is an encoder–decoder (Sutskever, Vinyals & Le 2014; Cho et al.
    /// 2014): the states after the source are the states that [`Model::layers`] begin from.
    pub encoder: Vec<Layer<F>>,
    /// The recurrent layers, the one that reads the input first.
    pub layers: Vec<Layer<F>>,
    /// What lets the output look back at the source, where it does.
    pub attention: Option<Attention<F>>,
    /// The output's weights, V × H; with attention V × 2H, for the state and the context.
    pub w_y: Param<F>,
    /// The output's bias, V × 1.
    pub b_y: Param<F>,
}

/// What a forward pass computes; reused from window to window, so that training allocates nothing.
#[derive(Clone, Debug)]
pub struct Run<F: Real> {
    /// The activations of each layer of the encoder over the last source.
    pub encoder: Vec<Unrolled<F>>,
    /// The activations of each layer.
    pub layers: Vec<Unrolled<F>>,
    /// The activations of attention.
    pub attended: Attended<F>,
    /// Probabilities, V × T·B (for vector targets, the outputs themselves).
    pub outputs: DMatrix<F>,
    /// The loss of every column; 0 where there is no target.
    pub losses: Vec<F>,
    /// The mean loss over the columns with a target, in nats (cross-entropy) or squared units.
    pub loss: f64,
    pack: Packed<F>,
}

/// What a backward pass computes: the gradient of the loss at every activation.
#[derive(Clone, Debug)]
pub struct Gradients<F: Real> {
    /// The gradients of each layer of the encoder.
    pub encoder: Vec<LayerGradients<F>>,
    /// The gradients of each layer.
    pub layers: Vec<LayerGradients<F>>,
    /// The gradients of attention.
    pub attention: AttentionGradients<F>,
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
            attended: Attended::default(),
            outputs: DMatrix::from_element(0, 0, F::ZERO),
            losses: Vec::new(),
            loss: 0.0,
            pack: Packed::default(),
        }
    }
}

impl<F: Real> Default for Gradients<F> {
    fn default() -> Self {
        Self {
            encoder: Vec::new(),
            layers: Vec::new(),
            attention: AttentionGradients::default(),
            d_outputs: DMatrix::from_element(0, 0, F::ZERO),
            pack: Packed::default(),
            outer: OuterScratch::default(),
        }
    }
}

impl<F: Real> Run<F> {
    /// The batch size of the batch that was read.
    pub fn batch_size(&self) -> usize {
        self.layers
            .first()
            .map_or(1, |unrolled| unrolled.batch_size)
    }

    /// The states after the last step, layer by layer.
    pub fn last(&self) -> Vec<State<F>> {
        self.layers.iter().map(Unrolled::last).collect()
    }
}

impl<F: Real> Model<F> {
    /// Every recurrent layer, the encoder's first.
    pub fn recurrent(&self) -> impl Iterator<Item = &Layer<F>> {
        self.encoder.iter().chain(&self.layers)
    }

    /// Every recurrent layer, to be changed.
    pub fn recurrent_mut(&mut self) -> impl Iterator<Item = &mut Layer<F>> {
        self.encoder.iter_mut().chain(&mut self.layers)
    }

    /// The parameter blocks: each layer's W, U, b (and the recurrent bias), the encoder's first, then attention's and
    /// the output's.
    // Listed first: walked where it is used, a chain of chains would be in the download once for every use.
    #[inline(never)]
    pub fn params(&self) -> impl Iterator<Item = &Param<F>> {
        let listed: Vec<_> = self
            .recurrent()
            .flat_map(Layer::params)
            .chain(self.attention.iter().flat_map(Attention::params))
            .chain([&self.w_y, &self.b_y])
            .collect();
        listed.into_iter()
    }

    /// The parameter blocks, to be changed.
    #[inline(never)]
    pub fn params_mut(&mut self) -> impl Iterator<Item = &mut Param<F>> {
        let listed: Vec<_> = self
            .encoder
            .iter_mut()
            .chain(&mut self.layers)
            .flat_map(Layer::params_mut)
            .chain(self.attention.iter_mut().flat_map(Attention::params_mut))
            .chain([&mut self.w_y, &mut self.b_y])
            .collect();
        listed.into_iter()
    }

    /// Learned numbers in all.
    pub fn parameters(&self) -> usize {
        self.params().map(|p| p.value.len()).sum()
    }

    /// The zero states, before anything is read.
    pub fn zero_states(&self, batch_size: usize) -> Vec<State<F>> {
        zero_states(&self.layers, batch_size)
    }

    /// Reads a batch from states `first` on; where it has a source, from the states after that instead. A batch without
    /// one, in a network with an encoder, is more of what was being written.
    pub fn forward(&self, batch: &Batch<F>, first: &[State<F>], run: &mut Run<F>) {
        match &batch.source {
            None => stack::forward(&self.layers, batch, first, &mut run.layers),
            Some(source) => {
                let nothing = zero_states(&self.encoder, source.batch_size);
                stack::forward(&self.encoder, source, &nothing, &mut run.encoder);
                let understood: Vec<_> = run.encoder.iter().map(Unrolled::last).collect();
                stack::forward(&self.layers, batch, &understood, &mut run.layers);
            }
        }
        if let Some(attention) = self.attention()
            && let Some((source, written)) = run.encoder.last().zip(run.layers.last())
        {
            attention.forward(source, written, &mut run.attended);
        }
        let rows = self.w_y.value.nrows();
        reshape(&mut run.outputs, rows, batch.steps * batch.batch_size);
        for column in run.outputs.as_mut_slice().chunks_exact_mut(rows) {
            column.copy_from_slice(self.b_y.value.as_slice());
        }
        for (w, read) in self
            .w_y_by_part()
            .zip(read_by_output(&run.layers, &run.attended))
        {
            run.pack.pack(w, rows, 0, rows);
            let read = Columns::of(read, w.len() / rows);
            multiply(&run.pack, read, run.outputs.as_mut_slice(), rows, 0);
        }
        loss::forward(&mut run.outputs, &batch.targets, &mut run.losses);
        let total: f64 = run.losses.iter().map(|x| x.to_f64()).sum();
        run.loss = total / loss::count(&batch.targets).max(1) as f64;
    }

    /// Follows the loss back through time, through every layer, and on into the encoder where the batch has a source.
    /// `after` is the gradient at the states after the window, from whatever reads on from them; none for a window that
    /// stands alone.
    pub fn backward_through_time(
        &self,
        batch: &Batch<F>,
        run: &Run<F>,
        after: Option<&[State<F>]>,
        grads: &mut Gradients<F>,
    ) {
        reshape(
            &mut grads.d_outputs,
            run.outputs.nrows(),
            run.outputs.ncols(),
        );
        loss::backward(&run.outputs, &batch.targets, &mut grads.d_outputs);
        let rows = self.w_y.value.nrows();
        let d = Columns::of(grads.d_outputs.as_slice(), rows);
        let mut parts = self.w_y_by_part();
        let of_states = parts.next().unwrap_or_default();
        grads.pack.pack_transposed(of_states, rows, 0, rows);
        let units = of_states.len() / rows;
        if let Some(attention) = self.attention()
            && let Some((source, of_context)) = run.encoder.last().zip(parts.next())
        {
            let d_attention = &mut grads.attention;
            d_attention.clear(units, run.outputs.ncols());
            let mut pack = Packed::default();
            pack.pack_transposed(of_context, rows, 0, rows);
            multiply(&pack, d, d_attention.d_context.as_mut_slice(), units, 0);
            attention.backward(source, &run.attended, d_attention);
        }
        let attention = self.attention().is_some().then_some(&grads.attention);
        let arrive = |arriving: &mut [F]| {
            multiply(&grads.pack, d, arriving, units, 0);
            if let Some(attention) = attention {
                attention.add_to_written(arriving);
            }
        };
        stack::backward_through_time(&self.layers, &run.layers, after, arrive, &mut grads.layers);
        if batch.source.is_some() {
            // The states after the source are the states before the window, so they have the same gradient.
            let understood: Vec<_> = grads
                .layers
                .iter()
                .map(|d| d.before(batch.batch_size))
                .collect();
            let (after, arrive) = (Some(&understood[..]), |arriving: &mut [F]| {
                if let Some(attention) = attention {
                    attention.add_to_source(arriving);
                }
            });
            stack::backward_through_time(
                &self.encoder,
                &run.encoder,
                after,
                arrive,
                &mut grads.encoder,
            );
        }
    }

    /// Fills every [`Param::grad`] with the gradient of the mean loss.
    pub fn accumulate(&mut self, batch: &Batch<F>, run: &Run<F>, grads: &mut Gradients<F>) {
        stack::accumulate(&mut self.layers, batch, &run.layers, &mut grads.layers);
        match &batch.source {
            Some(source) => {
                stack::accumulate(&mut self.encoder, source, &run.encoder, &mut grads.encoder);
            }
            None => self
                .encoder
                .iter_mut()
                .flat_map(Layer::params_mut)
                .for_each(|p| p.grad.as_mut_slice().fill(F::ZERO)),
        }
        if cfg!(feature = "tasks")
            && let Some(attention) = &mut self.attention
            && let Some((source, written)) = run.encoder.last().zip(run.layers.last())
        {
            attention.accumulate(source, written, &grads.attention, &mut grads.outer);
        }
        let rows = self.w_y.value.nrows();
        let d = grads.d_outputs.as_slice();
        let parts = self.parts();
        let grad = self.w_y.grad.as_mut_slice();
        grad.fill(F::ZERO);
        let part = grad.len() / parts;
        for (grad, read) in grad
            .chunks_exact_mut(part)
            .zip(read_by_output(&run.layers, &run.attended))
        {
            let (left, right) = (Columns::of(d, rows), Columns::of(read, part / rows));
            let columns = run.outputs.ncols();
            add_outer_products(left, rows, right, columns, grad, rows, 0, &mut grads.outer);
        }
        self.b_y.grad.as_mut_slice().fill(F::ZERO);
        sum_columns(d, self.b_y.grad.as_mut_slice());
    }

    /// Attention, where there is any. The module that trains on text alone has none, so it contains no attention code.
    fn attention(&self) -> Option<&Attention<F>> {
        self.attention.as_ref().filter(|_| cfg!(feature = "tasks"))
    }

    /// How many things the output reads: the highest layer's state and, with attention, the context.
    fn parts(&self) -> usize {
        1 + usize::from(self.attention.is_some())
    }

    /// The output's weights for each of them, V × H.
    fn w_y_by_part(&self) -> impl Iterator<Item = &[F]> {
        let w_y = self.w_y.value.as_slice();
        w_y.chunks_exact((w_y.len() / self.parts()).max(1))
    }
}

/// What the output reads, one after the other, each H × T·B.
fn read_by_output<'a, F: Real>(
    layers: &'a [Unrolled<F>],
    attended: &'a Attended<F>,
) -> [&'a [F]; 2] {
    [stack::top(layers), attended.context.as_slice()]
}

/// The zero states of a stack.
fn zero_states<F: Real>(layers: &[Layer<F>], batch_size: usize) -> Vec<State<F>> {
    layers
        .iter()
        .map(|layer| layer.zero_state(batch_size))
        .collect()
}
