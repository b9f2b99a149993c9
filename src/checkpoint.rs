//! A run that can be saved and restored, bit for bit.
//!
//! A checkpoint is a safetensors file: weights under their block names, stored by rows as PyTorch expects, the update
//! rule's memory and the carried states beside them, and one metadata entry, `unrolled`, with the rest: postcard bytes
//! in hexadecimal, because a decimal number read back may miss its last bit. The text itself is not in it; its
//! fingerprint is.
//!
//! The format is a length, a JSON header and the numbers. The settings in the header fix every name, shape and offset
//! that may follow, so a reader does not search the header: it builds the one that belongs there and compares, byte for
//! byte. Whatever is misplaced, doubled or added is refused. (The `safetensors` crate, which the tests read these files
//! with, would be a third of the engine's download.)

use nalgebra::DMatrix;
use serde::{Deserialize, Serialize};

use crate::dataset::Dataset;
use crate::hash::hex;
use crate::kernel::Real;
use crate::refusal::Refusal;
use crate::settings::Config;
use crate::text::Batches;
use crate::train::{Progress, Trainer};

/// The format's version; readers refuse what they do not know.
const VERSION: u32 = 2;
/// How every header begins; the hexadecimal digits of [`Rest`] follow.
const OPENING: &str = r#"{"__metadata__":{"unrolled":""#;

/// Everything that is no tensor.
#[derive(Serialize, Deserialize)]
struct Rest {
    version: u32,
    config: Config,
    updates: u32,
    optimiser_steps: u32,
    batches: Batches,
    /// The fingerprint of the text or data.
    content: String,
}

/// A block of numbers in a file: its name, its rows, and the numbers, stored by columns.
struct Tensor<'a, F> {
    name: String,
    rows: usize,
    numbers: &'a mut [F],
}

fn refuse(detail: impl Into<String>) -> Refusal {
    Refusal::BadCheckpoint {
        detail: detail.into(),
    }
}

/// Saves a run.
///
/// # Errors
/// The settings cannot be written as JSON, which does not happen.
pub fn save(trainer: &Trainer<f32>) -> Result<Vec<u8>, Refusal> {
    let mut progress = trainer.progress();
    let rest = Rest {
        version: VERSION,
        config: trainer.config().clone(),
        updates: progress.updates,
        optimiser_steps: progress.optimiser.steps,
        batches: progress.batches.clone(),
        content: trainer.dataset().fingerprint(),
    };
    let rest = hex(&postcard::to_allocvec(&rest).map_err(|e| refuse(e.to_string()))?);
    let tensors = tensors(trainer, &mut progress);
    let header = header(&rest, &tensors);
    let count: usize = tensors.iter().map(|t| t.numbers.len()).sum();
    let mut bytes = Vec::with_capacity(8 + header.len() + 4 * count);
    bytes.extend_from_slice(&(header.len() as u64).to_le_bytes());
    bytes.extend_from_slice(header.as_bytes());
    for tensor in tensors {
        let columns = tensor.numbers.len() / tensor.rows;
        for i in 0..tensor.rows {
            for j in 0..columns {
                bytes.extend_from_slice(&tensor.numbers[j * tensor.rows + i].to_le_bytes());
            }
        }
    }
    Ok(bytes)
}

