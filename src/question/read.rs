//! Reading a question as the page writes it, `{"ask":"lag","layer":0}`: one object of whole numbers, strings and lists of
//! whole numbers.
//!
//! Only the page writes questions, and they need no more of JSON than this. A full parser (`serde_json`) would be a
//! fifth of the engine that the first visit downloads.

use std::iter::Peekable;
use std::str::Chars;

use super::Question;
#[cfg(feature = "laboratory")]
use super::{Readable, StatePart};
use crate::refusal::Refusal;

impl Question {
    /// The question in `json`.
    ///
    /// # Errors
    /// [`Refusal::NoAnswer`] where it cannot be read, where a field is missing, or where this build has no answer to
    /// it.
    pub fn read(json: &str) -> Result<Self, Refusal> {
        let fields = Fields::read(json).ok_or_else(|| no_answer("the question cannot be read"))?;
        let ask = fields.string("ask")?;
        Ok(match ask.as_str() {
            "states" => Self::States {
                layer: fields.whole("layer")?,
                channel: fields.string("channel")?,
            },
            "lag" => Self::Lag {
                layer: fields.whole("layer")?,
            },
            "stepNorms" => Self::StepNorms {
                layer: fields.whole("layer")?,
            },
            "blockNorms" => Self::BlockNorms,
            "connectivity" => Self::Connectivity {
                place: fields.whole("place")?,
            },
            "validation" => Self::Validation,
            #[cfg(feature = "tasks")]
            "score" => Self::Score,
            #[cfg(feature = "tasks")]
            "forecast" => Self::Forecast {
                steps: fields.whole("steps")?,
            },
            #[cfg(feature = "tasks")]
            "columns" => Self::Columns,
            #[cfg(feature = "tasks")]
            "read" => Self::Read {
                sentence: fields.string("sentence")?,
            },
            #[cfg(feature = "tasks")]
            "confusion" => Self::Confusion,
            #[cfg(feature = "tasks")]
            "translate" => Self::Translate {
                source: fields.string("source")?,
                beam: fields.whole("beam")?,
            },
            #[cfg(feature = "tasks")]
            "exam" => Self::Exam {
                limit: fields.whole("limit")?,
            },
            #[cfg(feature = "tasks")]
            "example" => Self::Example {
                number: fields.whole("number")?,
            },
            #[cfg(feature = "tasks")]
            "delays" => Self::Delays {
                up_to: fields.whole("upTo")?,
            },
            #[cfg(feature = "laboratory")]
            "check" => Self::Check {
                block: fields.whole("block")?,
            },
            #[cfg(feature = "laboratory")]
            "recurrent" => Self::Recurrent {
                layer: fields.whole("layer")?,
                gate: fields.whole("gate")?,
            },
            #[cfg(feature = "laboratory")]
            "jacobian" => Self::Jacobian {
                layer: fields.whole("layer")?,
                place: fields.whole("place")?,
                part: fields.choice(
                    "part",
                    &[("state", StatePart::State), ("cell", StatePart::Cell)],
                )?,
            },
            #[cfg(feature = "laboratory")]
            "radii" => Self::Radii {
                layer: fields.whole("layer")?,
            },
            #[cfg(feature = "laboratory")]
            "reading" => Self::Reading {
                of: fields.choice(
                    "of",
                    &[
                        ("radius", Readable::Radius),
                        ("norm", Readable::Norm),
                        ("forgetBias", Readable::ForgetBias),
                        ("updateBias", Readable::UpdateBias),
                    ],
                )?,
            },
            #[cfg(feature = "laboratory")]
            "product" => Self::Product {
                layer: fields.whole("layer")?,
                place: fields.whole("place")?,
                lags: fields.list("lags")?,
            },
            #[cfg(feature = "laboratory")]
            "gradient" => Self::Gradient {
                block: fields.whole("block")?,
                first: fields.whole("first")?,
                rows: fields.whole("rows")?,
            },
            #[cfg(feature = "laboratory")]
            "weightSteps" => Self::WeightSteps {
                block: fields.whole("block")?,
                row: fields.whole("row")?,
                column: fields.whole("column")?,
            },
            #[cfg(feature = "laboratory")]
            "truncation" => Self::Truncation {
                windows: fields.list("windows")?,
            },
            #[cfg(feature = "laboratory")]
            "saturation" => Self::Saturation {
                layer: fields.whole("layer")?,
            },
            #[cfg(feature = "laboratory")]
            "slopes" => Self::Slopes {
                points: fields.whole("points")?,
            },
            #[cfg(feature = "laboratory")]
            "gate" => Self::Gate {
                layer: fields.whole("layer")?,
                gate: fields.whole("gate")?,
            },
            _ => return Err(no_answer(&format!("there is no question {ask} here"))),
        })
    }
}

