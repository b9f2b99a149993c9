//! Translation: a source is read, then its target is written.
//!
//! An encoder reads the source; a decoder starts from the encoder's last states and gets nothing else, unless it has
//! attention ([`crate::attention`]). In training it reads the right tokens (teacher forcing); in evaluation it reads
//! its own: the score is the exact match of whole held-out targets, decoded greedily up to their end. (A high share of
//! right tokens under teacher forcing can hide that no whole target is right.)
//!
//! Sources end together, so that the decoder starts directly after them in every sequence; targets start together, and
//! the steps after a target's end have no target.

use crate::batch::{Batch, Inputs, Probe, Targets};
use crate::data::pairs::{self, Pair};
use crate::data::tokens::{self, Tokens};
use crate::decode::{self, Bounds};
use crate::kernel::Real;
use crate::model::{Model, Run, Shape};
use crate::question::{ExamHead, ExamRow, Head, Hypothesis, Question, TranslateHead};
use crate::refusal::{Part, Refusal};
use crate::settings::{Attention, Config};
use crate::text::Plan;
use crate::wire::Notice;
use crate::wire::task::{LossUnit, Metric, Score, TaskInfo};

use super::alphabet::{Alphabet, UNKNOWN};
use super::examples::{EVALUATED_AT_ONCE, baselines, longest, side_by_side, typed};
use super::split::Split;
use super::{Task, argmax, not_asked};

/// The decoder's first input.
const START: u32 = 1;
/// The end mark.
const END: u32 = 2;
/// How the two marks are shown.
const MARKS: [&str; 2] = ["⊢", "⊣"];
/// Examples evaluated for the score during training.
const SCORED: usize = 256;
/// The widest beam allowed.
const WIDEST_BEAM: usize = 16;
/// Tokens that a free-running decoder may write beyond the length of the longest training target.
const ROOM: usize = 8;

/// Pairs to translate.
pub struct Translation {
    pairs: Vec<Pair>,
    sources: Alphabet,
    targets: Alphabet,
    split: Split,
    kind: Tokens,
    attention: bool,
    /// The lines of the data that are left out.
    pub notices: Vec<Notice>,
}

/// How a network does on examples.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Marks {
    /// Number of examples.
    pub count: usize,
    /// Targets decoded greedily without a mistake.
    pub exact: usize,
    /// Target tokens, end marks included.
    pub tokens: usize,
    /// Tokens that are the most probable under teacher forcing.
    pub right_tokens: usize,
}

impl Translation {
    /// Reads pairs, holds some of them out, and makes the alphabets of the others.
    ///
    /// # Errors
    /// Data without pairs that can be learnt.
    pub fn new(config: &Config, content: &str) -> Result<Self, Refusal> {
        let pairs::Pairs { pairs, notices } = pairs::parse(content, config.tokens)?;
        let vocabulary = vocabulary(&pairs, config.tokens);
        let spared = |i: usize| vocabulary[i];
        let split = Split::sparing(pairs.len(), config.held_out, config.seed, spared);
        let learnt = || split.training.iter().map(|i| &pairs[*i]);
        let sources = learnt().flat_map(|pair| &pair.source);
        let targets = learnt().flat_map(|pair| &pair.target);
        Ok(Self {
            sources: Alphabet::of(&[], sources, config.vocabulary),
            targets: Alphabet::of(&MARKS, targets, config.vocabulary),
            pairs,
            split,
            kind: config.tokens,
            attention: config.attention != Attention::Off,
            notices,
        })
    }

    fn encode_sources(&self, examples: &[usize]) -> Vec<Vec<u32>> {
        let encode = |i: &usize| self.sources.encode(&self.pairs[*i].source);
        examples.iter().map(encode).collect()
    }

    /// A batch of examples for teacher forcing.
    pub fn lesson<F: Real>(&self, examples: &[usize]) -> Batch<F> {
        let encode = |i: &usize| self.targets.encode(&self.pairs[*i].target);
        let targets: Vec<Vec<u32>> = examples.iter().map(encode).collect();
        let batch_size = targets.len();
        let steps = 1 + targets.iter().map(Vec::len).max().unwrap_or_default();
        let (mut read, mut asked) = (
            vec![END; steps * batch_size],
            vec![None; steps * batch_size],
        );
        for (b, target) in targets.iter().enumerate() {
            let before = std::iter::once(START).chain(target.iter().copied());
            let after = target.iter().copied().chain(std::iter::once(END));
            for (t, (before, after)) in before.zip(after).enumerate() {
                (read[t * batch_size + b], asked[t * batch_size + b]) = (before, Some(after));
            }
        }
        Batch::new(batch_size, Inputs::Symbols(read), Targets::Symbols(asked))
            .after(side_by_side(&self.encode_sources(examples)))
    }

