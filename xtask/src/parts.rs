//! `cargo xtask test`: three parts of several steps each. A failed step is remembered and the rest goes on, except
//! for steps that need it.

use std::thread::ScopedJoinHandle;
use std::time::Instant;

use crate::engine::{self, Build};
use crate::page;
use crate::prerequisites::{self, Chromium};
use crate::run::{self, Outcome};
use crate::steps::{self, Steps};
use crate::suite;

/// The parts, in the order in which they run.
const PARTS: [&str; 3] = ["core", "wasm", "page"];

/// How many steps a part has.
fn steps_of(part: &str) -> usize {
    match part {
        "core" => 5,
        "wasm" => 3,
        _ => 7,
    }
}

/// How the steps went so far.
struct Tally {
    steps: Steps,
    lines: Vec<String>,
    passed: usize,
    failures: Vec<String>,
}

impl Tally {
    /// Runs a step, notes how it went, and says whether it passed.
    fn step(&mut self, name: &str, work: impl FnOnce() -> Outcome) -> bool {
        let start = Instant::now();
        let outcome = self.steps.step(name, work);
        let took = start.elapsed().as_secs_f64();
        match outcome {
            Ok(()) => {
                self.passed += 1;
                self.lines.push(format!("  passed {took:6.1} s  {name}"));
                true
            }
            Err(sentence) => {
                eprintln!("xtask: {sentence}");
                self.lines
                    .push(format!("  FAILED {took:6.1} s  {name}: {sentence}"));
                self.failures.push(name.to_owned());
                false
            }
        }
    }
}

/// Runs the parts named, or all of them; the last line counts what passed and what failed.
///
/// # Errors
/// Says which prerequisite is missing, or which steps failed.
pub fn test(parts: &[&str]) -> Outcome {
    if let Some(unknown) = parts.iter().find(|part| !PARTS.contains(part)) {
        return Err(format!(
            "there is no part `{unknown}`: the parts are {}",
            PARTS.join(", ")
        ));
    }
    let wanted = |part: &str| parts.is_empty() || parts.contains(&part);

    // Checks everything a person may have to install before anything slow starts.
    if wanted("core") {
        prerequisites::lints()?;
    }
    prerequisites::wasm_target()?;
    let chromium = if wanted("wasm") || wanted("page") {
        prerequisites::node()?;
        Some(prerequisites::chromium()?)
    } else {
        None
    };

    let all = PARTS
        .iter()
        .filter(|part| wanted(part))
        .map(|part| steps_of(part));
    let mut tally = Tally {
        steps: Steps::new(all.sum()),
        lines: Vec::new(),
        passed: 0,
        failures: Vec::new(),
    };
    std::thread::scope(|scope| {
        // What the page's tests need is built beside the other parts: compilers leave a core idle now and then.
        let engine = wanted("page").then(|| scope.spawn(engines));
        if wanted("core") {
            core(&mut tally);
        }
        if let Some(chromium) = &chromium {
            if wanted("wasm") {
                wasm(&mut tally, chromium);
            }
            if let Some(engine) = engine {
                page(&mut tally, chromium, engine);
            }
        }
    });

    println!("\n{}", tally.lines.join("\n"));
    println!(
        "{} passed, {} failed in {:.0} s",
        tally.passed,
        tally.failures.len(),
        tally.steps.elapsed().as_secs_f64()
    );
    if tally.failures.is_empty() {
        Ok(())
    } else {
        Err(format!("failed: {}", tally.failures.join(", ")))
    }
}

/// Style, lints on both targets, native tests.
fn core(tally: &mut Tally) {
    tally.step("core: format", || {
        run::succeed(&mut run::cargo(&["fmt", "--all", "--check"]))
    });
    tally.step("core: clippy", || {
        run::succeed(&mut run::cargo(&[
            "clippy",
            "--quiet",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]))
    });
    tally.step("core: clippy for wasm", || {
        let arguments = [
            "clippy",
            "--quiet",
            "--target",
            "wasm32-unknown-unknown",
            "--all-targets",
            "--features",
            "provoke,laboratory",
        ];
        run::succeed(run::cargo(&arguments).args(["--", "-D", "warnings"]))
    });
    tally.step("core: native tests", || {
        suite::run(&mut run::cargo(&[
            "test",
            "--package",
            "unrolled",
            "--package",
            "xtask",
        ]))
    });
    tally.step("core: figures of the presets", || {
        suite::run(&mut run::cargo(&["test", "--release", "--test", "figures"]))
    });
}

/// The suite in wasm: in Node, then in Chromium.
fn wasm(tally: &mut Tally, chromium: &Chromium) {
    let built = tally.step("wasm: test runner", || {
        run::succeed(&mut run::cargo(&[
            "build",
            "--quiet",
            "--package",
            "test-runner",
        ]))
    });
    if !built {
        return;
    }
    tally.step("wasm: tests in Node", || {
        suite::run(&mut wasm_tests("core"))
    });
    tally.step("wasm: tests in Chromium", || {
        // The driver leaves a profile behind on every run.
        let profiles = run::target().join("tmp").join("profiles");
        std::fs::create_dir_all(&profiles)
            .map_err(|error| format!("{} could not be made: {error}", profiles.display()))?;
        let outcome = suite::run(
            wasm_tests("browser")
                .env("CHROMEDRIVER", &chromium.driver)
                .env("TMPDIR", &profiles),
        );
        page::remove(&profiles);
        outcome
    });
}

/// One test binary in wasm; the runner is given by its path, so that cargo does not start another cargo to find it.
fn wasm_tests(name: &str) -> std::process::Command {
    let mut cargo = run::cargo(&["test", "--target", "wasm32-unknown-unknown", "--test", name]);
    cargo.env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
        run::built("test-runner"),
    );
    cargo
}

/// The shipped engine, and the one for the crash tests.
fn engines() -> Outcome {
    engine::build_beside(Build::Shipped)?;
    engine::build_beside(Build::Provoked)
}

/// Types, unit tests, and the built page in Chromium.
fn page(tally: &mut Tally, chromium: &Chromium, engine: ScopedJoinHandle<'_, Outcome>) {
    let ready = tally.step("page: engine, made beside the other parts", || {
        steps::wait(engine)
    }) && tally.step("page: packages", page::install);
    if !ready {
        return;
    }
    tally.step("page: types", || {
        run::succeed(&mut run::tool("typescript/bin/tsc", &["--noEmit"]))?;
        run::succeed(&mut run::tool(
            "typescript/bin/tsc",
            &["--noEmit", "-p", "tsconfig.node.json"],
        ))
    });
    tally.step("page: unit tests", || {
        suite::run(&mut run::tool("vitest/vitest.mjs", &["run"]))
    });
    let built = tally.step("page: build", || {
        page::build(Build::Shipped).and_then(|()| page::print_sizes())
    }) && tally.step("page: build for the crash tests", || {
        page::build(Build::Provoked)
    });
    if built {
        tally.step("page: end to end", || {
            let arguments = ["run", "--config", "vitest.e2e.config.ts"];
            suite::run(run::tool("vitest/vitest.mjs", &arguments).env("CHROME", &chromium.browser))
        });
    }
}