fn no_answer(detail: &str) -> Refusal {
    Refusal::NoAnswer {
        detail: detail.to_owned(),
    }
}

/// The value of a field.
enum Value {
    Whole(usize),
    String(String),
    #[cfg(feature = "laboratory")]
    List(Vec<usize>),
}

/// The fields of a question.
struct Fields(Vec<(String, Value)>);

impl Fields {
    fn read(json: &str) -> Option<Self> {
        let mut reader = Reader(json.chars().peekable());
        let mut fields = Vec::new();
        reader.expect('{')?;
        while !reader.take('}') {
            if !fields.is_empty() {
                reader.expect(',')?;
            }
            let name = reader.string()?;
            reader.expect(':')?;
            fields.push((name, reader.value()?));
        }
        reader.0.next().is_none().then_some(Self(fields))
    }

    /// The field of this name, converted by `get`; a refusal where the field is missing or has another type.
    fn field<T>(&self, name: &str, get: impl Fn(&Value) -> Option<T>) -> Result<T, Refusal> {
        let found = self.0.iter().find(|(field, _)| field == name);
        found
            .and_then(|(_, value)| get(value))
            .ok_or_else(|| no_answer(&format!("the question has no {name} that fits")))
    }

    fn whole(&self, name: &str) -> Result<usize, Refusal> {
        self.field(name, |value| match value {
            Value::Whole(number) => Some(*number),
            _ => None,
        })
    }

    fn string(&self, name: &str) -> Result<String, Refusal> {
        self.field(name, |value| match value {
            Value::String(string) => Some(string.clone()),
            _ => None,
        })
    }

    #[cfg(feature = "laboratory")]
    fn list(&self, name: &str) -> Result<Vec<usize>, Refusal> {
        self.field(name, |value| match value {
            Value::List(numbers) => Some(numbers.clone()),
            _ => None,
        })
    }

    /// One of several names, as the value it stands for.
    #[cfg(feature = "laboratory")]
    fn choice<T: Copy>(&self, name: &str, choices: &[(&str, T)]) -> Result<T, Refusal> {
        let chosen = |value: &Value| match value {
            Value::String(string) => choices.iter().find(|(name, _)| name == string),
            _ => None,
        };
        self.field(name, |value| chosen(value).map(|(_, choice)| *choice))
    }
}

/// Reads from left to right; `JSON.stringify` writes no spaces between tokens.
struct Reader<'a>(Peekable<Chars<'a>>);

