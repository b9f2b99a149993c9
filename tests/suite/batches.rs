//! How a text is divided: the held-out part, windows, streams, and reduced settings for a short text.

use unrolled::batch::{Inputs, Targets};
use unrolled::settings::{Batching, Config};
use unrolled::text::{Batches, Plan, Text, spread};
use unrolled::wire::Notice;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn a_short_text_reduces_window_and_batch_size_with_a_notice() {
    let plan = |text: &str, batching, window, batch| {
        let config = Config {
            batching,
            window,
            batch,
            ..Config::default()
        };
        let plan = Text::new(text, 1024).expect("a text").plan(&config);
        (plan.window, plan.batch_size, plan.notices)
    };
    let characters = 10;
    let none = Notice::NoValidation { characters };
    let shortened = |asked, used| Notice::WindowShortened { asked, used };
    assert_eq!(
        plan("0123456789", Batching::Windows, 50, 16),
        (9, 16, vec![shortened(50, 9), none.clone()])
    );
    assert_eq!(
        plan("0123456789", Batching::Streams, 50, 16),
        (
            1,
            5,
            vec![
                Notice::BatchReduced { asked: 16, used: 5 },
                shortened(50, 1),
                none.clone()
            ]
        )
    );
    assert_eq!(
        plan("0123456789", Batching::Streams, 4, 2),
        (4, 2, vec![none])
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn the_last_tenth_is_held_out() {
    for (characters, aside) in [(2, 0), (19, 0), (20, 2), (29, 2), (100, 10), (1_005, 100)] {
        let content: String = (0..characters)
            .map(|i| char::from(b'a' + (i % 7) as u8))
            .collect();
        let text = Text::new(&content, 1024).expect("a text");
        assert_eq!(text.validation().len(), aside, "{characters}");
        assert_eq!([text.training(), text.validation()].concat(), text.ids());
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn streams_read_on_and_start_again_at_the_end() {
    let ids: Vec<u16> = (0..23).collect();
    let config = Config {
        batching: Batching::Streams,
        ..Config::default()
    };
    let plan = Plan {
        window: 4,
        batch_size: 2,
        notices: Vec::new(),
    };
    let mut batches = Batches::new(&config);
    // Two streams of eleven characters: they start at 0 and 11. Ten of the eleven have a next character, so two windows
    // of four fit.
    let expected = [(0, true), (4, false), (0, true), (4, false)];
    for (at, fresh) in expected {
        let (batch, is_fresh) = batches.next::<f32>(&ids, &plan);
        assert_eq!(is_fresh, fresh);
        let reads: Vec<u32> = (0..4).flat_map(|t| [at + t, 11 + at + t]).collect();
        let asked = reads.iter().map(|id| Some(id + 1)).collect();
        assert_eq!(batch.inputs, Inputs::Symbols(reads));
        assert_eq!(batch.targets, Targets::Symbols(asked));
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn probes_are_spread_from_the_first_to_the_last_window() {
    let ids = vec![0_u16; 100];
    assert_eq!(spread(&ids, 9, 4), [0, 30, 60, 90]);
    assert_eq!(spread(&ids, 99, 4), [0]);
    assert_eq!(spread(&ids, 49, 32), [0, 50]);
}

#[cfg(not(target_arch = "wasm32"))]
mod any_text {
    use proptest::prelude::*;

    use super::super::support::properties;
    use super::{Batches, Batching, Config, Inputs, Targets, Text};

    proptest! {
        #![proptest_config(properties(1_000))]

        #[test]
        fn batches_ask_for_the_next_character(text in "[a-z]{2,80}", streams: bool, window in 1_usize..40, batch in 1_usize..20) {
            let batching = if streams { Batching::Streams } else { Batching::Windows };
            let config = Config { window, batch, batching, ..Config::default() };
            let read = Text::new(&text, 1024).expect("long enough");
            let plan = read.plan(&config);
            let mut batches = Batches::new(&config);
            let pairs: Vec<_> = read.training().windows(2).map(|p| (u32::from(p[0]), Some(u32::from(p[1])))).collect();
            for _ in 0..5 {
                let (batch, _) = batches.next::<f32>(read.training(), &plan);
                prop_assert_eq!((batch.steps, batch.batch_size), (plan.window, plan.batch_size));
                let (Inputs::Symbols(inputs), Targets::Symbols(targets)) = (batch.inputs, batch.targets) else {
                    panic!("a text is symbols");
                };
                for pair in inputs.into_iter().zip(targets) {
                    prop_assert!(pairs.contains(&pair));
                }
            }
        }
    }
}
