//! Which task does a config choose? Adding a task is one file beside this one and one line here.

use crate::kernel::Real;
use crate::refusal::Refusal;
use crate::settings::Config;
use crate::task::{Task, not_asked};

/// The task of a config, with its data.
///
/// # Errors
/// Data that the task cannot learn from; [`Refusal::NoAnswer`] in a build without tasks.
#[cfg(feature = "tasks")]
pub fn open<F: Real>(config: &Config, content: &str) -> Result<Box<dyn Task<F>>, Refusal> {
    use crate::settings::TaskKind;
    use crate::task::adding::Adding;
    use crate::task::brackets::Brackets;
    use crate::task::copying::Copying;
    use crate::task::memory::Memory;
    use crate::task::order::Order;
    use crate::task::parity::Parity;
    use crate::task::recall::Recall;
    use crate::task::sentiment::Sentiment;
    use crate::task::series::Series;
    use crate::task::translation::Translation;

    Ok(match config.task {
        TaskKind::Series => Box::new(Series::new(config, content)?),
        TaskKind::Sentiment => Box::new(Sentiment::new(config, content)?),
        TaskKind::Translation => Box::new(Translation::new(config, content)?),
        TaskKind::Adding => Box::new(Memory(Box::new(Adding))),
        TaskKind::Copying => Box::new(Memory(Box::new(Copying))),
        TaskKind::Order => Box::new(Memory(Box::new(Order))),
        TaskKind::Recall => Box::new(Memory(Box::new(Recall))),
        TaskKind::Parity => Box::new(Memory(Box::new(Parity))),
        TaskKind::Brackets => Box::new(Memory(Box::new(Brackets))),
        TaskKind::Text => return Err(not_asked()),
    })
}

/// The task of a config, with its data.
///
/// # Errors
/// [`Refusal::NoAnswer`]: this build has no tasks.
#[cfg(not(feature = "tasks"))]
pub fn open<F: Real>(_: &Config, _: &str) -> Result<Box<dyn Task<F>>, Refusal> {
    Err(not_asked())
}
