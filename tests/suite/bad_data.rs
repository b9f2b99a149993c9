//! Data that cannot be used is refused in a sentence: where, what was expected, what was found, and a way out.

use unrolled::data::tokens::Tokens;
use unrolled::data::{pairs, sentiment, series};
use unrolled::dataset::Dataset;
use unrolled::refusal::{DataError, Refusal};
use unrolled::settings::{Config, TaskKind};
use unrolled::wire::Notice;
use wasm_bindgen_test::wasm_bindgen_test;

fn series_says(content: &str, column: usize) -> String {
    match series::parse(content, column) {
        Ok(series) => format!("{series:?} was taken"),
        Err(error) => error.to_string(),
    }
}

fn sentiment_says(content: &str) -> String {
    match sentiment::parse(content, Tokens::Words) {
        Ok(labelled) => format!("{labelled:?} was taken"),
        Err(error) => error.to_string(),
    }
}

fn pairs_say(content: &str) -> String {
    match pairs::parse(content, Tokens::Words) {
        Ok(pairs) => format!("{pairs:?} was taken"),
        Err(error) => error.to_string(),
    }
}

/// The notice about left-out lines, in words.
fn left_out(notices: &[Notice]) -> String {
    match notices {
        [
            Notice::Data {
                left_out,
                lines,
                error,
            },
        ] => format!("{left_out} of {lines}: {error}"),
        other => format!("{other:?}"),
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_series_that_cannot_be_learnt_from_says_why() {
    let cases = [
        ("", 0, "there is no data; every line needs a number"),
        (" \n\n", 0, "there is no data; every line needs a number"),
        (
            "the cat\nsat on\nthe mat\n",
            0,
            "no column holds numbers; the first line reads “the cat”, but a number is expected in every line",
        ),
        (
            "1e308\n",
            0,
            "line 1, column 1 holds “1e308”, but a number must be finite and lie between -1e+30 and 1e+30; correct it or leave the line out",
        ),
        (
            "x\nNaN\ninf\n",
            0,
            "none of the 2 lines can be used; the first of them: line 2, column 1 holds “NaN”, but a number must be finite and lie between -1e+30 and 1e+30; correct it or leave the line out",
        ),
        (
            "day,rain\n1,0.5\n2,0.7\n",
            7,
            "there is no column 7; the columns are day, rain",
        ),
        (
            "day,sky\n1,blue\n2,grey\n",
            2,
            "none of the 2 lines can be used; the first of them: line 2, column 2 holds “blue”, where a number is expected, such as 3.14 or -2e5; correct it or leave the line out",
        ),
        (
            "level\n3.5\n3.5\n3.5\n",
            0,
            "all values of the column “level” are 3.5, so there is nothing to predict; choose another column",
        ),
        (
            "1.234.567\n2.345.678\n",
            0,
            "none of the 2 lines can be used; the first of them: line 1, column 1 holds “1.234.567”, which may be read in two ways; write numbers without separators of thousands, and decimals with a point",
        ),
        (
            "PK\u{3}\u{4}\0\0\n",
            0,
            "line 1 holds the control character U+0003, which text does not; this looks like a binary file, so save it as CSV or plain text",
        ),
        (
            "1\n2\n3\0\n",
            0,
            "line 3 holds the control character U+0000, which text does not; this looks like a binary file, so save it as CSV or plain text",
        ),
    ];
    for (content, column, sentence) in cases {
        assert_eq!(series_says(content, column), sentence, "{content:?}");
    }
    assert_eq!(
        series_says(&"1.5\n".repeat(600_000), 0),
        "the data has 2400000 bytes, but the limit is 2097152; leave out some lines"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_series_keeps_what_can_be_used_and_counts_the_rest() {
    let long = format!("1\n2\n{}\n4\n", "9".repeat(20_000));
    let wide = format!("1\n2\n{}x\n4\n", "1\t".repeat(300));
    let cases = [
        (
            "t;v\n0;1\n1;2;3\n2;4\n3;\n",
            2,
            "2 of 4: line 3 (“1 2 3”) has 3 columns, but 2 are expected: the same number of columns as most lines",
        ),
        (
            "1\n2\n\nabc\n4\n",
            0,
            "1 of 4: line 4, column 1 holds “abc”, where a number is expected, such as 3.14 or -2e5; correct it or leave the line out",
        ),
        (
            "t,v\n0,1\n1,\n2,3\n",
            2,
            "1 of 3: line 3 has nothing in column 2, where its number is expected; fill it in or leave the line out",
        ),
        (
            "1\n2\n\"3\n4\n",
            0,
            "1 of 4: the quotation mark that opens line 3, column 1 is never closed; close it, or double it where it belongs to the text",
        ),
        (
            "1\n2\n\"3\" 5\n4\n",
            0,
            "1 of 4: line 3, column 1 goes on with “5” after its closing quotation mark; double the marks that belong to the text",
        ),
        (
            long.as_str(),
            0,
            "1 of 4: line 3 has 20000 characters, but the limit is 10000; break it into shorter lines",
        ),
        (
            wide.as_str(),
            0,
            "1 of 4: line 3 has 301 columns, but the limit is 256; keep the columns you need",
        ),
    ];
    for (content, column, sentence) in cases {
        let series = series::parse(content, column).expect("some lines can be used");
        assert_eq!(left_out(&series.notices), sentence, "{content:.60?}");
    }
    let many = series::parse(&"1\n2\n".repeat(50_001), 0).expect("the first lines can be used");
    assert_eq!(many.values.len(), 100_000);
    assert_eq!(
        left_out(&many.notices),
        "2 of 100002: line 100001 lies beyond the limit of 100000 lines; leave out some lines"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn labelled_lines_that_cannot_be_learnt_from_say_why() {
    let classes: String = (0..30)
        .map(|i| format!("label {i}\ttext number {i}\n"))
        .collect();
    let cases = [
        (
            "",
            "there is no data; every line needs a label, a tab or comma, and a text",
        ),
        (
            "good film\nbad film\n",
            "none of the 2 lines can be used; the first of them: line 1 (“good film”) has 1 column, but 2 are expected: a label, a tab or comma, and a text",
        ),
        (
            "good\ta\ngood\tb\ngood\tc\ngood\td\n",
            "all 4 lines have the label “good”, so there is nothing to tell apart; add lines with another label",
        ),
        (
            "good\ta\nbad\tb\n",
            "there are 2 lines that can be used, but at least 4 are needed; add lines",
        ),
        (
            classes.as_str(),
            "there are 30 different labels, but the limit is 20; put the label first and the text second",
        ),
    ];
    for (content, sentence) in cases {
        assert_eq!(sentiment_says(content), sentence, "{content:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn labelled_lines_keep_what_can_be_used_and_count_the_rest() {
    let sound = "good\ta b\nbad\tb a\ngood\ta a\nbad\tb b\n";
    let long = format!("good\t{}\n", "word ".repeat(300));
    let cases = [
        (
            "good\n",
            "1 of 5: line 5 (“good”) has 1 column, but 2 are expected: a label, a tab or comma, and a text",
        ),
        (
            "good\t \n",
            "1 of 5: line 5 has nothing in column 2, where its text is expected; fill it in or leave the line out",
        ),
        (
            "\tc\n",
            "1 of 5: line 5 has nothing in column 1, where its label is expected; fill it in or leave the line out",
        ),
        (
            "good\ta  b\n",
            "1 of 5: line 5 repeats line 1; leave one of them out",
        ),
        (
            "bad\ta b\n",
            "1 of 5: line 5 gives “a b” another label than line 1 does; decide for one of them",
        ),
        (
            long.as_str(),
            "1 of 5: the text in line 5 has 300 tokens, but the limit is 256; shorten it, or use words instead of characters",
        ),
    ];
    for (line, sentence) in cases {
        let labelled = sentiment::parse(&format!("{sound}{line}"), Tokens::Words);
        let labelled = labelled.expect("some lines can be used");
        assert_eq!(labelled.examples.len(), 4);
        assert_eq!(left_out(&labelled.notices), sentence, "{line:.60?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn labels_are_found_on_either_side() {
    let labels = |content: &str| {
        sentiment::parse(content, Tokens::Words).map(|labelled| labelled.labels.join(" "))
    };
    assert_eq!(
        labels("text,label\na b,good\nb a,bad\na a,good\nb b,bad\n"),
        Ok("good bad".to_owned())
    );
    assert_eq!(
        labels("标签\t文本\n正面\t好\n负面\t坏\n正面\t很好\n负面\t很坏\n"),
        Ok("正面 负面".to_owned())
    );
    let second: String = (0..30)
        .map(|i| format!("text number {i}\t{}\n", ["yes", "no"][i % 2]))
        .collect();
    assert_eq!(labels(&second), Ok("yes no".to_owned()));
}

#[wasm_bindgen_test(unsupported = test)]
fn pairs_that_cannot_be_learnt_from_say_why() {
    assert_eq!(
        pairs_say("one\ntwo\n"),
        "none of the 2 lines can be used; the first of them: line 1 (“one”) has 1 column, but 2 are expected: a source, a tab or comma, and its target"
    );
    assert_eq!(
        pairs_say("one\t\n\t二\n"),
        "none of the 2 lines can be used; the first of them: line 1 has nothing in column 2, where its target is expected; fill it in or leave the line out"
    );
    assert_eq!(
        pairs_say("source,target\none,一\n"),
        "there is 1 line that can be used, but at least 4 are needed; add lines"
    );
    let sound = "one\t一\ntwo\t二\nthree\t三\nfour\t四\n";
    for (line, sentence) in [
        (
            "five\t\n",
            "1 of 5: line 5 has nothing in column 2, where its target is expected; fill it in or leave the line out",
        ),
        (
            "\t五\n",
            "1 of 5: line 5 has nothing in column 1, where its source is expected; fill it in or leave the line out",
        ),
        (
            "two\t两\n",
            "1 of 5: line 5 gives “two” another target than line 2 does; decide for one of them",
        ),
        (
            "two\t二\n",
            "1 of 5: line 5 repeats line 2; leave one of them out",
        ),
        (
            "five\t五\tfünf\n",
            "1 of 5: line 5 (“five 五 fünf”) has 3 columns, but 2 are expected: a source, a tab or comma, and its target",
        ),
    ] {
        let pairs = pairs::parse(&format!("{sound}{line}"), Tokens::Words);
        let pairs = pairs.expect("some lines can be used");
        assert_eq!(pairs.pairs.len(), 4);
        assert_eq!(left_out(&pairs.notices), sentence, "{line:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn a_sentence_repeats_only_the_beginning_of_what_was_found() {
    let error = DataError::NotANumber {
        line: 2,
        column: 1,
        found: unrolled::refusal::shown(&"很长 ".repeat(100)),
    };
    assert_eq!(
        Refusal::from(error).to_string(),
        format!(
            "line 2, column 1 holds “{}…”, where a number is expected, such as 3.14 or -2e5; correct it or leave the line out",
            "很长 ".repeat(13)
        )
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn where_too_little_is_left_the_first_line_left_out_is_named_too() {
    assert_eq!(
        pairs_say("one\t一\ntwo\t\nthree\t三\nfour\n"),
        "there are 2 lines that can be used, but at least 4 are needed; add lines; lines left out: 2 of 4, the first of these because line 2 has nothing in column 2, where its target is expected; fill it in or leave the line out"
    );
    let config = Config {
        task: TaskKind::Series,
        held_out: 0.5,
        ..Config::default()
    };
    let refusal = Dataset::<f32>::read(&config, "1\n2\nabc\n").err();
    assert_eq!(
        refusal.expect("too few").to_string(),
        "the column has 2 values, but to learn from some values and test on others, at least 4 are needed; add values; lines left out: 1 of 3, the first of these because line 3, column 1 holds “abc”, where a number is expected, such as 3.14 or -2e5; correct it or leave the line out"
    );
}
