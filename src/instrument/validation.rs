//! How well does the network predict text that it does not learn from?

use crate::batch::Batch;
use crate::kernel::Real;
use crate::settings::Batching;
use crate::text::{Plan, Text, spread};

/// Most windows evaluated.
const WINDOWS: usize = 32;

/// Windows spread over the held-out text, or nothing where there is none. Where training carries its state from window
/// to window, each window is preceded by one more window without loss, so that the state is as warmed up as in
/// training.
pub fn validation_batch<F: Real>(text: &Text, plan: &Plan, batching: Batching) -> Option<Batch<F>> {
    let ids = text.validation();
    let longest = ids.len().checked_sub(1).filter(|n| *n > 0)?;
    let wanted = match batching {
        Batching::Windows => plan.window,
        Batching::Streams => 2 * plan.window,
    };
    let steps = wanted.min(longest);
    let batch = Batch::of_text(ids, &spread(ids, steps, WINDOWS), steps);
    Some(match batching {
        Batching::Windows => batch,
        Batching::Streams => batch.asked_from(steps / 2),
    })
}
