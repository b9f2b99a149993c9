//! Tasks with examples: what a batch contains, and what questions about examples return.

use unrolled::batch::{Batch, Inputs, Targets};
use unrolled::dataset::Dataset;
use unrolled::init;
use unrolled::instrument::lag::lag_curve;
use unrolled::instrument::states::states;
use unrolled::model::{Gradients, Model, Run};
use unrolled::question::{ConfusionHead, ExamHead, Head, Question, ReadHead, TranslateHead};
use unrolled::rng::{Purpose, Rng};
use unrolled::settings::{Attention, CellKind, Config, TaskKind};
use unrolled::task::Task;
use unrolled::task::sentiment::Sentiment;
use unrolled::task::translation::Translation;
use unrolled::train::Trainer;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::scatter;

const PAIRS: &str = "one two\tA B\nthree\tC\ntwo two one\tB B A\none\tA\nthree one\tC A\ntwo\tB\n";
const LABELLED: &str =
    "good\tit was good\nbad\tit was bad\nbad\tit was not good\ngood\tit was not bad\n";

fn config(task: TaskKind) -> Config {
    Config {
        task,
        cell: CellKind::Gru,
        hidden: 16,
        batch: 6,
        held_out: 0.0,
        ..Config::default()
    }
}

fn symbols(batch: &Batch<f64>) -> (&[u32], &[Option<u32>]) {
    match (&batch.inputs, &batch.targets) {
        (Inputs::Symbols(read), Targets::Symbols(asked)) => (read, asked),
        _ => panic!("these tasks read and say symbols"),
    }
}

