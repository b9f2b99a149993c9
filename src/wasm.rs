//! The boundary: the only folder that knows JavaScript. Plain data goes in, typed arrays come out, errors are
//! sentences.
//!
//! The page has modules of this crate that train, and others, fetched when they are needed, that examine a copy.

#[cfg(feature = "laboratory")]
mod laboratory;
#[cfg(feature = "session")]
mod session;

use js_sys::{Error, Float64Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::question::Answer;
use crate::refusal::Refusal;
#[cfg(feature = "session")]
use crate::vocab::Vocabulary;

#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// A refusal as a JavaScript error: its message is the English sentence, its `refusal` the same as JSON.
fn error(refusal: Refusal) -> JsValue {
    let error = Error::new(&refusal.to_string());
    // Setting a property of a new object cannot fail.
    let _ = Reflect::set(&error, &"refusal".into(), &json(&refusal).into());
    error.into()
}

fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

#[wasm_bindgen(typescript_custom_section)]
const ANSWERED: &str = "
/** What `ask` gives: the head as JSON, and the numbers. */
export interface Answered { head: string; rows: Float64Array }
";

/// An answer as a plain object, which needs no freeing.
fn answered(answer: Result<Answer, Refusal>) -> Result<JsValue, JsValue> {
    let answer = answer.map_err(error)?;
    let object = Object::new();
    for (name, value) in [
        ("head", answer.json().into()),
        ("rows", Float64Array::from(answer.rows.as_slice()).into()),
    ] {
        // As above: setting a property of a new object cannot fail.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    Ok(object.into())
}

/// A text, passed in chunks: one large argument would be allocated twice.
#[wasm_bindgen]
#[derive(Default)]
pub struct Text {
    content: String,
}

#[wasm_bindgen]
impl Text {
    /// An empty text.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends a chunk.
    pub fn push(&mut self, chunk: &str) {
        self.content.push_str(chunk);
    }

    /// JSON `TextStatistics`, for a vocabulary of at most `vocabulary` symbols.
    #[cfg(feature = "session")]
    pub fn statistics(&self, vocabulary: usize) -> String {
        json(&Vocabulary::of(&self.content, vocabulary).1)
    }
}

/// Panics, as a bug would; only in the build for the crash tests.
#[cfg(feature = "provoke")]
#[wasm_bindgen]
pub fn provoke_panic() {
    panic!("provoked");
}

/// Allocates until memory runs out, and keeps it; only in the build for the crash tests.
#[cfg(feature = "provoke")]
#[wasm_bindgen]
pub fn provoke_memory() -> usize {
    let hoard: Vec<Vec<u8>> = (0..8).map(|_| vec![1; 1 << 28]).collect();
    hoard
        .iter()
        .map(|kept| usize::from(kept[kept.len() / 2]))
        .sum()
}
