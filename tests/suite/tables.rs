//! Tables as people have them: with any separator, line end and first character.

use unrolled::data::columns::Delimiter;
use unrolled::data::series;
use unrolled::data::table::{self, Table};
use unrolled::refusal::DataError;
use unrolled::wire::Notice;
use wasm_bindgen_test::wasm_bindgen_test;

fn read(content: &str) -> Table {
    table::read(content).expect("this is a table")
}

fn fields(table: &Table) -> Vec<Vec<&str>> {
    table
        .rows
        .iter()
        .map(|row| row.fields.iter().map(String::as_str).collect())
        .collect()
}

#[wasm_bindgen_test(unsupported = test)]
fn the_separator_is_the_one_under_which_the_lines_agree() {
    let cases = [
        ("a\tb\nc\td\n", Delimiter::Tab),
        ("a;b\nc;d\n", Delimiter::Semicolon),
        ("a,b\nc,d\n", Delimiter::Comma),
        // Prose with commas after a tab; decimal commas between semicolons.
        ("good\tyes, it was\nbad\tno, never, not\n", Delimiter::Tab),
        ("1,5;2,5\n3,5;4,5\n", Delimiter::Semicolon),
        ("one\ntwo\n", Delimiter::Tab),
    ];
    for (content, delimiter) in cases {
        assert_eq!(read(content).delimiter, delimiter, "{content:?}");
    }
}

#[wasm_bindgen_test(unsupported = test)]
fn marks_line_ends_and_spaces_are_read_as_people_mean_them() {
    let expected = vec![vec!["a", "b"], vec!["c", "d"]];
    for content in [
        "a,b\nc,d",
        "a,b\r\nc,d\r\n",
        "a,b\rc,d\r",
        "\u{feff}a,b\nc,d\n",
        " a , b \n\n \n c,d\n,\n",
        "\"a\",\"b\"\n\"c\" , d\n",
    ] {
        assert_eq!(fields(&read(content)), expected, "{content:?}");
    }
    let quoted = read("\"a \"\"b\"\", c\",\"two\nlines\"\nx,y\n");
    assert_eq!(fields(&quoted), [["a \"b\", c", "two\nlines"], ["x", "y"]]);
    let lines: Vec<usize> = quoted.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [1, 3], "a field over two lines counts as two");
}

#[wasm_bindgen_test(unsupported = test)]
fn a_stray_quotation_mark_costs_one_line() {
    let stray = read("a,\"b\nc,d\ne,f\n");
    assert_eq!(fields(&stray), [["c", "d"], ["e", "f"]]);
    assert_eq!(stray.left_out.count(), 1);
    let inside = read("a,\"b\" c\nd,e\nf, 5\" long\n");
    assert_eq!(fields(&inside), [["d", "e"], ["f", "5\" long"]]);
}

#[wasm_bindgen_test(unsupported = test)]
fn no_more_lines_are_used_than_can_be_learnt_from() {
    let table = read(&"1\n".repeat(table::MOST_LINES + 3));
    assert_eq!(table.rows.len(), table::MOST_LINES);
    assert_eq!(table.left_out.count(), 3);
}