/// START is 1, END is 2. Sources end together; targets begin together, and each has its end mark as the last target.
#[wasm_bindgen_test(unsupported = test)]
fn a_source_ends_where_its_target_begins() {
    let task = Translation::new(&config(TaskKind::Translation), PAIRS).expect("pairs");
    let batch: Batch<f64> = task.lesson(&[0, 1]);
    let (read, asked) = symbols(&batch);
    let source = batch.source.as_deref().expect("a source");
    let (heard, _) = symbols(source);
    assert_eq!((batch.steps, source.steps), (3, 2));
    assert_eq!(source.starts, [0, 1]);
    // The letters of both sequences, by the frequency of their tokens: A, B, C.
    assert_eq!(read, [1, 1, 3, 5, 4, 2]);
    assert_eq!(asked, [Some(3), Some(5), Some(4), Some(2), Some(2), None]);
    // Sequence 0 reads `one two`, sequence 1 nothing and then `three`; `one` and `two` are equally common.
    assert_eq!(heard, [1, 0, 2, 3]);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_batch_is_decided_by_the_seed_and_the_update() {
    for (kind, content) in [
        (TaskKind::Translation, PAIRS),
        (TaskKind::Sentiment, LABELLED),
    ] {
        let config = Config {
            batch: 2,
            ..config(kind)
        };
        let open = || Dataset::<f64>::read(&config, content).expect("data");
        let (one, two) = (open(), open());
        let batch = |dataset: &Dataset<f64>, update| {
            let task = dataset.task().expect("a task");
            task.batch(&config, update)
        };
        for update in [7, 0, 3] {
            assert_eq!(batch(&one, update), batch(&two, update), "{kind:?}");
        }
    }
}

fn answer(trainer: &Trainer<f32>, question: &Question) -> Head {
    let task = trainer.dataset().task().expect("a task");
    task.answer(trainer.config(), &trainer.model, question)
        .expect("an answer")
}

fn trained(config: Config, content: &str, updates: u32) -> Trainer<f32> {
    let dataset = Dataset::read(&config, content).expect("data");
    let mut trainer = Trainer::new(config, dataset).expect("a network");
    for _ in 0..updates {
        trainer.update().expect("finite");
    }
    trainer
}

#[wasm_bindgen_test(unsupported = test)]
fn a_translator_answers_with_its_translation_and_its_attention() {
    for attention in [Attention::Off, Attention::Additive] {
        let config = Config {
            attention,
            ..config(TaskKind::Translation)
        };
        let trainer = trained(config, PAIRS, 150);
        let Head::Exam(ExamHead {
            exact_match,
            token_accuracy,
            count,
            rows,
        }) = answer(&trainer, &Question::Exam { limit: 2 })
        else {
            panic!("the held-out examples were asked for")
        };
        assert_eq!((exact_match, token_accuracy, count), (1.0, 1.0, 6));
        assert_eq!(rows.len(), 2);
        assert!(rows.iter().all(|row| row.right && row.said == row.target));

        let source = "Three four one".to_owned();
        let question = Question::Translate { source, beam: 3 };
        let Head::Translate(TranslateHead {
            tokens,
            known,
            hypotheses,
            alignment,
            bottleneck,
            path,
        }) = answer(&trainer, &question)
        else {
            panic!("a translation was asked for")
        };
        assert_eq!(tokens, ["Three", "four", "one"]);
        // A capitalised word is the same word; an unknown one is shown as unknown.
        assert_eq!(known, [true, false, true]);
        assert!((1..=3).contains(&hypotheses.len()));
        assert!(hypotheses.iter().all(|text| text.log_probability <= 0.0));
        assert_eq!(path.len(), 3);
        assert_eq!(path[2], bottleneck);
        if attention == Attention::Off {
            assert!(alignment.is_empty());
        } else {
            assert_eq!(alignment.len(), hypotheses[0].tokens.len());
            for shares in alignment {
                assert_eq!(shares.len(), 3);
                assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-6);
            }
        }
        // The picture of a sequence has a column for every input and every written token.
        let probe = trainer.dataset().probe(trainer.config());
        let (mut run, mut grads) = (Run::default(), Gradients::default());
        let shown = states(&trainer.model, &probe.batch, 0, 0, &mut run);
        assert_eq!(shown.shape(), (16, probe.labels.len()));
        // The gradient goes through both.
        let source = probe.batch.source.as_deref().expect("a source");
        let curve = lag_curve(&trainer.model, &probe.batch, 0, &mut run, &mut grads);
        assert_eq!(curve.h.len(), 1 + probe.batch.steps + source.steps);
        assert!(curve.h.iter().all(|lag| lag.norm > 0.0));
        let first = grads.encoder[0]
            .d_h
            .column(0)
            .iter()
            .map(|d| f64::from(*d))
            .fold(0.0, |s, d| s + d * d);
        let last = curve.h[curve.h.len() - 1].norm;
        assert!((first.sqrt() - last).abs() <= 1e-6 * last);
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_lag_curve_uses_the_longest_sentences_and_ends_with_the_shortest_of_them() {
    // Thirty sentences of four words, then two of one: the sixteen longest are used, and every lag measures all of
    // them.
    let long = (0..30).map(|i| format!("good\tit was {i} good\n"));
    let content: String = long.collect::<String>() + "bad\tbad\nbad\tawful\n";
    let trainer = trained(config(TaskKind::Sentiment), &content, 0);
    let task = trainer.dataset().task().expect("a task");
    let (model, mut run, mut grads) = (&trainer.model, Run::default(), Gradients::default());
    let followed = task.followed(trainer.config());
    assert_eq!((followed.batch_size, followed.steps), (16, 4));
    assert_eq!(
        lag_curve(model, &followed, 0, &mut run, &mut grads).h.len(),
        5
    );

    let unequal = task.batch(
        &Config {
            batch: 32,
            ..*trainer.config()
        },
        0,
    );
    assert_eq!((unequal.batch_size, unequal.steps), (32, 4));
    assert_eq!(
        lag_curve(model, &unequal, 0, &mut run, &mut grads).h.len(),
        1
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_sentiment_network_gives_probabilities_after_every_word() {
    let trainer = trained(config(TaskKind::Sentiment), LABELLED, 200);
    let sentence = "it was not  stunningly bad".to_owned();
    let Head::Read(ReadHead {
        tokens,
        known,
        labels,
        probabilities,
        gradient,
        verdict,
    }) = answer(&trainer, &Question::Read { sentence })
    else {
        panic!("a reading was asked for")
    };
    assert_eq!(tokens, ["it", "was", "not", "stunningly", "bad"]);
    assert_eq!(known, [true, true, true, false, true]);
    assert_eq!(labels, ["good", "bad"]);
    assert_eq!((probabilities.len(), gradient.len()), (5, 5));
    for p in &probabilities {
        assert!((p.iter().sum::<f64>() - 1.0).abs() < 1e-6);
    }
    let last = &probabilities[4];
    assert!(last[verdict] >= last[1 - verdict]);
    let Head::Confusion(ConfusionHead {
        counts,
        accuracy,
        negated,
        ..
    }) = answer(&trainer, &Question::Confusion)
    else {
        panic!("a confusion was asked for")
    };
    assert_eq!(counts, [[2, 0], [0, 2]]);
    assert_eq!(accuracy, 1.0);
    let negated = negated.expect("two sentences are negated");
    assert_eq!((negated.count, negated.accuracy), (2, 1.0));
}

/// The input of a token is a one-hot vector: it is nudged in the direction of each symbol, in double precision.
#[wasm_bindgen_test(unsupported = test)]
fn the_gradient_by_word_agrees_with_nudging_its_input() {
    let config = config(TaskKind::Sentiment);
    let task = Sentiment::new(&config, LABELLED).expect("labelled texts");
    let shape = Task::<f64>::shape(&task);
    let mut model: Model<f64> = init::network(&config, &shape);
    scatter(&mut model, 0.6, &mut Rng::new(6, Purpose::Weights));
    let sentence = "it was not good".to_owned();
    let question = Question::Read { sentence };
    let Ok(Head::Read(ReadHead {
        gradient, verdict, ..
    })) = task.answer(&config, &model, &question)
    else {
        panic!("a reading was asked for")
    };
    let lesson: Batch<f64> = task.lesson(&[2]);
    let (ids, _) = symbols(&lesson);
    let loss = |nudged: Option<(usize, usize, f64)>| {
        let mut x = nalgebra::DMatrix::zeros(shape.inputs, ids.len());
        (0..ids.len()).for_each(|t| x[(ids[t] as usize, t)] = 1.0);
        if let Some((symbol, t, by)) = nudged {
            x[(symbol, t)] += by;
        }
        let nothing = Targets::Symbols(vec![None; ids.len()]);
        let batch = Batch::new(1, Inputs::Vectors(x), nothing)
            .asked_at_the_end(std::iter::once(Some(verdict as u32)));
        let mut run = Run::default();
        model.forward(&batch, &model.zero_states(1), &mut run);
        run.loss
    };
    for (t, measured) in gradient.iter().enumerate() {
        let slope =
            |symbol| (loss(Some((symbol, t, 1e-5))) - loss(Some((symbol, t, -1e-5)))) / 2e-5;
        let norm = (0..shape.inputs)
            .map(|s| slope(s) * slope(s))
            .sum::<f64>()
            .sqrt();
        assert!(
            (norm - measured).abs() < 1e-8,
            "word {t}: {measured}, nudging says {norm}"
        );
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn what_cannot_be_read_is_refused_in_a_sentence() {
    let trainer = trained(config(TaskKind::Translation), PAIRS, 0);
    let task = trainer.dataset().task().expect("a task");
    let refused = |question| {
        task.answer(trainer.config(), &trainer.model, &question)
            .expect_err("a refusal")
            .to_string()
    };
    let of = |source: String| Question::Translate { source, beam: 1 };
    assert_eq!(
        refused(of("  ".to_owned())),
        "line 1 has nothing in column 1, where its source is expected; fill it in or leave the line out"
    );
    assert_eq!(
        refused(of("one ".repeat(300))),
        "the source in line 1 has 300 tokens, but the limit is 256; shorten it, or use words instead of characters"
    );
    assert_eq!(
        refused(Question::Confusion),
        "this network has no answer (it learns another task); choose the task that has"
    );
}
