//! The next value of a series of numbers, from a window of the values before it, as in the classic Keras snippet.
//!
//! SimpleRNN(H) reads T values, one a step, and Dense(1) predicts the next after the last of them; the loss is the mean
//! squared error. The series is split in time: windows whose target lies before the split are learnt from, shuffled
//! anew in every epoch; the values after it are predicted one step ahead, and in a free run. Values are scaled by the
//! range of the training part, and predictions are scaled back.

use nalgebra::DMatrix;

use crate::batch::{Batch, Inputs, Probe, Targets};
use crate::data::scaling::{Scaling, ScalingKind};
use crate::data::{left_out, series};
use crate::kernel::Real;
use crate::model::{Model, Run, Shape};
use crate::question::{ColumnsHead, ForecastErrors, ForecastHead, Head, Question};
use crate::refusal::{DataError, Refusal};
use crate::rng::{Purpose, Rng};
use crate::settings::Config;
use crate::task::{Task, decimal, not_asked};
use crate::text::Plan;
use crate::wire::Notice;
use crate::wire::task::{Baseline, BaselineKind, LossUnit, Metric, Score, TaskInfo};

/// Windows in one forward pass.
const AT_ONCE: usize = 256;
/// Values over which the error of a free run is averaged, at most: over more, it measures only the drift in phase.
const SCORED: usize = 100;
/// Values of a free run in one answer, at most.
const LONGEST_RUN: usize = 1_000;

/// A series, prepared for learning.
pub struct Series {
    values: Vec<f64>,
    scaled: Vec<f64>,
    border: usize,
    scaling: Scaling,
    notices: Vec<Notice>,
    /// How the table was read.
    columns: Head,
}

/// The fewest values of the training part: a window of one value, and its target.
const LEAST: usize = 2;

impl Series {
    /// Reads a column of numbers.
    ///
    /// # Errors
    /// [`Refusal::Data`]: no numbers, too few, or all equal.
    pub fn new(config: &Config, content: &str) -> Result<Self, Refusal> {
        let read = series::parse(content, config.column)?;
        let columns = Head::Columns(ColumnsHead {
            columns: read.columns,
            chosen: read.column.number,
            delimiter: read.delimiter,
            decimal_comma: read.decimal_comma,
        });
        let values = read.values;
        let kept = |n: usize| n - (config.held_out * n as f64).round() as usize;
        let border = kept(values.len());
        if border < LEAST {
            let values = values.len();
            let needed = (values..).find(|n| kept(*n) >= LEAST).unwrap_or(values);
            let few = DataError::TooFewValues { values, needed };
            return Err(left_out::beside(few, read.notices.into_iter().next()).into());
        }
        let scaling = Scaling::fit(&values[..border], ScalingKind::Range).ok_or_else(|| {
            DataError::Constant {
                column: read.column.name.clone(),
                value: values[0],
            }
        })?;
        Ok(Self {
            scaled: values.iter().map(|x| scaling.scale(*x)).collect(),
            values,
            border,
            scaling,
            notices: read.notices,
            columns,
        })
    }

    /// T: the window of the config, or the longest that the training part allows.
    fn window(&self, config: &Config) -> usize {
        config.window.min(self.border - 1)
    }

    /// A batch: the windows before these values, and the values as targets.
    fn windows<F: Real>(&self, answers: &[usize], window: usize) -> Batch<F> {
        let batch_size = answers.len();
        let read = (0..window).flat_map(|t| {
            let at = move |answer: &usize| F::of(self.scaled[answer - window + t]);
            answers.iter().map(at)
        });
        let read = DMatrix::from_iterator(1, window * batch_size, read);
        let before = batch_size * (window - 1);
        let mut wanted = vec![F::ZERO; before];
        wanted.extend(answers.iter().map(|answer| F::of(self.scaled[*answer])));
        let counted = (0..window * batch_size).map(|column| column >= before);
        let targets = Targets::Vectors(
            DMatrix::from_vec(1, window * batch_size, wanted),
            counted.collect(),
        );
        Batch::new(batch_size, Inputs::Vectors(read), targets)
    }