/// Restores a run on the text or data that it was saved with; in double precision too, for the laboratory.
///
/// # Errors
/// [`Refusal::BadCheckpoint`] for anything but a checkpoint of this version, of this data, with exactly the tensors
/// that its settings call for and only finite numbers in them.
pub fn load<F: Real>(bytes: &[u8], content: &str) -> Result<Trainer<F>, Refusal> {
    let truncated = || refuse("it is cut short");
    let (length, after) = bytes.split_first_chunk::<8>().ok_or_else(truncated)?;
    let length = usize::try_from(u64::from_le_bytes(*length)).map_err(|_| truncated())?;
    let (written, data) = after.split_at_checked(length).ok_or_else(truncated)?;
    let rest = written
        .strip_prefix(OPENING.as_bytes())
        .and_then(|after| after.split(|b| *b == b'"').next())
        .ok_or_else(|| refuse("it is not one of ours"))?;
    let parsed: Rest = unhex(rest)
        .and_then(|bytes| postcard::from_bytes(&bytes).ok())
        .ok_or_else(|| refuse("its header cannot be read, or is of another version"))?;
    if parsed.version != VERSION {
        let version = parsed.version;
        return Err(refuse(format!(
            "its version is {version}, and this page reads version {VERSION}"
        )));
    }
    parsed.config.check()?;
    let dataset = Dataset::<F>::read(&parsed.config, content)?;
    if parsed.content != dataset.fingerprint() {
        return Err(refuse("it belongs to another text"));
    }
    // A state that training cannot reach is refused.
    let counted = parsed.updates == parsed.optimiser_steps && parsed.updates < u32::MAX / 2;
    let characters = dataset.text().map_or(0, |text| text.training().len());
    if !counted || !parsed.batches.fits(&parsed.config, characters) {
        return Err(refuse("it claims a place that its run cannot have reached"));
    }
    let mut trainer = Trainer::<F>::new(parsed.config, dataset)?;
    let mut progress = trainer.progress();
    progress.updates = parsed.updates;
    progress.optimiser.steps = parsed.optimiser_steps;
    progress.batches = parsed.batches;
    let tensors = tensors(&trainer, &mut progress);
    if header(&String::from_utf8_lossy(rest), &tensors).as_bytes() != written {
        return Err(refuse(
            "it does not hold the tensors that its settings call for",
        ));
    }
    let (numbers, left) = data.as_chunks::<4>();
    if !left.is_empty() || numbers.len() != tensors.iter().map(|t| t.numbers.len()).sum::<usize>() {
        return Err(refuse(
            "it does not hold the numbers that its header announces",
        ));
    }
    let mut numbers = numbers.iter().map(|four| f32::from_le_bytes(*four));
    for tensor in tensors {
        let columns = tensor.numbers.len() / tensor.rows;
        for (k, x) in numbers.by_ref().take(tensor.numbers.len()).enumerate() {
            if !x.is_finite() {
                return Err(refuse(format!(
                    "{} holds a number that is not finite",
                    tensor.name
                )));
            }
            tensor.numbers[(k % columns) * tensor.rows + k / columns] = F::of(f64::from(x));
        }
    }
    trainer.restore(&progress);
    Ok(trainer)
}

/// Everything of `progress` that is a matrix, in file order.
fn tensors<'a, F: Real>(trainer: &Trainer<F>, progress: &'a mut Progress<F>) -> Vec<Tensor<'a, F>> {
    let mut all = Vec::new();
    let blocks = trainer
        .model
        .params()
        .zip(&mut progress.weights)
        .zip(&mut progress.optimiser.memory);
    for ((param, weights), [first, second]) in blocks {
        let rows = param.value.nrows();
        all.push(Tensor {
            name: param.name.clone(),
            rows,
            numbers: weights,
        });
        all.push(Tensor {
            name: format!("memory.first.{}", param.name),
            rows,
            numbers: first,
        });
        all.push(Tensor {
            name: format!("memory.second.{}", param.name),
            rows,
            numbers: second,
        });
    }
    for (l, state) in progress.carried.iter_mut().enumerate() {
        let mut add = |name: &str, m: &'a mut DMatrix<F>| {
            all.push(Tensor {
                name: format!("carried.{name}.{}", l + 1),
                rows: m.nrows(),
                numbers: m.as_mut_slice(),
            });
        };
        add("h", &mut state.h);
        add("c", &mut state.c);
    }
    // What a cell or a rule does not have is not written.
    all.retain(|t| !t.numbers.is_empty());
    all
}

/// The one header for this metadata and these tensors.
fn header<F>(rest: &str, tensors: &[Tensor<'_, F>]) -> String {
    let mut header = format!("{OPENING}{rest}\"}}");
    let mut start = 0;
    for Tensor {
        name,
        rows,
        numbers,
    } in tensors
    {
        let (columns, end) = (numbers.len() / rows, start + 4 * numbers.len());
        header += &format!(
            r#","{name}":{{"dtype":"F32","shape":[{rows},{columns}],"data_offsets":[{start},{end}]}}"#
        );
        start = end;
    }
    header.push('}');
    // The numbers start at a multiple of eight bytes, as the format asks.
    while !header.len().is_multiple_of(8) {
        header.push(' ');
    }
    header
}

/// The way back from [`hex`].
fn unhex(digits: &[u8]) -> Option<Vec<u8>> {
    let value = |digit: u8| char::from(digit).to_digit(16);
    let (pairs, []) = digits.as_chunks::<2>() else {
        return None;
    };
    pairs
        .iter()
        .map(|[high, low]| Some((value(*high)? * 16 + value(*low)?) as u8))
        .collect()
}