#[wasm_bindgen_test(unsupported = test)]
fn a_column_is_chosen_by_number_or_because_it_can_be_learnt_from() {
    let content = "day,rain,sun,note\n1,0.5,7,a\n2,0.25,6,b\n3,1.5,5,c\n";
    let values = |column: usize| series::parse(content, column).map(|series| series.values);
    assert_eq!(values(0), Ok(vec![0.5, 0.25, 1.5]), "a day only counts");
    assert_eq!(values(3), Ok(vec![7.0, 6.0, 5.0]));
    assert_eq!(values(1), Ok(vec![1.0, 2.0, 3.0]));
    let series = series::parse(content, 0).expect("this is a series");
    assert_eq!(
        (series.column.number, series.column.name.as_str()),
        (2, "rain")
    );
    let names: Vec<&str> = series
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .collect();
    assert_eq!(names, ["day", "rain", "sun"]);
    assert_eq!(series.notices, []);
    assert_eq!(
        series::parse("1\n2\n3\n", 0).map(|series| series.values),
        Ok(vec![1.0, 2.0, 3.0]),
        "a column that only counts is better than none"
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn a_comma_is_a_decimal_mark_where_nothing_else_is_possible() {
    let values = |content: &str| series::parse(content, 0).map(|series| series.values);
    assert_eq!(values("1,5;a\n2,25;b\n"), Ok(vec![1.5, 2.25]));
    assert_eq!(values("x\ty\n-0,5\t1\n1,125\t2\n"), Ok(vec![-0.5, 1.125]));
    assert_eq!(values("0,05\n0,10\n0,15\n"), Ok(vec![0.05, 0.1, 0.15]));
    assert_eq!(values("−1.5e-3\n.5\n+2\n"), Ok(vec![-0.0015, 0.5, 2.0]));
    assert_eq!(
        values("0,12\n1,15\n2,9\n"),
        Ok(vec![12.0, 15.0, 9.0]),
        "an index and a value, separated by a comma"
    );
    assert_eq!(
        values("1,234;a\n2,345;b\n").map_err(|error| error.to_string()),
        Err("none of the 2 lines can be used; the first of them: line 1, column 1 holds “1,234”, which may be read in two ways; write numbers without separators of thousands, and decimals with a point".to_owned())
    );
}

#[wasm_bindgen_test(unsupported = test)]
fn what_cannot_be_used_is_left_out_and_counted() {
    let content = "value\n1.5\n\nabc\n2\n1e308\nnan\n3\n";
    let series = series::parse(content, 0).expect("this is a series");
    assert_eq!(series.values, [1.5, 2.0, 3.0]);
    assert_eq!(
        series.notices,
        [Notice::Data {
            left_out: 3,
            lines: 6,
            error: DataError::NotANumber {
                line: 4,
                column: 1,
                found: "abc".to_owned()
            },
        }]
    );
}

#[cfg(not(target_arch = "wasm32"))]
mod properties {
    use proptest::prelude::*;
    use unrolled::data::columns::Delimiter;
    use unrolled::data::table;
    use unrolled::data::tokens::{self, Tokens};
    use unrolled::data::{pairs, sentiment, series};

    use crate::suite::support::properties;

    fn delimiter() -> impl Strategy<Value = Delimiter> {
        prop_oneof![
            Just(Delimiter::Tab),
            Just(Delimiter::Semicolon),
            Just(Delimiter::Comma)
        ]
    }

    /// Fields with everything that makes a table hard to read; never blank, because a blank line is no row.
    fn field() -> impl Strategy<Value = String> {
        "[a-z0-9,;\t\"\n\r .是-]{0,8}".prop_map(|field| format!("x{}", field.trim_end()))
    }

    fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
        (1..5_usize).prop_flat_map(|columns| {
            prop::collection::vec(prop::collection::vec(field(), columns), 1..12)
        })
    }

    proptest! {
        #![proptest_config(properties(2_000))]

        #[test]
        fn what_is_written_is_read_back(rows in rows(), delimiter in delimiter()) {
            let content = table::write(&rows, delimiter);
            let table = table::read(&content).expect("what we write is a table");
            let read: Vec<Vec<String>> = table.rows.into_iter().map(|row| row.fields).collect();
            prop_assert_eq!(read, rows);
            prop_assert_eq!(table.left_out.count(), 0);
        }

        #[test]
        fn nothing_that_can_be_pasted_makes_a_parser_fail(content in "\\PC{0,200}|[a1,;\t\"\n\r.e−-]{0,60}|[\0-\u{ff}]{0,60}", column in 0_usize..4) {
            for error in [
                table::read(&content).err(),
                series::parse(&content, column).err(),
                sentiment::parse(&content, Tokens::Words).err(),
                pairs::parse(&content, Tokens::Characters).err(),
            ].into_iter().flatten() {
                prop_assert!(!error.to_string().is_empty());
            }
        }

        #[test]
        fn tokens_joined_and_split_again_are_the_same(text in "\\PC{0,60}|[a-z不好 ,.!'’0-9-]{0,40}") {
            for kind in [Tokens::Characters, Tokens::Words] {
                let split = tokens::split(&text, kind);
                prop_assert_eq!(tokens::split(&tokens::join(&split, kind), kind), split);
            }
        }
    }
}