    /// Held-out values to predict, evenly spaced.
    fn held_out_answers(&self, window: usize) -> Vec<usize> {
        let aside: Vec<usize> = (self.border.max(window)..self.values.len()).collect();
        let step = aside.len().div_ceil(AT_ONCE).max(1);
        aside.into_iter().step_by(step).collect()
    }

    /// The network's predictions of these values from the windows before them, scaled.
    fn predict<F: Real>(&self, model: &Model<F>, answers: &[usize], window: usize) -> Vec<f64> {
        let mut run = Run::default();
        let mut predictions = Vec::new();
        for some in answers.chunks(AT_ONCE) {
            let batch = self.windows::<F>(some, window);
            model.forward(&batch, &model.zero_states(batch.batch_size), &mut run);
            let last = &run.outputs.as_slice()[(window - 1) * some.len()..];
            predictions.extend(last.iter().map(|x| x.to_f64()));
        }
        predictions
    }

    /// The free run from the split on, in which the network reads its own predictions; scaled.
    fn run_free<F: Real>(&self, model: &Model<F>, steps: usize, window: usize) -> Vec<f64> {
        let mut run = Run::default();
        let mut known = self.scaled[self.border - window..self.border].to_vec();
        for _ in 0..steps {
            let last = &known[known.len() - window..];
            let read = DMatrix::from_iterator(1, window, last.iter().map(|x| F::of(*x)));
            let unasked = Targets::Vectors(
                DMatrix::from_element(1, window, F::ZERO),
                vec![false; window],
            );
            let batch = Batch::new(1, Inputs::Vectors(read), unasked);
            model.forward(&batch, &model.zero_states(1), &mut run);
            known.push(run.outputs[(0, window - 1)].to_f64());
        }
        known.split_off(window)
    }

    /// The errors over these values of two baselines: the value before, and the mean of the training part.
    fn naive(&self, answers: &[usize]) -> (Option<f64>, Option<f64>) {
        let learnt = &self.scaled[..self.border];
        let mean = learnt.iter().sum::<f64>() / learnt.len() as f64;
        let of = |predict: &dyn Fn(usize) -> f64| {
            mean_square(answers.iter().map(|i| self.scaled[*i] - predict(*i)))
        };
        (of(&|i| self.scaled[i - 1]), of(&|_| mean))
    }

    fn forecast<F: Real>(&self, config: &Config, model: &Model<F>, steps: usize) -> Head {
        let window = self.window(config);
        let answers: Vec<usize> = (window..self.values.len()).collect();
        let predictions = self.predict(model, &answers, window);
        let errors = |range: &dyn Fn(usize) -> bool| {
            let chosen = answers.iter().zip(&predictions).filter(|(i, _)| range(**i));
            mean_square(chosen.map(|(i, y)| y - self.scaled[*i]))
        };
        let free = self.run_free(model, steps.clamp(1, LONGEST_RUN), window);
        let truth = &self.scaled[self.border..];
        let scored = truth.len().min(free.len()).min(SCORED);
        let aside: Vec<usize> = (self.border..self.values.len()).collect();
        let (persistence, mean) = self.naive(&aside);
        let mut predicted = vec![None; window];
        predicted.extend(predictions.iter().map(|x| Some(self.scaling.undo(*x))));
        Head::Forecast(ForecastHead {
            values: self.values.clone(),
            border: self.border,
            predicted,
            free_run: free.iter().map(|x| self.scaling.undo(*x)).collect(),
            errors: ForecastErrors {
                one_step_training: errors(&|i| i < self.border),
                one_step_test: errors(&|i| i >= self.border),
                free_run: mean_square(free[..scored].iter().zip(truth).map(|(a, b)| a - b)),
                free_run_steps: scored,
                persistence,
                mean,
            },
            scaling: self.scaling,
        })
    }
}

