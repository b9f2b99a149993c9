//! What the tests share: printing, training, texts.

use unrolled::batch::Batch;
use unrolled::kernel::Real;
use unrolled::layer::State;
use unrolled::model::{Gradients, Model, Run};
use unrolled::question::Question;
use unrolled::rng::{Purpose, Rng};
use unrolled::session::Session;

/// Prints a line where the target prints.
pub fn say(line: &str) {
    #[cfg(target_arch = "wasm32")]
    wasm_bindgen_test::console_log!("{line}");
    #[cfg(not(target_arch = "wasm32"))]
    eprintln!("{line}");
}

/// Forward, backward through time, and the gradients of the weights.
pub fn learn<F: Real>(
    model: &mut Model<F>,
    batch: &Batch<F>,
    first: &[State<F>],
) -> (Run<F>, Gradients<F>) {
    let (mut run, mut grads) = (Run::default(), Gradients::default());
    model.forward(batch, first, &mut run);
    model.backward_through_time(batch, &run, None, &mut grads);
    model.accumulate(batch, &run, &mut grads);
    (run, grads)
}

/// The rows of the answer to a question.
pub fn rows<F: Real>(session: &mut Session<F>, question: &Question) -> Vec<f64> {
    session.ask(question).expect("an answer").rows
}

/// Gives every weight of a network a normal value of standard deviation `scale`.
pub fn scatter<F: Real>(model: &mut Model<F>, scale: f64, rng: &mut Rng) {
    for weight in model.params_mut().flat_map(|p| p.value.iter_mut()) {
        *weight = F::of(scale * rng.normal());
    }
}

/// The number of cases of a property test; cases that failed once are kept beside the fixtures and run first.
#[cfg(not(target_arch = "wasm32"))]
pub fn properties(cases: u32) -> proptest::test_runner::Config {
    use proptest::test_runner::FileFailurePersistence::Direct;
    proptest::test_runner::Config {
        cases,
        failure_persistence: Some(Box::new(Direct("tests/fixtures/failures.txt"))),
        ..Default::default()
    }
}

/// A text of about `characters` characters, in generated sentences: every sentence follows one of a few patterns, so
/// that there is something to learn.
pub fn story(characters: usize, seed: u32) -> String {
    let mut rng = Rng::new(seed, Purpose::Windows);
    let mut pick = |words: &[&'static str]| words[rng.below(words.len())];
    let mut text = String::new();
    while text.len() < characters {
        let who = [
            "the keeper",
            "a sailor",
            "the old woman",
            "her brother",
            "nobody",
            "the cook",
        ];
        let does = ["saw", "heard", "carried", "forgot", "painted", "sold"];
        let what = [
            "the lamp",
            "a small boat",
            "seven fish",
            "the bell",
            "a letter",
            "the blue door",
        ];
        let when = [
            "at dawn",
            "before the storm",
            "on Sunday",
            "when the fog came",
            "in winter",
        ];
        let end = [". ", ". ", "! ", "? ", ".\n"];
        for part in [
            pick(&who),
            " ",
            pick(&does),
            " ",
            pick(&what),
            " ",
            pick(&when),
            pick(&end),
        ] {
            text.push_str(part);
        }
    }
    text
}
