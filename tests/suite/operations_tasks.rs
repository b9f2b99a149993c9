//! Operations change every recurrent layer of a network of any task, an encoder's included, and it can train on.

use unrolled::checkpoint;
use unrolled::dataset::Dataset;
use unrolled::hash::weights_hash;
use unrolled::operation::{Measure, Operation, Reading};
use unrolled::question::{Question, Readable};
use unrolled::session::Session;
use unrolled::settings::{Activation, CellKind, Config};
use unrolled::train::Trainer;
use wasm_bindgen_test::wasm_bindgen_test;

use super::laboratory::near;
use super::laboratory_tasks::every_network;
use super::support::rows;

fn trained(config: &Config, content: &str) -> Trainer<f32> {
    let dataset = Dataset::read(config, content).expect("data");
    let mut trainer = Trainer::new(config.clone(), dataset).expect("a network");
    go(&mut trainer, 3);
    trainer
}

fn go(trainer: &mut Trainer<f32>, updates: u32) {
    for _ in 0..updates {
        trainer.update().expect("finite");
    }
}

/// The operations on a network of this cell, and the quantity that each of them changes.
fn operations(cell: CellKind) -> Vec<(Operation, Reading)> {
    let rescaled = |measure, target| Operation::Rescale { measure, target };
    let own = match cell {
        CellKind::Rnn => {
            let activation = Activation::Relu;
            let reading = Reading::Activation(activation);
            (Operation::Activation { activation }, reading)
        }
        CellKind::Lstm => {
            let value = 2.0;
            let reading = Reading::Numbers(vec![value]);
            (Operation::ForgetBias { value }, reading)
        }
        CellKind::Gru => {
            let value = 1.5;
            let reading = Reading::Numbers(vec![value]);
            (Operation::UpdateBias { value }, reading)
        }
    };
    vec![
        (rescaled(Measure::Radius, 0.7), Reading::Numbers(vec![0.7])),
        (rescaled(Measure::Norm, 1.2), Reading::Numbers(vec![1.2])),
        own,
    ]
}

#[wasm_bindgen_test(unsupported = test)]
fn every_operation_changes_every_layer_of_every_task() {
    for (config, content) in every_network() {
        let mut trainer = trained(&config, &content);
        let layers = trainer.model.recurrent().count();
        let gates = config.build_cell::<f32>().gates().len();
        for (operation, expected) in operations(config.cell) {
            let operated = trainer.operate(operation).expect("can be done");
            let what = format!("{:?}, {:?}: {operation:?}", config.task, config.cell);
            match (operated.after, expected) {
                (Reading::Numbers(after), Reading::Numbers(wanted)) => {
                    let parts = match operation {
                        Operation::Rescale { .. } => layers * gates,
                        _ => layers,
                    };
                    assert_eq!(after.len(), parts, "{what}");
                    for value in after {
                        near(&what, value, wanted[0], 1e-5);
                    }
                }
                (after, wanted) => assert_eq!(after, wanted, "{what}"),
            }
            go(&mut trainer, 2);
        }
        // A run with an operation is saved and restored like any other.
        let bytes = checkpoint::save(&trainer).expect("a checkpoint");
        let mut copy = checkpoint::load::<f32>(&bytes, &content).expect("the same run");
        go(&mut trainer, 2);
        go(&mut copy, 2);
        assert_eq!(weights_hash(&trainer.model), weights_hash(&copy.model));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn the_laboratorys_reading_is_the_value_that_the_operation_reports_as_before() {
    for (config, content) in every_network() {
        let mut trainer = trained(&config, &content);
        for (operation, _) in operations(config.cell) {
            let bytes = checkpoint::save(&trainer).expect("a checkpoint");
            let mut laboratory = Session::<f64>::restore(&bytes, &content).expect("a copy");
            let of = match operation {
                Operation::Rescale { measure, .. } => match measure {
                    Measure::Radius => Some(Readable::Radius),
                    Measure::Norm => Some(Readable::Norm),
                },
                Operation::ForgetBias { .. } => Some(Readable::ForgetBias),
                Operation::UpdateBias { .. } => Some(Readable::UpdateBias),
                Operation::Activation { .. } => None,
            };
            let read = of.map(|of| rows(&mut laboratory, &Question::Reading { of }));
            let operated = trainer.operate(operation).expect("can be done");
            match operated.before {
                Reading::Numbers(before) => assert_eq!(read, Some(before)),
                Reading::Activation(_) => assert_eq!(read, None),
            }
        }
    }
}