/// The mean of squares; none where there are no numbers.
fn mean_square(errors: impl Iterator<Item = f64>) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0);
    for error in errors {
        sum += error * error;
        count += 1;
    }
    (count > 0).then(|| sum / f64::from(count))
}

impl<F: Real> Task<F> for Series {
    fn shape(&self) -> Shape {
        Shape::plain(1, 1)
    }

    fn plan(&self, config: &Config) -> Plan {
        let window = self.window(config);
        let mut notices = self.notices.clone();
        if window < config.window {
            notices.push(Notice::WindowShortened {
                asked: config.window,
                used: window,
            });
        }
        Plan {
            window,
            batch_size: config.batch,
            notices,
        }
    }

    fn info(&self, config: &Config) -> TaskInfo {
        let window = self.window(config);
        let examples = self.border - window;
        let aside = self.held_out_answers(window);
        let (persistence, mean) = if aside.is_empty() {
            self.naive(&(window..self.border).collect::<Vec<_>>())
        } else {
            self.naive(&aside)
        };
        let kinds = [
            (BaselineKind::Persistence, persistence),
            (BaselineKind::Mean, mean),
        ];
        let baseline =
            |(kind, loss): (BaselineKind, Option<f64>)| Some(Baseline { kind, loss: loss? });
        TaskInfo {
            examples,
            held_out: self.values.len() - self.border,
            longest: window,
            inputs: 1,
            outputs: 1,
            updates_per_epoch: examples.div_ceil(config.batch),
            loss: LossUnit::Squared,
            metric: Metric::Mse,
            baselines: kinds.into_iter().filter_map(baseline).collect(),
        }
    }

    fn batch(&self, config: &Config, update: u32) -> Batch<F> {
        let window = self.window(config);
        let mut answers: Vec<usize> = (window..self.border).collect();
        let per_epoch = answers.len().div_ceil(config.batch);
        let (epoch, place) = (update as usize / per_epoch, update as usize % per_epoch);
        // Shuffled as in Keras: every example once in every epoch; the last batch of an epoch may be smaller.
        Rng::numbered(config.seed, Purpose::Tasks, epoch as u32).shuffle(&mut answers);
        let chosen = answers.chunks(config.batch).nth(place).unwrap_or(&answers);
        self.windows(chosen, window)
    }

    fn held_out(&self, config: &Config) -> Option<Batch<F>> {
        let window = self.window(config);
        let answers = self.held_out_answers(window);
        (!answers.is_empty()).then(|| self.windows(&answers, window))
    }

    fn score(&self, config: &Config, model: &Model<F>) -> Score {
        let window = self.window(config);
        let mut answers = self.held_out_answers(window);
        if answers.is_empty() {
            answers = (window..self.border).collect();
        }
        let predictions = self.predict(model, &answers, window);
        let errors = answers
            .iter()
            .zip(&predictions)
            .map(|(i, y)| y - self.scaled[*i]);
        Score {
            metric: Metric::Mse,
            value: mean_square(errors).unwrap_or(f64::NAN),
            chance: self.naive(&answers).1,
            count: answers.len(),
        }
    }

    fn probe(&self, config: &Config) -> Probe<F> {
        let window = self.window(config);
        let answer = self.border.min(self.values.len() - 1).max(window);
        Probe {
            batch: self.windows(&[answer], window),
            labels: self.values[answer - window..answer]
                .iter()
                .map(|x| decimal(*x))
                .collect(),
        }
    }

    fn answer(
        &self,
        config: &Config,
        model: &Model<F>,
        question: &Question,
    ) -> Result<Head, Refusal> {
        match question {
            Question::Forecast { steps } => Ok(self.forecast(config, model, *steps)),
            Question::Columns => Ok(self.columns.clone()),
            _ => Err(not_asked()),
        }
    }
}
