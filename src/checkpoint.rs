//! A run that can be put down and picked up, bit for bit.
//!
//! A checkpoint is a safetensors file: weights under their block names, stored by rows as PyTorch expects, the update
//! rule's memory and the carried states beside them, and one metadata entry, `unrolled`, with the rest as JSON. The text
//! itself is not in it; its fingerprint is.

use std::collections::HashMap;

use nalgebra::DMatrix;
use safetensors::tensor::{Dtype, SafeTensors, TensorView};
use serde::{Deserialize, Serialize};

use crate::config::Config;
use crate::hash::fingerprint;
use crate::refusal::Refusal;
use crate::text::{Batches, Text};
use crate::train::Trainer;

/// The format's version; readers refuse what they do not know.
const VERSION: u32 = 1;
/// The metadata key.
const KEY: &str = "unrolled";

/// What is not a tensor.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rest {
    version: u32,
    config: Config,
    updates: u32,
    optimiser_steps: u32,
    batches: Batches,
    text: String,
}

fn refuse(detail: impl Into<String>) -> Refusal {
    Refusal::BadCheckpoint {
        detail: detail.into(),
    }
}

/// Writes a run down.
///
/// # Errors
/// The format's library refuses; it has no reason to.
pub fn save(trainer: &Trainer<f32>) -> Result<Vec<u8>, Refusal> {
    let progress = trainer.progress();
    let mut tensors: Vec<(String, [usize; 2], Vec<u8>)> = Vec::new();
    for (param, [first, second]) in trainer.model.params().zip(&progress.optimiser.memory) {
        let (rows, columns) = param.value.shape();
        let mut add = |name: String, numbers: &[f32]| {
            if !numbers.is_empty() {
                tensors.push((name, [rows, columns], by_rows(numbers, rows)));
            }
        };
        add(param.name.clone(), param.value.as_slice());
        add(format!("memory.first.{}", param.name), first);
        add(format!("memory.second.{}", param.name), second);
    }
    for (l, state) in progress.carried.iter().enumerate() {
        for (name, m) in [("h", &state.h), ("c", &state.c)] {
            if !m.is_empty() {
                tensors.push((
                    format!("carried.{name}.{}", l + 1),
                    [m.nrows(), m.ncols()],
                    by_rows(m.as_slice(), m.nrows()),
                ));
            }
        }
    }
    let rest = Rest {
        version: VERSION,
        config: trainer.config().clone(),
        updates: progress.updates,
        optimiser_steps: progress.optimiser.steps,
        batches: progress.batches,
        text: fingerprint(trainer.text()),
    };
    let rest = serde_json::to_string(&rest).map_err(|e| refuse(e.to_string()))?;
    let views: Result<Vec<_>, _> = tensors
        .iter()
        .map(|(name, shape, bytes)| {
            Ok((
                name.as_str(),
                TensorView::new(Dtype::F32, shape.to_vec(), bytes)?,
            ))
        })
        .collect();
    let views = views.map_err(|e: safetensors::SafeTensorError| refuse(e.to_string()))?;
    safetensors::serialize(views, Some(HashMap::from([(KEY.to_owned(), rest)])))
        .map_err(|e| refuse(e.to_string()))
}

/// Picks a run up again, on the text it was put down with.
///
/// # Errors
/// [`Refusal::BadCheckpoint`] for anything but a checkpoint of this version, of this text, with the tensors that its
/// settings call for and only finite numbers in them.
pub fn load(bytes: &[u8], text: &str) -> Result<Trainer<f32>, Refusal> {
    let (_, metadata) = SafeTensors::read_metadata(bytes).map_err(|e| refuse(e.to_string()))?;
    let rest = metadata
        .metadata()
        .as_ref()
        .and_then(|m| m.get(KEY))
        .ok_or_else(|| refuse("it is not one of ours"))?;
    let rest: Rest = serde_json::from_str(rest).map_err(|e| refuse(e.to_string()))?;
    if rest.version != VERSION {
        return Err(refuse(format!(
            "its version is {}, and this page reads version {VERSION}",
            rest.version
        )));
    }
    rest.config.check()?;
    let text = Text::new(text, rest.config.vocabulary)?;
    if rest.text != fingerprint(&text) {
        return Err(refuse("it belongs to another text"));
    }
    let file = SafeTensors::deserialize(bytes).map_err(|e| refuse(e.to_string()))?;
    let mut trainer = Trainer::new(rest.config, text)?;
    let mut progress = trainer.progress();
    let mut used = 0;
    let mut fill = |name: String, rows: usize, numbers: &mut [f32]| -> Result<(), Refusal> {
        if numbers.is_empty() {
            return Ok(());
        }
        let tensor = file.tensor(&name).map_err(|e| refuse(e.to_string()))?;
        if tensor.dtype() != Dtype::F32 || tensor.shape() != [rows, numbers.len() / rows] {
            return Err(refuse(format!("{name} has the wrong shape")));
        }
        used += 1;
        read_rows(tensor.data(), rows, numbers)
            .ok_or_else(|| refuse(format!("{name} holds a number that is not finite")))
    };
    for (i, param) in trainer.model.params().enumerate() {
        let rows = param.value.nrows();
        fill(param.name.clone(), rows, &mut progress.weights[i])?;
        let [first, second] = &mut progress.optimiser.memory[i];
        fill(format!("memory.first.{}", param.name), rows, first)?;
        fill(format!("memory.second.{}", param.name), rows, second)?;
    }
    for (l, state) in progress.carried.iter_mut().enumerate() {
        for (name, m) in [("h", &mut state.h), ("c", &mut state.c)] {
            let m: &mut DMatrix<f32> = m;
            fill(
                format!("carried.{name}.{}", l + 1),
                m.nrows(),
                m.as_mut_slice(),
            )?;
        }
    }
    if used != file.len() {
        return Err(refuse("it holds tensors that its settings do not call for"));
    }
    progress.updates = rest.updates;
    progress.optimiser.steps = rest.optimiser_steps;
    progress.batches = rest.batches;
    trainer.restore(&progress);
    Ok(trainer)
}

/// Numbers stored by columns, as bytes stored by rows.
fn by_rows(numbers: &[f32], rows: usize) -> Vec<u8> {
    let columns = numbers.len() / rows;
    let mut bytes = Vec::with_capacity(numbers.len() * 4);
    for i in 0..rows {
        for j in 0..columns {
            bytes.extend_from_slice(&numbers[j * rows + i].to_le_bytes());
        }
    }
    bytes
}

/// The way back; nothing if a number is not finite.
fn read_rows(bytes: &[u8], rows: usize, numbers: &mut [f32]) -> Option<()> {
    let columns = numbers.len() / rows;
    let (fours, _) = bytes.as_chunks::<4>();
    for (k, four) in fours.iter().enumerate() {
        let x = f32::from_le_bytes(*four);
        if !x.is_finite() {
            return None;
        }
        numbers[(k % columns) * rows + k / columns] = x;
    }
    Some(())
}
