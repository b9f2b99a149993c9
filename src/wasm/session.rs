//! The session's side of the boundary: settings in, a network that trains, and its measurements out.

use js_sys::{Float32Array, Float64Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

use super::{Text, answered, error, json};
#[cfg(feature = "tasks")]
use crate::data::Sample;
use crate::dataset::Dataset;
use crate::operation::Operation;
use crate::question::Question;
use crate::session::{self, Stop};
use crate::settings::Config;
use crate::wire::Sampling;

fn now() -> f64 {
    let global = js_sys::global();
    Reflect::get(&global, &"performance".into())
        .map(|p| p.unchecked_into::<web_sys::Performance>().now())
        .unwrap_or_default()
}

/// Settings, passed one by one: no number is converted to text, so none loses precision.
#[wasm_bindgen]
#[derive(Default)]
pub struct Settings {
    config: Config,
}

#[wasm_bindgen]
impl Settings {
    /// The defaults.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a setting that is a number. Throws a refusal.
    pub fn number(&mut self, name: &str, value: f64) -> Result<(), JsValue> {
        self.config.set_number(name, value).map_err(error)
    }

    /// Sets a setting that is a choice. Throws a refusal.
    pub fn choice(&mut self, name: &str, choice: &str) -> Result<(), JsValue> {
        self.config.set_choice(name, choice).map_err(error)
    }
}

/// A training session.
#[wasm_bindgen]
pub struct Session {
    inner: session::Session,
    probabilities: Vec<f32>,
}

impl Session {
    fn of(inner: session::Session) -> Self {
        Self {
            inner,
            probabilities: Vec::new(),
        }
    }
}

#[wasm_bindgen]
impl Session {
    /// A new network for a text or the data of another task. Throws a refusal.
    #[wasm_bindgen(constructor)]
    pub fn new(settings: &Settings, text: &Text) -> Result<Session, JsValue> {
        let config = settings.config.clone();
        let dataset = Dataset::read(&config, &text.content).map_err(error)?;
        Ok(Self::of(
            session::Session::new(config, dataset).map_err(error)?,
        ))
    }

    /// A session from a checkpoint of one with the same text. Throws a refusal.
    pub fn restore(checkpoint: &[u8], text: &Text) -> Result<Session, JsValue> {
        Ok(Self::of(
            session::Session::restore(checkpoint, &text.content).map_err(error)?,
        ))
    }

    /// JSON `Info`.
    pub fn info(&self) -> String {
        json(&self.inner.info())
    }

    /// Updates made.
    #[wasm_bindgen(getter)]
    pub fn updates(&self) -> u32 {
        self.inner.trainer().updates()
    }

    /// Trains until `until` updates in all or for `budget_ms`: 0 the time is up, 1 `until` reached, 2 exploded.
    pub fn train(&mut self, until: u32, budget_ms: f64) -> u32 {
        let end = now() + budget_ms;
        match self.inner.train(until, || now() >= end) {
            Stop::Budget => 0,
            Stop::Until => 1,
            Stop::Exploded => 2,
        }
    }

    /// Rows of `UPDATE_FIELDS` since the last call.
    #[wasm_bindgen(js_name = takeUpdates)]
    pub fn take_updates(&mut self) -> Float64Array {
        Float64Array::from(self.inner.take_updates().as_slice())
    }

    /// JSON `Explosion`, if one stopped training.
    pub fn explosion(&self) -> Option<String> {
        self.inner.explosion().map(json)
    }

    /// Applies the live settings among these. Throws a refusal.
    pub fn tune(&mut self, settings: &Settings) -> Result<(), JsValue> {
        self.inner.tune(&settings.config.live()).map_err(error)
    }

    /// Changes the network itself: `rescale` (choice `radius` or `norm`, value the target), `forgetBias`, `updateBias`
    /// (value), `activation` (choice). JSON `Operated`. Throws a refusal.
    pub fn operate(
        &mut self,
        operation: &str,
        choice: &str,
        value: f64,
    ) -> Result<String, JsValue> {
        let operation = Operation::named(operation, choice, value).map_err(error)?;
        self.inner
            .operate(operation)
            .map(|done| json(&done))
            .map_err(error)
    }

    /// Goes back 25 to 50 updates.
    pub fn rewind(&mut self) {
        self.inner.rewind();
    }

    /// The answer to a question as JSON: `{"ask": "lag", "layer": 0}`. Throws a refusal.
    #[wasm_bindgen(unchecked_return_type = "Answered")]
    pub fn ask(&mut self, question: &str) -> Result<JsValue, JsValue> {
        answered(Question::read(question).and_then(|question| self.inner.ask(&question)))
    }

    /// Reads the prime of a `Sampling`. Throws a refusal.
    #[wasm_bindgen(js_name = beginWriting)]
    pub fn begin_writing(
        &mut self,
        temperature: f64,
        top_k: usize,
        prime: String,
        seed: u32,
    ) -> Result<(), JsValue> {
        self.inner
            .begin_writing(Sampling {
                temperature,
                top_k,
                prime,
                seed,
            })
            .map_err(error)
    }

    /// The next characters.
    pub fn write(&mut self, characters: usize) -> Vec<String> {
        let written = self.inner.write(characters);
        self.probabilities = written.iter().map(|w| w.probability as f32).collect();
        written.iter().map(|w| w.character.to_string()).collect()
    }

    /// The probability of each character of the last `write()`.
    #[wasm_bindgen(js_name = writtenProbabilities)]
    pub fn written_probabilities(&self) -> Float32Array {
        Float32Array::from(self.probabilities.as_slice())
    }

    /// SHA-256 of the weights, 64 hex digits.
    pub fn hash(&self) -> String {
        self.inner.hash()
    }

    /// The run as a safetensors file. Throws a refusal.
    pub fn checkpoint(&self) -> Result<Uint8Array, JsValue> {
        self.inner
            .checkpoint()
            .map(|bytes| Uint8Array::from(bytes.as_slice()))
            .map_err(error)
    }
}

/// The text of a `Sample`; nothing where there is no such sample.
#[cfg(feature = "tasks")]
#[wasm_bindgen(js_name = sampleData)]
pub fn sample_data(sample: &str, seed: u32) -> Option<String> {
    let sample: Sample = serde_json::from_str(&format!("\"{sample}\"")).ok()?;
    Some(sample.text(seed))
}
