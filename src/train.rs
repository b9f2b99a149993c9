//! One update after another: batch → forward → loss → back through time → clip → optimiser.

mod post_mortem;

use std::collections::VecDeque;

use crate::batch::Batch;
use crate::clip::{Clipped, clip};
use crate::dataset::Dataset;
use crate::init;
use crate::kernel::Real;
use crate::layer::State;
use crate::model::{Gradients, Model, Run, Shape};
use crate::omega::Omega;
use crate::operation::{Operated, Operation};
use crate::optim::Optimiser;
use crate::refusal::Refusal;
use crate::settings::{Activation, Batching, CellKind, Config, LIMITS, Live};
use crate::text::{Batches, Plan};
use crate::wire::Explosion;

/// Updates between two snapshots of a run that can still be gone back to.
const SNAPSHOT_EVERY: u32 = 25;
/// Snapshots kept: one to go back to, one to replay from, one in between.
const SNAPSHOTS: usize = 3;
/// Updates whose gradient norm a post-mortem remembers.
const REMEMBERED_NORMS: usize = 50;

/// What one update did.
#[derive(Clone, Debug, PartialEq)]
pub struct Update {
    /// Which update, from 1.
    pub update: u32,
    /// The mean loss of its batch, before the weights moved.
    pub loss: f64,
    /// Its gradient.
    pub gradient: Clipped,
    /// Ω before the weights moved; NaN where it was not asked for.
    pub omega: f64,
}

/// Everything that training changes, and nothing else: putting one back is going back in time.
#[derive(Clone, Debug)]
pub struct Progress<F: Real> {
    /// Updates made.
    pub updates: u32,
    /// The weights, block by block, stored by columns.
    pub weights: Vec<Vec<F>>,
    /// What the update rule remembers.
    pub optimiser: Optimiser<F>,
    /// Where in the text the run is.
    pub batches: Batches,
    /// The states carried into a text's next window; a task's sequences carry none.
    pub carried: Vec<State<F>>,
    /// φ, which an operation may change.
    pub activation: Activation,
}

/// A training run.
pub struct Trainer<F: Real> {
    config: Config,
    dataset: Dataset<F>,
    plan: Plan,
    /// The network.
    pub model: Model<F>,
    optimiser: Optimiser<F>,
    batches: Batches,
    carried: Vec<State<F>>,
    updates: u32,
    run: Run<F>,
    grads: Gradients<F>,
    last: Option<Update>,
    omega: Omega<F>,
    /// The gradient norms of the last updates, before clipping.
    norms: VecDeque<f64>,
    snapshots: VecDeque<Progress<F>>,
}

impl<F: Real> Trainer<F> {
    /// A new network for a text or another task.
    ///
    /// # Errors
    /// Settings out of bounds, or a network over the limit.
    pub fn new(config: Config, dataset: impl Into<Dataset<F>>) -> Result<Self, Refusal> {
        config.check()?;
        let dataset = dataset.into();
        let shape = dataset.shape();
        let (parameters, limit) = (
            count_parameters::<F>(&config, &shape),
            LIMITS.parameters.high as usize,
        );
        if parameters > limit {
            return Err(Refusal::TooManyParameters { parameters, limit });
        }
        let plan = dataset.plan(&config);
        let model = init::network(&config, &shape);
        let optimiser = Optimiser::new(&config, model.params());
        Ok(Self {
            carried: model.zero_states(plan.batch_size),
            batches: Batches::new(&config),
            config,
            dataset,
            plan,
            model,
            optimiser,
            updates: 0,
            run: Run::default(),
            grads: Gradients::default(),
            last: None,
            omega: Omega::default(),
            norms: VecDeque::new(),
            snapshots: VecDeque::new(),
        })
    }

    /// The settings in force.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The dataset.
    pub fn dataset(&self) -> &Dataset<F> {
        &self.dataset
    }

    /// Window and batch size in use.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Updates made.
    pub fn updates(&self) -> u32 {
        self.updates
    }

