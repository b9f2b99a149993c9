//! Fingerprints: two runs with the same hash have the same weights to the last bit.

use sha2::{Digest, Sha256};

use crate::model::Model;
use crate::text::Text;

/// SHA-256 of all weights, block by block, by columns, as little-endian `f32`: 64 hex digits.
pub fn weights_hash(model: &Model<f32>) -> String {
    let mut hasher = Sha256::new();
    for param in model.params() {
        // In pieces, so that the bytes of a large block are never in memory twice.
        for piece in param.value.as_slice().chunks(1024) {
            let bytes: Vec<u8> = piece.iter().flat_map(|x| x.to_le_bytes()).collect();
            hasher.update(&bytes);
        }
    }
    hex(&hasher.finalize())
}

/// SHA-256 of a text as its network sees it: its symbols and their order, 16 hex digits.
pub fn fingerprint(text: &Text) -> String {
    let mut hasher = Sha256::new();
    for id in 0..text.vocabulary.len() {
        hasher.update(u32::from(text.vocabulary.symbol(id)).to_le_bytes());
    }
    for piece in text.ids().chunks(1024) {
        let bytes: Vec<u8> = piece.iter().flat_map(|id| id.to_le_bytes()).collect();
        hasher.update(&bytes);
    }
    hex(&hasher.finalize())[..16].to_owned()
}

/// SHA-256 of a task's data, 16 hex digits.
pub fn fingerprint_of_data(content: &str) -> String {
    hex(&Sha256::digest(content))[..16].to_owned()
}

/// Two hexadecimal digits a byte.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}
