//! The inside of a network while it reads a sequence: hidden and cell states and every gate, step by step.

use nalgebra::DMatrix;

use crate::batch::Batch;
use crate::kernel::Real;
use crate::layer::Unrolled;
use crate::model::{Model, Run};

/// Units × steps of channel number `channel` of layer `layer` (both from 0), for the one sequence of `batch` read from
/// a zero state; where it has a source, the encoder's steps come first. Channels are numbered as in
/// [`crate::layer::Layer::channels`]: h, then c if the cell has one, then the gates.
pub fn states<F: Real>(
    model: &Model<F>,
    batch: &Batch<F>,
    layer: usize,
    channel: usize,
    run: &mut Run<F>,
) -> DMatrix<F> {
    model.forward(batch, &model.zero_states(1), run);
    let written = of_channel(&run.layers[layer], channel);
    if batch.source.is_none() {
        return written;
    }
    let read = of_channel(&run.encoder[layer], channel);
    let columns: Vec<_> = read.column_iter().chain(written.column_iter()).collect();
    DMatrix::from_columns(&columns)
}

fn of_channel<F: Real>(unrolled: &Unrolled<F>, channel: usize) -> DMatrix<F> {
    let units = unrolled.h.nrows();
    let states: &[&DMatrix<F>] = if unrolled.c.nrows() == 0 {
        &[&unrolled.h]
    } else {
        &[&unrolled.h, &unrolled.c]
    };
    match states.get(channel) {
        // Column 0 is the state before the text.
        Some(state) => state.columns(1, unrolled.steps).into_owned(),
        None => unrolled
            .gates
            .rows((channel - states.len()) * units, units)
            .into_owned(),
    }
}