    /// Tokens of the longest source or target.
    fn longest(&self) -> usize {
        let both = |pair: &Pair| pair.source.len().max(pair.target.len());
        self.pairs.iter().map(both).max().unwrap_or_default()
    }

    fn bounds(&self) -> Bounds {
        let longest = self.pairs.iter().map(|pair| pair.target.len()).max();
        Bounds {
            begin: START,
            end: END,
            most: longest.unwrap_or_default() + ROOM,
        }
    }

    /// The network's greedy translations of examples, as tokens.
    pub fn translations<F: Real>(&self, model: &Model<F>, examples: &[usize]) -> Vec<Vec<String>> {
        let source = side_by_side(&self.encode_sources(examples));
        decode::greedy(model, &source, self.bounds())
            .into_iter()
            .map(|text| self.spell(&text.symbols))
            .collect()
    }

    /// The tokens of ids, without the end mark.
    fn spell(&self, symbols: &[u32]) -> Vec<String> {
        let written = symbols.iter().take_while(|id| **id != END);
        written
            .map(|id| self.targets.token(*id).to_owned())
            .collect()
    }

    /// Evaluates a network on examples.
    pub fn evaluate<F: Real>(&self, model: &Model<F>, examples: &[usize]) -> Marks {
        let mut marks = Marks::default();
        let mut run = Run::default();
        for chunk in examples.chunks(EVALUATED_AT_ONCE) {
            let translations = self.translations(model, chunk);
            let right = |(ours, i): (&Vec<String>, &usize)| *ours == self.pairs[*i].target;
            marks.count += chunk.len();
            marks.exact += translations
                .iter()
                .zip(chunk)
                .filter(|pair| right(*pair))
                .count();
            let lesson = self.lesson::<F>(chunk);
            model.forward(&lesson, &[], &mut run);
            if let Targets::Symbols(asked) = &lesson.targets {
                for (column, wanted) in asked.iter().enumerate() {
                    if let Some(wanted) = wanted {
                        marks.tokens += 1;
                        let token = argmax(run.outputs.column(column).as_slice());
                        marks.right_tokens += usize::from(token == *wanted);
                    }
                }
            }
        }
        marks
    }

    /// The examples to evaluate: the held-out ones, or all where none are held out.
    pub fn evaluated(&self) -> &[usize] {
        self.split.evaluated()
    }

    /// A source as a person wrote it, and the `width` best translations that a beam search finds.
    fn translate<F: Real>(
        &self,
        model: &Model<F>,
        source: &str,
        width: usize,
    ) -> Result<Head, Refusal> {
        let tokens = typed(source, Part::Source, self.kind)?;
        let ids = self.sources.encode(&tokens);
        let source = side_by_side(std::slice::from_ref(&ids));
        let found = decode::beam(model, &source, width.max(1), self.bounds());
        let mut run = Run::default();
        if let Some(best) = found.first() {
            decode::teacher_forced(model, &source, START, &best.symbols, &mut run);
        }
        let words = found
            .first()
            .map_or(0, |best| self.spell(&best.symbols).len());
        let understood = run.encoder.last();
        let column = |c: &[F]| c.iter().map(|x| x.to_f64()).collect::<Vec<f64>>();
        Ok(Head::Translate(TranslateHead {
            known: ids.iter().map(|id| *id != UNKNOWN).collect(),
            tokens,
            hypotheses: found
                .iter()
                .map(|text| {
                    let tokens = self.spell(&text.symbols);
                    Hypothesis {
                        text: tokens::join(&tokens, self.kind),
                        tokens,
                        log_probability: text.log_probability,
                        score: text.score(),
                    }
                })
                .collect(),
            alignment: run
                .attended
                .alignment
                .column_iter()
                .take(words)
                .map(|shares| column(shares.as_slice()))
                .collect(),
            bottleneck: understood
                .map_or_else(Vec::new, |unrolled| column(unrolled.last().h.as_slice())),
            path: understood.map_or_else(Vec::new, |unrolled| {
                let units = unrolled.h.nrows();
                unrolled.outputs().chunks_exact(units).map(column).collect()
            }),
        }))
    }

    /// The first `limit` of the examples to evaluate, with the network's translations.
    fn rows<F: Real>(&self, model: &Model<F>, limit: usize) -> Vec<ExamRow> {
        let shown: Vec<usize> = self.evaluated().iter().copied().take(limit).collect();
        let mut rows = Vec::with_capacity(shown.len());
        for chunk in shown.chunks(EVALUATED_AT_ONCE) {
            for (i, ours) in chunk.iter().zip(self.translations(model, chunk)) {
                let pair = &self.pairs[*i];
                rows.push(ExamRow {
                    source: tokens::join(&pair.source, self.kind),
                    target: tokens::join(&pair.target, self.kind),
                    right: ours == pair.target,
                    said: tokens::join(&ours, self.kind),
                });
            }
        }
        rows
    }
}

