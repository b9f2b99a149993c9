//! The laboratory's side of the boundary: questions to a copy of a network, and the cliff, which needs no network.

use js_sys::{Float32Array, Float64Array};
use wasm_bindgen::prelude::*;

use super::{Text, answered, error};
use crate::instrument::cliff;
use crate::question::Question;
use crate::session::Session;

/// A copy of a network, in double precision.
#[wasm_bindgen]
pub struct Laboratory {
    inner: Session<f64>,
}

#[wasm_bindgen]
impl Laboratory {
    /// The network of a checkpoint, on its text or data. Throws a refusal.
    pub fn restore(checkpoint: &[u8], text: &Text) -> Result<Laboratory, JsValue> {
        Session::restore(checkpoint, &text.content)
            .map(|inner| Self { inner })
            .map_err(error)
    }

    /// The answer to a question as JSON: `{"ask": "radii", "layer": 0}`. Throws a refusal.
    #[wasm_bindgen(unchecked_return_type = "Answered")]
    pub fn ask(&mut self, question: &str) -> Result<JsValue, JsValue> {
        answered(Question::read(question).and_then(|question| self.inner.ask(&question)))
    }
}

/// One unit without input, and its error over the plane of w and b.
#[wasm_bindgen]
pub struct Cliff {
    inner: cliff::Cliff,
}

#[wasm_bindgen]
impl Cliff {
    /// x_t = w·σ(x_{t−1}) + b for `steps` steps from `start`; `target` is the target of σ(x_T).
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

    /// The values of b between `low` and `high` at which the error changes by more than `jump` from one of `cells`
    /// cells to the next, found by bisection.
    pub fn wall(&self, w: f64, low: f64, high: f64, cells: usize, jump: f64) -> Float64Array {
        Float64Array::from(self.inner.wall(w, low, high, cells, jump).as_slice())
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
        let rows: Vec<f64> = path.iter().flat_map(cliff::Place::row).collect();
        Float64Array::from(rows.as_slice())
    }
}
