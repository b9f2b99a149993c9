//! Shows what is being done, how far it is, and how long it has taken so far.

use std::thread::ScopedJoinHandle;
use std::time::{Duration, Instant};

use crate::run::Outcome;

/// The steps of one command, counted as they begin.
pub struct Steps {
    all: usize,
    begun: usize,
    start: Instant,
}

impl Steps {
    /// Starts a command of `all` steps.
    pub fn new(all: usize) -> Self {
        Self {
            all,
            begun: 0,
            start: Instant::now(),
        }
    }

    /// Announces the next step, runs it, and says how long it took.
    ///
    /// # Errors
    /// What the step returns.
    pub fn step(&mut self, name: &str, work: impl FnOnce() -> Outcome) -> Outcome {
        self.begun += 1;
        eprintln!(
            "{}",
            heading(self.begun, self.all, name, self.start.elapsed())
        );
        let start = Instant::now();
        let outcome = work();
        let mark = if outcome.is_ok() { "done" } else { "failed" };
        eprintln!(
            "── {name}: {mark} in {:.1} s",
            start.elapsed().as_secs_f64()
        );
        outcome
    }

    /// Time since the first step.
    pub fn elapsed(&self) -> Duration {
        self.start.elapsed()
    }
}

/// The line that announces a step.
fn heading(step: usize, all: usize, name: &str, elapsed: Duration) -> String {
    format!(
        "── step {step} of {all}, at {:.0} s: {name}",
        elapsed.as_secs_f64()
    )
}

/// The result of work that ran beside the steps; waits for its end.
///
/// # Errors
/// What the work returns, or that it panicked.
pub fn wait(beside: ScopedJoinHandle<'_, Outcome>) -> Outcome {
    beside
        .join()
        .unwrap_or_else(|_| Err("work that ran beside this step panicked".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_says_its_number_what_is_done_and_the_time_so_far() {
        assert_eq!(
            heading(
                2,
                6,
                "compile the module `tasks`",
                Duration::from_millis(31_400)
            ),
            "── step 2 of 6, at 31 s: compile the module `tasks`"
        );
    }

    #[test]
    fn a_step_that_fails_hands_its_sentence_on_and_is_counted() {
        let mut steps = Steps::new(2);
        let failed = steps.step("one", || Err("npm is missing".to_owned()));
        assert_eq!(failed, Err("npm is missing".to_owned()));
        assert_eq!(steps.step("two", || Ok(())), Ok(()));
        assert_eq!(steps.begun, 2);
    }

    #[test]
    fn work_beside_the_steps_hands_its_sentence_on() {
        let outcome =
            std::thread::scope(|scope| wait(scope.spawn(|| Err("no packages".to_owned()))));
        assert_eq!(outcome, Err("no packages".to_owned()));
    }
}
