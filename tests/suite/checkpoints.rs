//! A run restored from a checkpoint continues exactly as before.

use unrolled::session::{Session, Stop};
use unrolled::settings::{Batching, CellKind, Config, OptimiserKind};
use unrolled::text::Text;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::story;

/// A config whose run has every kind of state to save.
pub fn config() -> Config {
    Config {
        cell: CellKind::Lstm,
        batching: Batching::Streams,
        layers: 2,
        hidden: 5,
        window: 9,
        batch: 3,
        ..Config::default()
    }
}

/// Its text.
pub fn text() -> String {
    story(400, 8)
}

/// The run, after twenty updates.
pub fn trained(config: Config) -> Session {
    let mut session =
        Session::new(config, Text::new(&text(), 1024).expect("a text")).expect("a session");
    assert_eq!(session.train(20, || false), Stop::Until);
    session
}

#[wasm_bindgen_test(unsupported = test)]
fn a_restored_run_continues_bit_for_bit() {
    for optimiser in [
        OptimiserKind::Sgd,
        OptimiserKind::Momentum,
        OptimiserKind::Rmsprop,
        OptimiserKind::Adagrad,
        OptimiserKind::Adam,
        OptimiserKind::Adamw,
    ] {
        for batching in [Batching::Windows, Batching::Streams] {
            let config = Config {
                optimiser,
                batching,
                ..config()
            };
            let mut session = trained(config.clone());
            let bytes = session.checkpoint().expect("a checkpoint");
            let mut other = Session::<f32>::restore(&bytes, &text()).expect("the same");
            assert_eq!(other.hash(), session.hash());
            assert_eq!(other.trainer().updates(), 20);
            assert_eq!(other.info(), session.info());
            assert_eq!(
                other.checkpoint().as_ref(),
                Ok(&bytes),
                "put down again, it is the same file"
            );
            session.train(60, || false);
            other.train(60, || false);
            assert_eq!(other.hash(), session.hash(), "{optimiser:?} {batching:?}");
        }
    }
}

/// Another program's reader of the format finds the same names, shapes and numbers.
#[cfg(not(target_arch = "wasm32"))]
#[test]
fn weights_are_stored_by_rows_under_their_names() {
    let session = trained(config());
    let bytes = session.checkpoint().expect("a checkpoint");
    let file = safetensors::SafeTensors::deserialize(&bytes).expect("safetensors");
    for param in session.trainer().model.params() {
        let tensor = file.tensor(&param.name).expect("a tensor for every block");
        assert_eq!(tensor.shape(), [param.value.nrows(), param.value.ncols()]);
        let (fours, _) = tensor.data().as_chunks::<4>();
        let stored: Vec<f32> = fours.iter().map(|four| f32::from_le_bytes(*four)).collect();
        assert_eq!(stored, param.value.transpose().as_slice(), "{}", param.name);
    }
}