impl Reader<'_> {
    /// Whether `c` comes next; if so, it is consumed.
    fn take(&mut self, c: char) -> bool {
        self.0.next_if_eq(&c).is_some()
    }

    fn expect(&mut self, c: char) -> Option<()> {
        self.take(c).then_some(())
    }

    fn value(&mut self) -> Option<Value> {
        match self.0.peek()? {
            '"' => self.string().map(Value::String),
            #[cfg(feature = "laboratory")]
            '[' => self.list().map(Value::List),
            _ => self.whole().map(Value::Whole),
        }
    }

    #[cfg(feature = "laboratory")]
    fn list(&mut self) -> Option<Vec<usize>> {
        let mut numbers = Vec::new();
        self.expect('[')?;
        while !self.take(']') {
            if !numbers.is_empty() {
                self.expect(',')?;
            }
            numbers.push(self.whole()?);
        }
        Some(numbers)
    }

    fn whole(&mut self) -> Option<usize> {
        let mut digits = String::new();
        while let Some(digit) = self.0.next_if(char::is_ascii_digit) {
            digits.push(digit);
        }
        digits.parse().ok()
    }

    fn string(&mut self) -> Option<String> {
        let mut string = String::new();
        self.expect('"')?;
        loop {
            string.push(match self.0.next()? {
                '"' => return Some(string),
                '\\' => self.escaped()?,
                c => c,
            });
        }
    }

    /// The character after a backslash. Half of a surrogate pair, which no text can contain, becomes a replacement
    /// character.
    fn escaped(&mut self) -> Option<char> {
        Some(match self.0.next()? {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => {
                let digit = |reader: &mut Self| reader.0.next()?.to_digit(16);
                let code = (0..4).try_fold(0, |code, _| Some(16 * code + digit(self)?))?;
                char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            c => c,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ts_rs::TS;

    #[test]
    fn a_question_is_read_as_the_page_writes_it() {
        for (written, question) in [
            (r#"{"ask":"columns"}"#, Question::Columns),
            (
                r#"{"upTo":20,"ask":"delays"}"#,
                Question::Delays { up_to: 20 },
            ),
            (r#"{"ask":"lag","layer":1}"#, Question::Lag { layer: 1 }),
            (
                r#"{"ask":"jacobian","layer":0,"place":3,"part":"cell"}"#,
                Question::Jacobian {
                    layer: 0,
                    place: 3,
                    part: StatePart::Cell,
                },
            ),
            (
                r#"{"ask":"truncation","windows":[1,20]}"#,
                Question::Truncation {
                    windows: vec![1, 20],
                },
            ),
            (
                r#"{"ask":"truncation","windows":[]}"#,
                Question::Truncation {
                    windows: Vec::new(),
                },
            ),
        ] {
            assert_eq!(Question::read(written), Ok(question));
        }
    }

    #[test]
    fn a_typed_sentence_is_read_unchanged() {
        for (written, sentence) in [
            (
                r#"say \"no\",\n\tor \\ not: 不{}[]"#,
                "say \"no\",\n\tor \\ not: 不{}[]",
            ),
            (
                r"\u0007\u4e0d\ud800.\b\f\r\/",
                "\u{7}不\u{fffd}.\u{8}\u{c}\r/",
            ),
            ("", ""),
        ] {
            let question = Question::Read {
                sentence: sentence.to_owned(),
            };
            let written = format!(r#"{{"ask":"read","sentence":"{written}"}}"#);
            assert_eq!(Question::read(&written), Ok(question));
        }
    }

    #[test]
    fn invalid_questions_are_refused_in_a_sentence() {
        for (written, detail) in [
            ("", "the question cannot be read"),
            (r#"{"ask":"lag","layer":1"#, "the question cannot be read"),
            (r#"{"ask":"lag","layer":-1}"#, "the question cannot be read"),
            (r#"{"ask":"lag","layer":1} "#, "the question cannot be read"),
            (r#"{"ask":"lag""layer":1}"#, "the question cannot be read"),
            (r#"{"layer":1}"#, "the question has no ask that fits"),
            (r#"{"ask":"lag"}"#, "the question has no layer that fits"),
            (
                r#"{"ask":"lag","layer":"1"}"#,
                "the question has no layer that fits",
            ),
            (
                r#"{"ask":"reading","of":"weight"}"#,
                "the question has no of that fits",
            ),
            (r#"{"ask":"weather"}"#, "there is no question weather here"),
        ] {
            assert_eq!(Question::read(written), Err(no_answer(detail)), "{written}");
        }
    }

    #[test]
    fn every_question_that_the_page_can_write_can_be_read() {
        let declared = Question::decl(&ts_rs::Config::default());
        let names: Vec<&str> = declared
            .split(r#""ask": ""#)
            .skip(1)
            .filter_map(|after| after.split('"').next())
            .collect();
        assert!(names.len() > 20, "{names:?}");
        for name in names {
            let read = Question::read(&format!(r#"{{"ask":"{name}"}}"#));
            let unknown = no_answer(&format!("there is no question {name} here"));
            assert!(read != Err(unknown), "{name} is not read");
        }
    }
}