/// Pairs that are never held out: those whose source is a single word. A word is vocabulary: no grammar tells the
/// meaning of a word that was never read. Where most sources are single words, words are what is to be translated, and
/// none is spared.
fn vocabulary(pairs: &[Pair], kind: Tokens) -> Vec<bool> {
    let words = |pair: &Pair| tokens::split(&tokens::join(&pair.source, kind), Tokens::Words).len();
    let single: Vec<bool> = pairs.iter().map(|pair| words(pair) == 1).collect();
    let singles = single.iter().filter(|single| **single).count();
    if 2 * singles > pairs.len() {
        return vec![false; pairs.len()];
    }
    single
}

impl<F: Real> Task<F> for Translation {
    fn shape(&self) -> Shape {
        Shape {
            inputs: self.targets.len(),
            outputs: self.targets.len(),
            source: Some(self.sources.len()),
            attention: self.attention,
        }
    }

    fn plan(&self, config: &Config) -> Plan {
        Plan {
            window: self.longest(),
            batch_size: config.batch,
            notices: self.notices.clone(),
        }
    }

    fn info(&self, config: &Config) -> TaskInfo {
        let ids = self.split.training.iter().map(|i| &self.pairs[*i].target);
        let ends = std::iter::repeat_n(END, self.split.training.len());
        let answers = ids
            .flat_map(|target| self.targets.encode(target))
            .chain(ends);
        TaskInfo {
            examples: self.split.training.len(),
            held_out: self.split.held_out.len(),
            longest: self.longest(),
            inputs: self.sources.len(),
            outputs: self.targets.len(),
            updates_per_epoch: self.split.updates_per_epoch(config.batch),
            loss: LossUnit::Nats,
            metric: Metric::ExactMatch,
            baselines: baselines(self.targets.len(), answers),
        }
    }

    fn batch(&self, config: &Config, update: u32) -> Batch<F> {
        self.lesson(&self.split.pick(config.seed, update, config.batch))
    }

    fn held_out(&self, _: &Config) -> Option<Batch<F>> {
        let held_out = self.split.first_held_out(EVALUATED_AT_ONCE);
        (!held_out.is_empty()).then(|| self.lesson(held_out))
    }

    /// Targets of the most common length, so that every sequence has a target at the last step.
    fn followed(&self, _: &Config) -> Batch<F> {
        let length = |i: &usize| self.pairs[*i].target.len();
        let evaluated = self.evaluated();
        let mut counts = vec![0.0; self.longest() + 1];
        evaluated.iter().for_each(|i| counts[length(i)] += 1.0);
        let commonest = argmax(&counts) as usize;
        let alike = evaluated.iter().copied().filter(|i| length(i) == commonest);
        let source = |i: usize| self.pairs[i].source.len();
        self.lesson(&longest(alike.collect(), source))
    }

    fn score(&self, _: &Config, model: &Model<F>) -> Score {
        let examples = self.evaluated();
        let examples = &examples[..SCORED.min(examples.len())];
        let marks = self.evaluate(model, examples);
        Score {
            metric: Metric::ExactMatch,
            value: marks.exact as f64 / marks.count.max(1) as f64,
            chance: None,
            count: marks.count,
        }
    }

    fn probe(&self, _: &Config) -> Probe<F> {
        let example = &self.evaluated()[..1];
        let pair = &self.pairs[example[0]];
        let mut labels = pair.source.clone();
        labels.push(MARKS[0].to_owned());
        labels.extend(pair.target.iter().cloned());
        Probe {
            batch: self.lesson(example),
            labels,
        }
    }

    fn answer(&self, _: &Config, model: &Model<F>, question: &Question) -> Result<Head, Refusal> {
        match question {
            Question::Translate { source, beam } => {
                self.translate(model, source, (*beam).min(WIDEST_BEAM))
            }
            Question::Exam { limit } => {
                let marks = self.evaluate(model, self.evaluated());
                Ok(Head::Exam(ExamHead {
                    exact_match: marks.exact as f64 / marks.count.max(1) as f64,
                    token_accuracy: marks.right_tokens as f64 / marks.tokens.max(1) as f64,
                    count: marks.count,
                    rows: self.rows(model, *limit),
                }))
            }
            _ => Err(not_asked()),
        }
    }
}
