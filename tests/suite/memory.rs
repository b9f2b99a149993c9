//! The memory tasks: their data is as documented, their baselines are the losses of constant answers, and a run can be
//! saved, restored and rewound.
use std::collections::BTreeMap;

use unrolled::batch::{Batch, Inputs, Targets};
use unrolled::dataset::Dataset;
use unrolled::question::{DelaysHead, ExampleHead, Head, Question};
use unrolled::session::{Session, Stop};
use unrolled::settings::{CellKind, Config, TaskKind};
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::say;

const TASKS: [TaskKind; 6] = [
    TaskKind::Adding,
    TaskKind::Copying,
    TaskKind::Order,
    TaskKind::Recall,
    TaskKind::Parity,
    TaskKind::Brackets,
];

fn config(task: TaskKind) -> Config {
    Config {
        task,
        delay: 12,
        cell: CellKind::Gru,
        hidden: 6,
        batch: 32,
        ..Config::default()
    }
}

fn batch(config: &Config, update: u32) -> Batch<f32> {
    let dataset = Dataset::<f32>::read(config, "").expect("a task that makes its own data");
    let task = dataset.task().expect("a task");
    task.batch(config, update)
}

/// The symbols and targets of every sequence.
fn sequences(batch: &Batch<f32>) -> Vec<(Vec<u32>, Vec<Option<u32>>)> {
    let (Inputs::Symbols(ids), Targets::Symbols(asked)) = (&batch.inputs, &batch.targets) else {
        panic!("symbols are read and said")
    };
    let sequence = |b: usize| {
        let places = (0..batch.steps).map(move |t| t * batch.batch_size + b);
        let asked = places.clone().map(|i| asked[i]).collect();
        (places.map(|i| ids[i]).collect(), asked)
    };
    (0..batch.batch_size).map(sequence).collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn adding_asks_for_the_sum_of_two_marked_numbers_one_in_each_half() {
    let batch = batch(&config(TaskKind::Adding), 3);
    let (Inputs::Vectors(read), Targets::Vectors(wanted, counted)) =
        (&batch.inputs, &batch.targets)
    else {
        panic!("numbers are read and said")
    };
    for b in 0..batch.batch_size {
        let at = |t: usize| t * batch.batch_size + b;
        let marked: Vec<usize> = (0..12).filter(|t| read[(1, at(*t))] == 1.0).collect();
        assert_eq!(marked.len(), 2);
        assert!(marked[0] < 6 && marked[1] >= 6, "{marked:?}");
        let sum: f32 = marked.iter().map(|t| read[(0, at(*t))]).sum();
        assert!((sum - wanted[(0, at(11))]).abs() < 1e-6);
        assert!((0..12).all(|t| counted[at(t)] == (t == 11)));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn copying_asks_for_three_symbols_again_twelve_steps_after_the_last() {
    for (read, asked) in sequences(&batch(&config(TaskKind::Copying), 3)) {
        assert_eq!(read.len(), 18);
        assert_eq!(read[14], 9, "the cue");
        assert!(read[3..14].iter().chain(&read[15..]).all(|id| *id == 8));
        assert!(asked[..15].iter().all(|asked| *asked == Some(8)));
        let again: Vec<u32> = asked[15..].iter().flatten().copied().collect();
        assert_eq!(again, read[..3]);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn order_asks_which_two_came_and_both_are_far_from_the_answer() {
    for delay in [2, 3, 10, 37, 60] {
        let config = Config {
            delay,
            ..config(TaskKind::Order)
        };
        for (read, asked) in sequences(&batch(&config, 3)) {
            let told: Vec<usize> = (0..delay).filter(|t| read[*t] < 2).collect();
            assert_eq!(told.len(), 2, "{read:?}");
            assert!(told[0] < told[1] && 10 * (delay - told[1]) >= 4 * delay);
            let class = 2 * read[told[0]] + read[told[1]];
            assert_eq!(asked[delay - 1], Some(class));
            assert!(asked[..delay - 1].iter().all(Option::is_none));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn recall_asks_for_the_key_at_the_cue_and_at_no_other_lag() {
    for (read, asked) in sequences(&batch(&config(TaskKind::Recall), 3)) {
        assert_eq!((read.len(), read[12]), (13, 8));
        assert!(read[0] < 4 && read[1..12].iter().all(|id| (4..8).contains(id)));
        assert_eq!(asked[12], Some(read[0]));
        assert!(asked[..12].iter().all(Option::is_none));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn parity_asks_whether_the_ones_so_far_are_odd() {
    for (read, asked) in sequences(&batch(&config(TaskKind::Parity), 3)) {
        for t in 0..12 {
            let ones = read[..=t].iter().filter(|bit| **bit == 1).count();
            assert_eq!(asked[t], Some((ones % 2) as u32));
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn brackets_are_nested_and_the_first_is_the_last_to_close() {
    for (read, asked) in sequences(&batch(&config(TaskKind::Brackets), 3)) {
        let mut open = Vec::new();
        for (symbol, asked) in read.iter().zip(&asked) {
            if *symbol < 3 {
                open.push(*symbol);
            } else {
                assert_eq!(open.pop(), Some(symbol - 3));
            }
            assert_eq!(open.last(), asked.as_ref());
            assert!((1..=4).contains(&open.len()));
        }
        assert_eq!((read.len(), open), (13, vec![read[0]]));
    }
}

/// The loss of the best answer that knows the step but ignores the input: for symbols the mean entropy of each step's
/// targets, for numbers the variance; over enough batches for a stable mean.
fn constant(config: &Config) -> f64 {
    let mut numbers = Vec::new();
    let mut counts = BTreeMap::<usize, BTreeMap<u32, f64>>::new();
    for update in 0..200 {
        let batch = batch(config, update);
        match &batch.targets {
            Targets::Vectors(wanted, counted) => {
                let asked = wanted.iter().zip(counted).filter(|(_, counted)| **counted);
                numbers.extend(asked.map(|(wanted, _)| f64::from(*wanted)));
            }
            Targets::Symbols(asked) => {
                for (column, symbol) in asked.iter().enumerate() {
                    if let Some(symbol) = symbol {
                        let step = counts.entry(column / batch.batch_size).or_default();
                        *step.entry(*symbol).or_default() += 1.0;
                    }
                }
            }
        }
    }
    if !numbers.is_empty() {
        let count = numbers.len() as f64;
        let mean = numbers.iter().sum::<f64>() / count;
        return numbers.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / count;
    }
    let (mut lost, mut answers) = (0.0, 0.0);
    for step in counts.values() {
        let total: f64 = step.values().sum();
        lost -= step.values().map(|n| n * (n / total).ln()).sum::<f64>();
        answers += total;
    }
    lost / answers
}

#[wasm_bindgen_test(unsupported = test)]
fn the_baseline_is_the_loss_of_the_best_answer_that_ignores_the_input() {
    for task in TASKS {
        for delay in [3, 12, 50] {
            let config = Config {
                delay,
                ..config(task)
            };
            let dataset = Dataset::<f32>::read(&config, "").expect("a task");
            let drawn = dataset.task().expect("a task").info(&config).baselines;
            assert_eq!(drawn.len(), 1, "{task:?}");
            let (drawn, measured) = (drawn[0].loss, constant(&config));
            say(&format!(
                "{task:?}, delay {delay}: drawn {drawn:.4}, measured {measured:.4}"
            ));
            assert!(
                (measured / drawn - 1.0).abs() < 0.03,
                "{task:?}, delay {delay}: drawn {drawn}, measured {measured}"
            );
        }
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn every_update_has_fresh_data_and_the_same_seed_the_same() {
    for task in TASKS {
        let config = config(task);
        assert_eq!(batch(&config, 5), batch(&config, 5));
        assert!(batch(&config, 5) != batch(&config, 6), "{task:?}");
        let other = Config { seed: 2, ..config };
        assert!(
            batch(&other, 5)
                != batch(
                    &Config {
                        seed: 1,
                        ..other.clone()
                    },
                    5
                )
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_run_of_a_task_is_saved_restored_and_rewound_bit_for_bit() {
    for task in TASKS {
        let begin = || {
            let config = config(task);
            let dataset = Dataset::<f32>::read(&config, "").expect("a task");
            Session::new(config, dataset).expect("a network")
        };
        let mut whole = begin();
        assert_eq!(whole.train(60, || false), Stop::Until);
        let mut half = begin();
        half.train(31, || false);
        let saved = half.checkpoint().expect("a checkpoint");
        let mut again = Session::restore(&saved, "").expect("the same task");
        again.train(60, || false);
        assert_eq!(again.hash(), whole.hash(), "{task:?}");
        half.train(60, || false);
        half.rewind();
        assert!(half.trainer().updates() < 60);
        half.train(60, || false);
        assert_eq!(half.hash(), whole.hash(), "{task:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn an_example_and_the_delays_are_answered_and_other_questions_are_not() {
    for task in TASKS {
        let config = config(task);
        let dataset = Dataset::<f32>::read(&config, "").expect("a task");
        let mut session = Session::new(config, dataset).expect("a network");
        let Ok(Head::Example(ExampleHead {
            inputs,
            asked,
            target,
            said,
            ..
        })) = session
            .ask(&Question::Example { number: 200 })
            .map(|answer| answer.head)
        else {
            panic!("{task:?} has examples")
        };
        assert_eq!(inputs.len(), session.info().window);
        assert_eq!((asked.len(), asked.len()), (target.len(), said.len()));
        let Ok(Head::Delays(DelaysHead { rows, .. })) = session
            .ask(&Question::Delays { up_to: 20 })
            .map(|answer| answer.head)
        else {
            panic!("{task:?} has delays")
        };
        let delays: Vec<usize> = rows.iter().map(|row| row.delay).collect();
        assert_eq!(delays, [1, 2, 3, 5, 8, 10, 12, 15, 20]);
        assert!(session.ask(&Question::Confusion).is_err());
    }
}
