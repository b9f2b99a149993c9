//! What a session answers: one arm a question.

use super::Session;
use crate::instrument::bound::gradient_bound;
use crate::instrument::connectivity::connectivity;
use crate::instrument::lag::{Lag, LagCurve, half_life, lag_curve, slope};
use crate::instrument::states::states;
use crate::kernel::Real;
use crate::question::{
    Answer, ConnectivityHead, Head, LagHead, LagSeries, Question, StatesHead, StepNormsHead,
};
use crate::refusal::Refusal;

impl<F: Real> Session<F> {
    /// Answers a question. [`Question`] lists the questions and documents the answers.
    ///
    /// # Errors
    /// [`Refusal::NoAnswer`] to a question about another task than the one being learnt.
    pub fn ask(&mut self, question: &Question) -> Result<Answer, Refusal> {
        Ok(match question {
            Question::States { layer, channel } => self.states_answer(*layer, channel),
            Question::Lag { layer } => self.lag_answer(*layer),
            Question::StepNorms { layer } => Answer {
                head: Head::StepNorms(StepNormsHead { layer: *layer }),
                rows: self.step_norms(*layer),
            },
            Question::BlockNorms => Answer::of_rows(self.block_norms()),
            Question::Connectivity { place } => Answer {
                head: Head::Connectivity(ConnectivityHead { place: *place }),
                rows: self.connectivity(*place),
            },
            Question::Validation => Answer::of_rows(self.validation().into_iter().collect()),
            #[cfg(feature = "laboratory")]
            Question::Check { .. }
            | Question::Recurrent { .. }
            | Question::Jacobian { .. }
            | Question::Radii { .. }
            | Question::Reading { .. }
            | Question::Product { .. }
            | Question::Gradient { .. }
            | Question::WeightSteps { .. }
            | Question::Truncation { .. }
            | Question::Saturation { .. }
            | Question::Slopes { .. }
            | Question::Gate { .. } => self.laboratory.ask(&mut self.trainer, question)?,
            #[cfg(feature = "tasks")]
            Question::Score
            | Question::Forecast { .. }
            | Question::Columns
            | Question::Read { .. }
            | Question::Confusion
            | Question::Translate { .. }
            | Question::Exam { .. }
            | Question::Example { .. }
            | Question::Delays { .. } => self.task_answer(question)?,
        })
    }

    /// The answer of the session's task.
    #[cfg(feature = "tasks")]
    fn task_answer(&self, question: &Question) -> Result<Answer, Refusal> {
        let (trainer, task) = (&self.trainer, self.trainer.dataset().task());
        let task = task.ok_or_else(|| Refusal::NoAnswer {
            detail: "it learns a text".to_owned(),
        })?;
        let head = match question {
            Question::Score => Head::Score(task.score(trainer.config(), &trainer.model)),
            _ => task.answer(trainer.config(), &trainer.model, question)?,
        };
        Ok(Answer::of_head(head))
    }

    fn states_answer(&mut self, layer: usize, channel: &str) -> Answer {
        let found = self.trainer.model.layers.get(layer);
        let place = found.and_then(|layer| layer.channels().position(|name| name == channel));
        let head = Head::States(StatesHead {
            layer,
            channel: channel.to_owned(),
            units: self.trainer.config().hidden,
        });
        let rows = place.map_or_else(Vec::new, |channel| self.states(layer, channel));
        Answer { head, rows }
    }

    fn lag_answer(&mut self, layer: usize) -> Answer {
        let LagCurve { h, c } = self.lags(layer);
        let fades = |curve: &[Lag]| Some(half_life(curve)).filter(|steps| steps.is_finite());
        let series = |state: &str, curve: &[Lag]| LagSeries {
            state: state.to_owned(),
            lags: curve.len(),
            half_life: fades(curve),
            slope: slope(curve),
        };
        let head = LagHead {
            layer,
            half_life: fades(if c.is_empty() { &h } else { &c }),
            bound: self.bound(layer),
            series: [("h", &h), ("c", &c)]
                .into_iter()
                .filter(|(_, curve)| !curve.is_empty())
                .map(|(state, curve)| series(state, curve))
                .collect(),
        };
        Answer {
            head: Head::Lag(head),
            rows: h.iter().chain(&c).flat_map(Lag::row).collect(),
        }
    }

    /// Mean loss on the held-out data; none where nothing is held out.
    pub fn validation(&mut self) -> Option<f64> {
        let trainer = &self.trainer;
        let (config, plan) = (trainer.config(), trainer.plan());
        let batch = trainer.dataset().validation(config, plan)?;
        let first = trainer.model.zero_states(batch.batch_size);
        trainer.model.forward(&batch, &first, &mut self.run);
        Some(self.run.loss)
    }

    /// Units × probe characters of a channel (an index into [`Info::channels`]) of a layer, by columns.
    pub fn states(&mut self, layer: usize, channel: usize) -> Vec<f64> {
        let trainer = &self.trainer;
        let probe = trainer.dataset().probe(trainer.config());
        let states = states(&trainer.model, &probe.batch, layer, channel, &mut self.run);
        states.iter().map(|x| x.to_f64()).collect()
    }

    /// The gradient through time in a layer, on sequences that training does not use, where there are enough.
    pub fn lags(&mut self, layer: usize) -> LagCurve {
        let trainer = &self.trainer;
        let batch = trainer
            .dataset()
            .lag_batch(trainer.config(), trainer.plan());
        lag_curve(
            &trainer.model,
            &batch,
            layer,
            &mut self.run,
            &mut self.grads,
        )
    }

    /// γ·s₁ of a layer, the largest factor of one step back; none where it is no bound.
    pub fn bound(&self, layer: usize) -> Option<f64> {
        gradient_bound(self.trainer.config(), &self.trainer.model, layer)
    }

    /// The connectivity of the answer after `place` steps of the probe, step by step; empty where that step has no
    /// target.
    pub fn connectivity(&mut self, place: usize) -> Vec<f64> {
        let trainer = &self.trainer;
        let probe = trainer.dataset().probe(trainer.config()).batch;
        let (run, grads) = (&mut self.run, &mut self.grads);
        connectivity(&trainer.model, &probe, place, run, grads)
    }

    /// ‖∂L/∂h_t‖ for t = 1 … T of the last training window, in a layer; empty before the first update.
    pub fn step_norms(&self, layer: usize) -> Vec<f64> {
        let (run, grads) = self.trainer.last_window();
        grads
            .layers
            .get(layer)
            .map(|grads| grads.step_norms(run.batch_size()))
            .unwrap_or_default()
    }

    /// The gradient norm of every block in the last update, before clipping; empty before the first.
    pub fn block_norms(&self) -> Vec<f64> {
        self.trainer
            .last()
            .map(|update| update.gradient.blocks.clone())
            .unwrap_or_default()
    }
}
