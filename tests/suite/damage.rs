//! A file that is not this run's checkpoint is refused in a sentence, and never breaks the engine.

use serde::{Deserialize, Serialize};
use unrolled::rng::{Purpose, Rng};
use unrolled::session::Session;
use unrolled::settings::{Batching, CellKind, Config, OptimiserKind};
use wasm_bindgen_test::wasm_bindgen_test;

use super::checkpoints::{config, text, trained};

fn saved() -> Vec<u8> {
    trained(config()).checkpoint().expect("a checkpoint")
}

fn refusal(bytes: &[u8]) -> String {
    match Session::<f32>::restore(bytes, &text()) {
        Ok(_) => panic!("this should have been refused"),
        Err(refusal) => refusal.to_string(),
    }
}

/// The header's data besides the tensors, as the engine writes it.
#[derive(Serialize, Deserialize)]
struct Rest {
    version: u32,
    config: Config,
    updates: u32,
    optimiser_steps: u32,
    batches: Place,
    text: String,
}

/// The position of a run in its text.
#[derive(Serialize, Deserialize)]
struct Place {
    batching: Batching,
    rng: Rng,
    cursor: usize,
    untouched: bool,
}

/// A checkpoint's header and its numbers.
fn taken_apart(bytes: &[u8]) -> (String, Vec<u8>) {
    let length = u64::from_le_bytes(*bytes.first_chunk().expect("eight bytes")) as usize;
    let (header, numbers) = bytes[8..].split_at(length);
    (
        String::from_utf8(header.to_vec()).expect("a JSON header"),
        numbers.to_vec(),
    )
}

fn put_together(header: &str, numbers: &[u8]) -> Vec<u8> {
    let mut bytes = (header.len() as u64).to_le_bytes().to_vec();
    bytes.extend_from_slice(header.as_bytes());
    bytes.extend_from_slice(numbers);
    bytes
}

/// The checkpoint with other data in its metadata.
fn with_rest(change: impl FnOnce(&mut Rest)) -> Vec<u8> {
    let (header, numbers) = taken_apart(&saved());
    let digits = header.split('"').nth(5).expect("the metadata's one value");
    let (pairs, _) = digits.as_bytes().as_chunks::<2>();
    let value = |digit: u8| char::from(digit).to_digit(16).expect("a hexadecimal digit") as u8;
    let bytes: Vec<u8> = pairs
        .iter()
        .map(|[high, low]| value(*high) * 16 + value(*low))
        .collect();
    let mut rest: Rest = postcard::from_bytes(&bytes).expect("the metadata");
    change(&mut rest);
    let bytes = postcard::to_allocvec(&rest).expect("plain data");
    let changed: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut header = header.trim_end().replacen(digits, &changed, 1);
    while header.len() % 8 != 0 {
        header.push(' ');
    }
    put_together(&header, &numbers)
}

/// The checkpoint with `from`, which must be in its header, replaced.
fn with_header(from: &str, to: &str) -> Vec<u8> {
    let (header, numbers) = taken_apart(&saved());
    assert!(header.contains(from), "{from} is not in {header}");
    put_together(&header.replacen(from, to, 1), &numbers)
}

#[wasm_bindgen_test(unsupported = test)]
fn a_checkpoint_split_and_joined_again_is_the_same() {
    assert_eq!(with_rest(|_| ()), saved());
}

fn sentence(detail: &str) -> String {
    format!("the checkpoint cannot be used ({detail}); train anew from these settings")
}