    /// The last update made, if any.
    pub fn last(&self) -> Option<&Update> {
        self.last.as_ref()
    }

    /// The activations and gradients of the last update.
    pub fn last_window(&self) -> (&Run<F>, &Gradients<F>) {
        (&self.run, &self.grads)
    }

    /// Changes what may change while training goes on.
    ///
    /// # Errors
    /// A setting out of bounds; nothing has changed then.
    pub fn tune(&mut self, live: &Live) -> Result<(), Refusal> {
        let config = self.config.clone().with_live(live);
        config.check()?;
        // The last update may have made a weight infinite, which the next one would notice.
        if self.broken_block().is_some() {
            self.replay_while_well();
        }
        // A replay from a snapshot runs under one set of settings only: take one where they change.
        self.remember();
        self.plan = self.dataset.plan(&config);
        self.config = config;
        Ok(())
    }

    /// Changes the network itself, between two updates.
    ///
    /// # Errors
    /// What [`Operation::check`] and [`Operation::perform`] refuse; nothing has changed then.
    pub fn operate(&mut self, operation: Operation) -> Result<Operated, Refusal> {
        operation.check(&self.config)?;
        if self.broken_block().is_some() {
            self.replay_while_well();
        }
        let before = operation.read(&self.model, &self.config);
        operation.perform(&mut self.model, &mut self.config, &before)?;
        // A replay cannot repeat an operation: it starts after it.
        self.remember();
        Ok(Operated {
            update: self.updates,
            operation,
            before,
            after: operation.read(&self.model, &self.config),
        })
    }

    /// Makes one update.
    ///
    /// # Errors
    /// Something was not finite. The weights are then those after the last update that was well, and
    /// [`Trainer::updates`] says which that is.
    pub fn update(&mut self) -> Result<&Update, Explosion> {
        if self.updates.is_multiple_of(SNAPSHOT_EVERY) || self.snapshots.is_empty() {
            if self.broken_block().is_some() {
                return Err(self.explode(None, self.batches.clone()));
            }
            self.remember();
        }
        let place = self.batches.clone();
        let mut batches = place.clone();
        let (batch, fresh) = self.draw(&mut batches, self.updates);
        self.batches = batches;
        if fresh {
            self.carried = self.model.zero_states(batch.batch_size);
        }
        self.model.forward(&batch, &self.carried, &mut self.run);
        let mut finite = self.run.loss.is_finite();
        let (mut gradient, mut omega) = (Clipped::default(), f64::NAN);
        let norm_known = finite;
        if finite {
            self.model
                .backward_through_time(&batch, &self.run, None, &mut self.grads);
            self.model.accumulate(&batch, &self.run, &mut self.grads);
            if self.config.omega > 0.0 && self.config.cell == CellKind::Rnn {
                omega = self
                    .omega
                    .add(self.config.omega, &mut self.model, &self.grads);
            }
            gradient = clip(
                self.model.params_mut(),
                self.config.clip,
                self.config.clip_limit,
            );
            finite = gradient.before.is_finite();
        }
        if !finite {
            return Err(self.explode(norm_known.then_some(gradient.before), place));
        }
        self.optimiser
            .step(self.model.params_mut(), self.config.learning_rate);
        if self.config.batching == Batching::Streams {
            self.carried = self.run.last();
        }
        self.updates += 1;
        self.norms.push_back(gradient.before);
        if self.norms.len() > REMEMBERED_NORMS {
            self.norms.pop_front();
        }
        Ok(self.last.insert(Update {
            update: self.updates,
            loss: self.run.loss,
            gradient,
            omega,
        }))
    }

    /// What is learnt from after `updates` updates, and whether from states that have read nothing.
    fn draw(&self, batches: &mut Batches, updates: u32) -> (Batch<F>, bool) {
        match &self.dataset {
            Dataset::Text(text) => batches.next(text.training(), &self.plan),
            Dataset::Task { task, .. } => (task.batch(&self.config, updates), true),
        }
    }

