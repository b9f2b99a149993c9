//! Runs a suite of tests and names the failed ones in the summary.

use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::process::{Command, Stdio};
use std::thread;

use crate::run::{self, Outcome};

/// Runs tests to the end, passing their output through, and names the failed ones: in a log of some thousand lines,
/// of which often only the end is kept, their names would be lost.
///
/// # Errors
/// Says which program could not be started, or that it failed and in which tests.
pub fn run(command: &mut Command) -> Outcome {
    if std::io::stdout().is_terminal() {
        return run::succeed(command);
    }
    let name = run::describe(command);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("`{name}` could not be started: {error}"))?;
    let said = [
        child
            .stdout
            .take()
            .map(|from| pass_on(from, std::io::stdout())),
        child
            .stderr
            .take()
            .map(|from| pass_on(from, std::io::stderr())),
    ];
    let status = child
        .wait()
        .map_err(|error| format!("`{name}` could not be waited for: {error}"))?;
    let mut failed: Vec<String> = said
        .into_iter()
        .flatten()
        .flat_map(|reader| reader.join().unwrap_or_default())
        .collect();
    if status.success() {
        return Ok(());
    }
    failed.sort();
    failed.dedup();
    Err(format!(
        "`{name}` failed ({status}){}",
        failed
            .iter()
            .map(|test| format!("\n           {test}"))
            .collect::<String>()
    ))
}

/// Copies lines as they come; returns the names of the failed tests among them.
fn pass_on(
    from: impl Read + Send + 'static,
    mut to: impl Write + Send + 'static,
) -> thread::JoinHandle<Vec<String>> {
    thread::spawn(move || {
        let mut failed = Vec::new();
        let mut line = Vec::new();
        let mut from = BufReader::new(from);
        while from.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            // Output that was closed is not needed; the tests go on.
            let _ = to.write_all(&line).and_then(|()| to.flush());
            failed.extend(failed_test(&String::from_utf8_lossy(&line)));
            line.clear();
        }
        failed
    })
}

/// The failed test that a line names: `test a::b ... FAILED` of cargo and of wasm-bindgen, ` FAIL  file > test` of Vitest.
fn failed_test(line: &str) -> Option<String> {
    let plain = without_colours(line);
    let plain = plain.trim();
    let name = plain.strip_prefix("FAIL ").or_else(|| {
        let (name, outcome) = plain.strip_prefix("test ")?.split_once(" ... ")?;
        outcome.starts_with("FAIL").then_some(name)
    })?;
    Some(name.trim().to_owned())
}

/// A line without the escape sequences of a terminal: `ESC [`, parameters, a letter.
fn without_colours(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| {
        let rest = part.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
        plain + rest.get(1..).unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::failed_test;

    #[test]
    fn a_failed_test_is_named_in_every_runners_words() {
        for (line, name) in [
            (
                "test suite::wire::is_whole ... FAILED\n",
                "suite::wire::is_whole",
            ),
            (
                "test suite::wire::is_whole ... FAIL\n",
                "suite::wire::is_whole",
            ),
            (
                "\u{1b}[41m\u{1b}[1m FAIL \u{1b}[22m\u{1b}[49m e2e/a.test.ts\u{1b}[2m > \u{1b}[22mthe page > opens\n",
                "e2e/a.test.ts > the page > opens",
            ),
        ] {
            assert_eq!(failed_test(line).as_deref(), Some(name));
        }
        for line in [
            "test suite::wire::is_whole ... ok",
            "test result: FAILED. 3 passed",
            "FAILURE",
        ] {
            assert_eq!(failed_test(line), None);
        }
    }
}
