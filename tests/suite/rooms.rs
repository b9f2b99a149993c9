//! Which file may use which: the floors of `src/`, and where JavaScript may be named.
//!
//! The floors, from the ground up; a file may use its own floor and those below it:
//!
//! 1. the arithmetic: random numbers, sorting, SIMD kernels, spectral radius;
//! 2. settings, and the refusals that their bounds give;
//! 3. the vocabulary, activation functions and parameter blocks;
//! 4. one step of a cell; then a layer, its batch, the loss, attention and stacks of layers; then the model;
//! 5. what is done to a model: initialisation, Ω, clipping, the optimiser;
//! 6. operations on a running network; the shapes that the page and the engine exchange;
//! 7. a text, and generating text;
//! 8. data and instruments; questions and their answers; the tasks, which answer some of them; what a network learns from;
//! 9. training, checkpoints, the laboratory, the session;
//! 10. wasm, the only room that knows JavaScript.
//!
//! So the maths (floors 1 to 5) knows no instrument, no task, no session and no page. Two things in it are there for
//! tasks, and are switched by a cargo feature so that the module that only learns text is smaller: `model.rs` leaves
//! attention out where `feature = "tasks"` is off, and `rng.rs` names a stream of random numbers for each purpose.

use std::fs;
use std::path::{Path, PathBuf};

/// The modules of every floor, from the ground up; a line is a floor of its own within the list above.
const FLOORS: &[&[&str]] = &[
    &["rng", "argsort", "kernel"],
    &["spectral"],
    &["settings", "refusal"],
    &["vocab", "activation", "param"],
    &["cell"],
    &["layer"],
    &["batch"],
    &["loss", "stack"],
    &["attention"],
    &["model"],
    &["init", "omega", "clip", "optim"],
    &["operation"],
    &["wire"],
    &["text"],
    &["hash", "sample", "decode", "data", "instrument"],
    &["question"],
    &["task"],
    &["dataset"],
    &["train"],
    &["checkpoint", "laboratory"],
    &["session"],
    &["wasm"],
];

/// Words that only `wasm.rs` and `wasm/` may contain.
const JAVASCRIPT: [&str; 4] = ["wasm_bindgen", "js_sys", "web_sys", "JavaScript"];

/// Every Rust file below `folder`.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The files of `src/` but `lib.rs`: the path, the module of `lib.rs` that it belongs to, and the content.
fn sources() -> Vec<(String, String, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let read = |path: PathBuf| {
        let inside = path.strip_prefix(&src).expect("a file of src/");
        let first = inside.iter().next().expect("a name").to_string_lossy();
        let module = first.trim_end_matches(".rs").to_owned();
        let name = format!("src/{}", inside.display());
        (name, module, fs::read_to_string(&path).expect("readable"))
    };
    let all = files(&src).into_iter().map(read);
    all.filter(|(_, module, _)| module != "lib").collect()
}

/// The floor of a module.
fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

/// The modules that a line of code names after `crate::`.
fn named(line: &str) -> impl Iterator<Item = &str> {
    let code = line.split("//").next().unwrap_or_default();
    code.split("crate::").skip(1).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        &rest[..end.unwrap_or(rest.len())]
    })
}

#[test]
fn a_file_uses_only_its_own_floor_and_those_below() {
    for (name, module, content) in sources() {
        let own = floor(&module).unwrap_or_else(|| panic!("{name} has no floor in this test"));
        // A file's unit tests, at its end, may use anything.
        let code = content.split("#[cfg(test)]\nmod tests").next();
        for (number, line) in code.unwrap_or_default().lines().enumerate() {
            for used in named(line) {
                let below = floor(used).is_some_and(|used| used <= own);
                assert!(
                    below,
                    "{name}:{}: `{module}` uses `{used}`, which is on a higher floor or on none",
                    number + 1
                );
            }
        }
    }
}

#[test]
fn only_the_boundary_names_javascript() {
    for (name, module, content) in sources() {
        if module == "wasm" {
            continue;
        }
        for (number, line) in content.lines().enumerate() {
            for word in JAVASCRIPT {
                assert!(
                    !line.contains(word),
                    "{name}:{}: `{word}` belongs in src/wasm.rs or src/wasm/",
                    number + 1
                );
            }
        }
    }
}

#[test]
fn a_use_of_a_crates_module_is_found_in_a_line() {
    let line = "pub use crate::kernel::{Real}; let x = crate::vocab::RARE; // crate::wasm";
    assert_eq!(named(line).collect::<Vec<_>>(), ["kernel", "vocab"]);
}
