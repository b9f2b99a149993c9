//! The laboratory's side of the boundary: instruments that look at a copy of the network, and the cliff, which needs
//! none.

use js_sys::{Float32Array, Float64Array};
use wasm_bindgen::prelude::*;

use super::{Text, error, json};
use crate::instrument::cliff;
use crate::instrument::saturation::curve;
use crate::laboratory::{self, spectrum_rows};
use crate::operation::Operation;

/// A copy of a network, in double precision.
#[wasm_bindgen]
pub struct Laboratory {
    inner: laboratory::Laboratory,
}

fn array(numbers: &[f64]) -> Float64Array {
    Float64Array::from(numbers)
}

#[wasm_bindgen]
impl Laboratory {
    /// The network of a checkpoint, on its text. Throws a refusal.
    pub fn restore(checkpoint: &[u8], text: &Text) -> Result<Laboratory, JsValue> {
        laboratory::Laboratory::restore(checkpoint, &text.content)
            .map(|inner| Self { inner })
            .map_err(error)
    }

    /// JSON `BlockCheck` of parameter block `block`; nothing where there is none.
    pub fn check(&mut self, block: usize) -> Option<String> {
        self.inner.check(block).as_ref().map(json)
    }

    /// ‖∂ log p(character)/∂x‖ of every character before the probe's character at `place`, from 1.
    pub fn connectivity(&self, place: usize) -> Float64Array {
        array(&self.inner.connectivity(place))
    }

    /// Rows of `SPECTRUM_FIELDS` of a gate's block of U; empty where there is none.
    pub fn recurrent(&self, layer: usize, gate: usize) -> Float64Array {
        array(
            &self
                .inner
                .recurrent(layer, gate)
                .as_ref()
                .map_or_else(Vec::new, spectrum_rows),
        )
    }

    /// Rows of `SPECTRUM_FIELDS` of ∂state_t/∂state_{t−1} on the probe's character at `place`, from 0.
    pub fn jacobian(&self, layer: usize, place: usize) -> Float64Array {
        array(
            &self
                .inner
                .jacobian(layer, place)
                .as_ref()
                .map_or_else(Vec::new, spectrum_rows),
        )
    }

    /// The same of the part of it that is ∂c_t/∂c_{t−1}; empty where the cell has no c.
    #[wasm_bindgen(js_name = cellJacobian)]
    pub fn cell_jacobian(&self, layer: usize, place: usize) -> Float64Array {
        array(
            &self
                .inner
                .cell_jacobian(layer, place)
                .as_ref()
                .map_or_else(Vec::new, spectrum_rows),
        )
    }

    /// ρ and s₁ of every gate's block of U, gate by gate.
    pub fn radii(&self, layer: usize) -> Float64Array {
        array(self.inner.radii(layer).as_flattened())
    }

    /// What an operation would say it changes: see `Session.operate`. Throws a refusal.
    pub fn reading(&self, operation: &str, choice: &str) -> Result<Float64Array, JsValue> {
        let operation = Operation::named(operation, choice, 0.0).map_err(error)?;
        Ok(array(&self.inner.reading(operation)))
    }

    /// Rows of `PRODUCT_FIELDS`: the product of the Jacobians back from the probe's character at `place`, from 1, after
    /// each of these numbers of steps.
    pub fn product(&self, layer: usize, place: usize, lags: &[usize]) -> Float64Array {
        array(self.inner.product(layer, place, lags).as_flattened())
    }

    /// The gradient on one window of `rows` rows of a parameter block from row `first` on, column by column.
    pub fn gradient(&mut self, block: usize, first: usize, rows: usize) -> Float64Array {
        array(&self.inner.gradient(block, first, rows))
    }

    /// The gradient of one weight on that window, then its terms by time step; empty where there is no such weight.
    #[wasm_bindgen(js_name = weightSteps)]
    pub fn weight_steps(&mut self, block: usize, row: usize, column: usize) -> Float64Array {
        let steps = self.inner.weight_steps(block, row, column);
        array(&steps.map_or_else(Vec::new, |(grad, terms)| [vec![grad], terms].concat()))
    }

    /// The number of characters cut into windows; then for each window its length and the cosines of truncated and
    /// whole gradient: over all parameters and block by block, with the state carried, then the same with the state
    /// reset.
    pub fn truncation(&mut self, windows: &[usize]) -> Float64Array {
        array(&self.inner.truncation(windows))
    }

    /// `BILL_FIELDS` of a layer of a simple network, then its histogram; empty for other cells.
    pub fn bill(&self, layer: usize) -> Float64Array {
        array(
            &self
                .inner
                .saturation(layer)
                .map_or_else(Vec::new, |saturation| saturation.row()),
        )
    }

    /// `points` rows of `SLOPE_FIELDS` of the network's activation function.
    pub fn slopes(&self, points: usize) -> Float64Array {
        array(&curve(self.inner.config().activation, points))
    }

    /// Rows of `GATE_FIELDS`, one a unit, of a gate in a layer; empty where there is none.
    pub fn gate(&self, layer: usize, gate: usize) -> Float64Array {
        let units = self.inner.gate(layer, gate);
        array(&units.iter().flat_map(|u| u.row()).collect::<Vec<_>>())
    }
}

/// One unit without input, and its error over the plane of w and b.
#[wasm_bindgen]
pub struct Cliff {
    inner: cliff::Cliff,
}

#[wasm_bindgen]
impl Cliff {
    /// x_t = w·σ(x_{t−1}) + b for `steps` steps from `start`, where σ(x_T) should be `target`.
    #[wasm_bindgen(constructor)]
    pub fn new(steps: u32, start: f64, target: f64) -> Self {
        let inner = cliff::Cliff {
            steps,
            start,
            target,
        };
        Self { inner }
    }

    /// The error in `columns` × `rows` cells between `w[0]`, `w[1]` and `b[0]`, `b[1]`, row by row from the highest b.
    pub fn surface(&self, w: &[f64], columns: usize, b: &[f64], rows: usize) -> Float32Array {
        Float32Array::from(
            &self
                .inner
                .surface((w[0], w[1]), columns, (b[0], b[1]), rows)[..],
        )
    }

    /// The values of b between `low` and `high` at which the error jumps by more than `jump` from one of `cells` cells
    /// to the next, found by bisection.
    pub fn wall(&self, w: f64, low: f64, high: f64, cells: usize, jump: f64) -> Float64Array {
        array(&self.inner.wall(w, low, high, cells, jump))
    }

    /// Rows of `PLACE_FIELDS`: gradient descent from (w, b), clipped by norm where there is a limit.
    pub fn descend(
        &self,
        w: f64,
        b: f64,
        rate: f64,
        clip: Option<f64>,
        updates: usize,
    ) -> Float64Array {
        let path = self.inner.descend(w, b, rate, clip, updates);
        array(&path.iter().flat_map(cliff::Place::row).collect::<Vec<_>>())
    }
}