#[wasm_bindgen_test(unsupported = test)]
fn what_is_not_this_runs_checkpoint_is_refused_in_a_sentence() {
    assert_eq!(
        refusal(&with_rest(|rest| rest.version = 3)),
        sentence("its version is 3, and this page reads version 2")
    );
    assert_eq!(
        refusal(&with_header("unrolled", "enrolled")),
        sentence("it is not one of ours")
    );
    let other = Session::<f32>::restore(&saved(), &text().replace("lamp", "palm"));
    assert_eq!(
        other.err().map(|refusal| refusal.to_string()),
        Some(sentence("it belongs to another text"))
    );
    assert_eq!(
        refusal(&with_rest(|rest| rest.config.hidden = 0)),
        "hidden is 0, but must lie between 1 and 512; choose a value in that range"
    );
    // Settings that need other tensors than the file has.
    for change in [
        |config: &mut Config| config.hidden = 6,
        |config: &mut Config| config.layers = 1,
        |config: &mut Config| config.cell = CellKind::Gru,
        |config: &mut Config| config.batch = 2,
        |config: &mut Config| config.optimiser = OptimiserKind::Sgd,
    ] {
        assert_eq!(
            refusal(&with_rest(|rest| change(&mut rest.config))),
            sentence("it does not hold the tensors that its settings call for")
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_number_that_is_not_finite_is_refused_wherever_it_is() {
    let bytes = saved();
    let (header, numbers) = taken_apart(&bytes);
    for bad in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
        let mut last = bytes.clone();
        let end = last.len();
        last[end - 4..].copy_from_slice(&bad.to_le_bytes());
        assert_eq!(
            refusal(&last),
            sentence("carried.c.2 holds a number that is not finite")
        );
        let mut first = numbers.clone();
        first[..4].copy_from_slice(&bad.to_le_bytes());
        let first = put_together(&header, &first);
        assert_eq!(
            refusal(&first),
            sentence("w_x.1 holds a number that is not finite")
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn badly_assembled_files_are_refused() {
    let bytes = saved();
    for cut in [
        0,
        1,
        7,
        8,
        9,
        100,
        bytes.len() / 2,
        bytes.len() - 4,
        bytes.len() - 1,
    ] {
        refusal(&bytes[..cut]);
    }
    for more in [1, 4, 8] {
        let mut longer = bytes.clone();
        longer.resize(bytes.len() + more, 0);
        assert_eq!(
            refusal(&longer),
            sentence("it does not hold the numbers that its header announces")
        );
    }
    refusal(b"not a checkpoint at all, just some text of more than eight bytes");
    // A header that claims the length of the whole address space.
    let mut claims = bytes.clone();
    claims[..8].copy_from_slice(&u64::MAX.to_le_bytes());
    assert_eq!(refusal(&claims), sentence("it is cut short"));
    for (from, to) in [
        ("F32", "F16"),
        ("\"shape\":[", "\"shape\":[1,"),
        ("\"data_offsets\":[0,", "\"data_offsets\":[4,"),
        ("\"w_y\"", "\"w_z\""),
        // A repeated key: its meaning would depend on the reader.
        ("\"w_y\":", "\"w_y\":{},\"w_y\":"),
        (
            "{\"__metadata__\":",
            "{\"__metadata__\":{},\"__metadata__\":",
        ),
        // A tensor that does not belong to the network.
        (
            "\"w_y\":",
            "\"extra\":{\"dtype\":\"F32\",\"shape\":[0,1],\"data_offsets\":[0,0]},\"w_y\":",
        ),
        ("}}", "}}  "),
    ] {
        refusal(&with_header(from, to));
    }
}

/// A position that the settings cannot lead to would be read from beyond the end of the text.
#[wasm_bindgen_test(unsupported = test)]
fn a_position_that_does_not_exist_is_refused_or_harmless() {
    for cursor in [0, 7, 100, 1 << 20, u32::MAX as usize, usize::MAX] {
        for batching in [Batching::Windows, Batching::Streams] {
            for (updates, steps) in [
                (0, 0),
                (20, 20),
                (20, 0),
                (u32::MAX, u32::MAX),
                (20, u32::MAX),
            ] {
                let bytes = with_rest(|rest| {
                    rest.batches.cursor = cursor;
                    rest.batches.batching = batching;
                    rest.updates = updates;
                    rest.optimiser_steps = steps;
                });
                // Whatever is accepted must train.
                if let Ok(mut session) = Session::<f32>::restore(&bytes, &text()) {
                    session.train(session.trainer().updates().saturating_add(3), || false);
                }
            }
        }
    }
}

/// However a file is damaged: it loads, or it is refused; it never breaks the engine.
#[wasm_bindgen_test(unsupported = test)]
fn two_thousand_damaged_files_break_nothing() {
    let (bytes, text) = (saved(), text());
    let header = 8 + u64::from_le_bytes(*bytes.first_chunk().expect("eight bytes")) as usize;
    let mut rng = Rng::new(1, Purpose::Windows);
    let mut accepted = 0;
    for case in 0..2_000 {
        let mut damaged = bytes.clone();
        for _ in 0..=rng.below(3) {
            // Mostly in the header, where every byte matters.
            let reach = if rng.uniform() < 0.8 {
                header
            } else {
                damaged.len()
            };
            let at = rng.below(reach.min(damaged.len()));
            match rng.below(4) {
                0 => damaged[at] = rng.below(256) as u8,
                1 => damaged[at] ^= 1 << rng.below(8),
                2 => drop(damaged.remove(at)),
                _ => damaged.insert(at, b"0123456789\"{}[],:-e"[rng.below(19)]),
            }
        }
        if let Ok(mut session) = Session::<f32>::restore(&damaged, &text) {
            accepted += 1;
            assert!(
                session.trainer().model.params().all(|p| p.is_finite()),
                "file {case}"
            );
            session.train(session.trainer().updates().saturating_add(2), || false);
        }
    }
    assert!(
        accepted < 1_000,
        "{accepted} of 2000 damaged files were taken for whole"
    );
}
