//! Which earlier characters did the network use to predict this one?
//!
//! ‖∂ log p(character)/∂x_{t−k}‖ for every earlier character x of the text (Madsen, "Visualizing memorization in RNNs",
//! Distill 2019): how much the prediction would change if that input were nudged. Inputs are one-hot vectors, so the
//! gradient is that of the input's place among all symbols.

use crate::batch::{Batch, Inputs, Targets};
use crate::kernel::Real;
use crate::kernel::map::sum_of_squares;
use crate::model::{Felt, Model, Run};

/// For the character at `place` (from 1) of `ids`, read from a zero state: the connectivity of each of the `place`
/// characters before it, first to last.
pub fn connectivity<F: Real>(
    model: &Model<F>,
    ids: &[u16],
    place: usize,
    run: &mut Run<F>,
    felt: &mut Felt<F>,
) -> Vec<f64> {
    let mut targets = vec![None; place];
    targets[place - 1] = Some(u32::from(ids[place]));
    let batch = Batch::new(
        1,
        Inputs::Symbols(ids[..place].iter().map(|id| u32::from(*id)).collect()),
        Targets::Symbols(targets),
    );
    model.forward(&batch, &model.zero_states(1), run);
    model.through_time(&batch, run, None, felt);
    let inputs = model.layers[0].w_x.value.ncols();
    let mut d_x = vec![F::ZERO; inputs * place];
    model.layers[0].blame_input(&mut felt.layers[0], &mut d_x);
    d_x.chunks_exact(inputs)
        .map(|d| sum_of_squares(d).sqrt())
        .collect()
}