    /// Goes back 25 to 50 updates, to weights that were well; less far only where the run is younger than that.
    pub fn rewind(&mut self) {
        if let Some(oldest) = self.snapshots.front().cloned() {
            self.restore(&oldest);
            self.snapshots.clear();
        }
    }

    /// Everything that training has changed so far.
    // Not inlined, like the way back: both are called from many places, and neither is in a hurry.
    #[inline(never)]
    pub fn progress(&self) -> Progress<F> {
        Progress {
            updates: self.updates,
            weights: self
                .model
                .params()
                .map(|p| p.value.as_slice().to_vec())
                .collect(),
            optimiser: self.optimiser.clone(),
            batches: self.batches.clone(),
            carried: if self.dataset.text().is_some() {
                self.carried.clone()
            } else {
                Vec::new()
            },
            activation: self.config.activation,
        }
    }

    /// Puts progress back. It must come from a run with the same settings and text.
    #[inline(never)]
    pub fn restore(&mut self, progress: &Progress<F>) {
        // The last norm is that of the last update.
        let undone = self.updates.saturating_sub(progress.updates) as usize;
        self.norms.truncate(self.norms.len().saturating_sub(undone));
        for (param, weights) in self.model.params_mut().zip(&progress.weights) {
            param.value.as_mut_slice().copy_from_slice(weights);
        }
        self.optimiser = progress.optimiser.clone();
        self.batches = progress.batches.clone();
        self.carried = progress.carried.clone();
        self.updates = progress.updates;
        if self.config.activation != progress.activation {
            self.config.activation = progress.activation;
            for layer in self.model.recurrent_mut() {
                layer.replace_cell(self.config.build_cell());
            }
        }
        self.last = None;
    }

    fn remember(&mut self) {
        let now = self.progress();
        if self
            .snapshots
            .back()
            .is_some_and(|s| s.updates == now.updates)
        {
            self.snapshots.pop_back();
        }
        self.snapshots.push_back(now);
        // The oldest worth keeping is the youngest that is old enough to go back to.
        while self
            .snapshots
            .get(1)
            .is_some_and(|s| s.updates + SNAPSHOT_EVERY <= self.updates)
        {
            self.snapshots.pop_front();
        }
        if self.snapshots.len() > SNAPSHOTS {
            self.snapshots.remove(1);
        }
    }

    fn broken_block(&self) -> Option<String> {
        self.model
            .params()
            .find(|p| !p.is_finite())
            .map(|p| p.name.clone())
    }

    /// Goes back to the last snapshot and makes the same updates again, as long as the weights stay finite: nothing but
    /// arithmetic decides an update, so they are the same. Returns how many updates have been made then.
    fn replay_while_well(&mut self) -> u32 {
        let Some(snapshot) = self.snapshots.pop_back() else {
            return self.updates;
        };
        let broken_at = self.updates;
        self.restore(&snapshot);
        let mut well = snapshot;
        while self.updates + 1 < broken_at && self.update().is_ok() && self.broken_block().is_none()
        {
            well = self.progress();
        }
        self.restore(&well);
        self.updates
    }
}

/// How many numbers a network of this config and shape learns: as many in either precision, but to ask a cell of
/// another one would put its arithmetic into the download.
pub fn count_parameters<F: Real>(config: &Config, shape: &Shape) -> usize {
    let cell = config.build_cell::<F>();
    let (h, g) = (config.hidden, cell.gates().len());
    let own_bias = if cell.has_recurrent_bias() { h } else { 0 };
    let stack = |inputs: usize| -> usize {
        (0..config.layers)
            .map(|l| g * h * (if l == 0 { inputs } else { h } + h + 1) + own_bias)
            .sum()
    };
    let attention = usize::from(shape.attention);
    stack(shape.inputs)
        + shape.source.map_or(0, stack)
        + attention * h * (2 * h + 1)
        + shape.outputs * (h * (1 + attention) + 1)
}
