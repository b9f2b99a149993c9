//! What goes on inside while a text is read: hidden and cell states and every gate, character by character.

use nalgebra::DMatrix;

use crate::batch::{Batch, Inputs, Targets};
use crate::kernel::Real;
use crate::model::{Model, Run};

/// Units × characters of channel number `channel` of layer `layer` (both from 0), reading `ids` from a zero state.
/// Channels are counted as in [`crate::config::Config::channels`]: h, then c where there is one, then the gates.
pub fn states<F: Real>(
    model: &Model<F>,
    ids: &[u16],
    layer: usize,
    channel: usize,
    run: &mut Run<F>,
) -> DMatrix<F> {
    let batch = Batch::new(
        1,
        Inputs::Symbols(ids.iter().map(|id| u32::from(*id)).collect()),
        Targets::Symbols(vec![None; ids.len()]),
    );
    model.forward(&batch, &model.zero_states(1), run);
    let seen = &run.layers[layer];
    let units = seen.h.nrows();
    let states: &[&DMatrix<F>] = if seen.c.nrows() == 0 {
        &[&seen.h]
    } else {
        &[&seen.h, &seen.c]
    };
    match states.get(channel) {
        // Column 0 is the state before the text.
        Some(state) => state.columns(1, ids.len()).into_owned(),
        None => seen
            .gates
            .rows((channel - states.len()) * units, units)
            .into_owned(),
    }
}
