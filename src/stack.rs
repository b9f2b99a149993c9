//! A stack of layers: each reads the outputs of the one below it.
//!
//! A network has one such stack, or two: an encoder that reads a source, and the layers that write.

use crate::batch::Batch;
use crate::kernel::Real;
use crate::layer::{Input, Layer, LayerGradients, State, Unrolled};

/// Reads a batch from states `first` on, from the lowest layer to the highest.
pub fn forward<F: Real>(
    layers: &[Layer<F>],
    batch: &Batch<F>,
    first: &[State<F>],
    unrolled: &mut Vec<Unrolled<F>>,
) {
    unrolled.resize_with(layers.len(), Unrolled::default);
    for (l, layer) in layers.iter().enumerate() {
        let (below, here) = unrolled.split_at_mut(l);
        let input = below
            .last()
            .map_or_else(|| batch.inputs.view(), |unrolled| output_of(unrolled));
        layer.forward(input, batch.window(), &first[l], &mut here[0]);
    }
}

/// Back-propagates through time, from the highest layer to the lowest. `arrive` adds the gradient at the highest
/// layer's outputs, H × T·B; `after` is the gradient at the states after the window.
pub fn backward_through_time<F: Real>(
    layers: &[Layer<F>],
    unrolled: &[Unrolled<F>],
    after: Option<&[State<F>]>,
    arrive: impl Fn(&mut [F]),
    grads: &mut Vec<LayerGradients<F>>,
) {
    grads.resize_with(layers.len(), LayerGradients::default);
    for l in (0..layers.len()).rev() {
        let (layer, unrolled) = (&layers[l], &unrolled[l]);
        let (here, above) = grads.split_at_mut(l + 1);
        let here = &mut here[l];
        layer.clear_gradients(unrolled, here);
        let steps = layer.units() * unrolled.batch_size;
        if let Some(after) = after {
            let end = here.d_h.len() - steps;
            here.d_h.as_mut_slice()[end..].copy_from_slice(after[l].h.as_slice());
            let end = here.d_c.len() - after[l].c.len();
            here.d_c.as_mut_slice()[end..].copy_from_slice(after[l].c.as_slice());
        }
        let arriving = &mut here.d_h.as_mut_slice()[steps..];
        match above.first_mut() {
            Some(above) => layers[l + 1].add_to_input(above, arriving),
            None => arrive(arriving),
        }
        layer.backward_through_time(unrolled, here);
    }
}

/// Fills the gradients of every layer's weights.
pub fn accumulate<F: Real>(
    layers: &mut [Layer<F>],
    batch: &Batch<F>,
    unrolled: &[Unrolled<F>],
    grads: &mut [LayerGradients<F>],
) {
    for (l, (layer, here)) in layers.iter_mut().zip(grads).enumerate() {
        let input = if l == 0 {
            batch.inputs.view()
        } else {
            output_of(&unrolled[l - 1])
        };
        layer.accumulate(input, &unrolled[l], here);
    }
}

/// The outputs of the highest layer, H numbers per column.
pub fn top<F: Real>(unrolled: &[Unrolled<F>]) -> &[F] {
    unrolled.last().map_or(&[], Unrolled::outputs)
}

/// What the layer above reads.
fn output_of<F: Real>(unrolled: &Unrolled<F>) -> Input<'_, F> {
    Input::Vectors(unrolled.outputs(), unrolled.h.nrows())
}
