//! From Rust to what the page loads: three wasm modules, each with its glue.

use std::path::{Path, PathBuf};

use crate::run::{self, Outcome};

/// Which page the engine is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Build {
    /// The one people get.
    Shipped,
    /// The one the crash tests drive: it can be told to panic, to hang and to run out of memory.
    Provoked,
}

impl Build {
    /// Where the glue and the modules of this build go, below `www`.
    pub fn package(self) -> &'static str {
        match self {
            Self::Shipped => "pkg",
            Self::Provoked => "pkg-provoke",
        }
    }

    /// Where the page of this build goes, below `www`.
    pub fn site(self) -> &'static str {
        match self {
            Self::Shipped => "dist",
            Self::Provoked => "dist-provoke",
        }
    }
}

/// A wasm module: the crate with some of its features.
struct Module {
    /// What its files are called in the package.
    name: &'static str,
    /// The crate's features that are in it.
    features: &'static str,
    /// The compiler's flags for the crate itself, after those that all modules share.
    flags: &'static [&'static str],
}

/// Trains on text: what a first visit fetches.
const UNROLLED: Module = Module {
    name: "unrolled",
    features: "session",
    flags: FAST,
};

/// Trains on every task: fetched when a task other than text is chosen.
const TASKS: Module = Module {
    name: "tasks",
    features: "session,tasks",
    flags: FAST,
};

/// Examines a copy of a network, of text as of every task: fetched when the laboratory comes into view.
const LABORATORY: Module = Module {
    name: "laboratory",
    features: "laboratory",
    flags: SMALL,
};

/// What trains is as fast at level 2 as at 3, and three kilobytes smaller. The kernels are marked to be inlined; of the
/// rest, only what is small is.
const FAST: &[&str] = &["-Copt-level=2", "-Cllvm-args=-inline-threshold=60"];

/// What examines is small rather than fast.
const SMALL: &[&str] = &["-Copt-level=z"];

/// Builds all modules and their glue into `www/pkg` (or, for the crash tests, the one that can be broken into
/// `www/pkg-provoke`): `<name>.js`, `<name>.d.ts` and `<name>_bg.wasm` of each.
///
/// # Errors
/// Says which step failed.
pub fn build(build: Build) -> Outcome {
    // First, because it also puts the sources of all crates where `flags` looks for them.
    run::succeed(&mut run::cargo(&["build", "--package", "bindings"]))?;
    match build {
        Build::Shipped => [UNROLLED, TASKS, LABORATORY]
            .iter()
            .try_for_each(|one| module(build, one)),
        // The page of those tests takes all other modules from `www/pkg`.
        Build::Provoked => module(build, &UNROLLED),
    }
}

/// Compiles one module and makes its bindings.
fn module(build: Build, module: &Module) -> Outcome {
    let mut cargo = run::cargo(&["rustc", "--release", "--lib", "--package", "unrolled"]);
    cargo.args([
        "--crate-type",
        "cdylib",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    // The encoded form, because a path may hold a space.
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags().join("\u{1f}"));
    cargo.args(["--no-default-features", "--features", module.features]);
    if build == Build::Provoked {
        cargo.args(["--features", "provoke"]);
    }
    cargo.arg("--").args(module.flags);
    run::succeed(&mut cargo)?;
    let compiled = run::target().join("wasm32-unknown-unknown/release/unrolled.wasm");
    check_simd(module.name, &compiled)?;

    let bindings = run::target()
        .join("bindings")
        .join(build.package())
        .join(module.name);
    run::succeed(run::command(run::built("bindings")).args([&compiled, &bindings]))?;
    let package = run::www().join(build.package());
    std::fs::create_dir_all(&package)
        .map_err(|error| format!("{} could not be made: {error}", package.display()))?;
    for end in [".js", ".d.ts", "_bg.wasm"] {
        let made = bindings.join(format!("unrolled{end}"));
        run::copy(&made, &package.join(format!("{}{end}", module.name)))?;
    }
    Ok(())
}

/// The compiler's flags for the crate and all that it depends on, besides those of the profile. They are the same for every
/// module, so that what it depends on is compiled once.
fn flags() -> Vec<String> {
    // Panic messages name source files: without this they would name the folders of whoever built it, and two builds
    // of the same sources would differ.
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let registries = home.and_then(|home| std::fs::read_dir(home.join("registry/src")).ok());
    let renamed = registries
        .into_iter()
        .flatten()
        .flatten()
        .map(|registry| (registry.path(), "crates"));
    let renamed = renamed.chain([(run::root(), "unrolled")]);
    let renamed =
        renamed.map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()));
    [SIMD, MEMORY_LIMIT]
        .iter()
        .chain(&LEAN)
        .map(|flag| (*flag).to_owned())
        .chain(renamed)
        .collect()
}

/// The kernels say themselves which numbers go side by side; where the compiler would do the same to code that runs once,
/// the download grows by a tenth and nothing is faster.
const LEAN: [&str; 3] = [
    "-Cno-vectorize-loops",
    "-Cno-vectorize-slp",
    "-Cllvm-args=-unroll-runtime=false",
];

/// Four numbers at once: every browser that the page is built for can, and the page says so where one cannot.
const SIMD: &str = "-Ctarget-feature=+simd128";

/// The engine's memory ends at 256 MB: more is refused with a sentence, where a phone would kill the tab.
const MEMORY_LIMIT: &str = "-Clink-arg=--max-memory=268435456";

/// Flags can be dropped on the way without a word; a module's own list of features cannot lie.
fn check_simd(name: &str, module: &Path) -> Outcome {
    // An entry of the section `target_features`: a plus sign, the length of the name, the name.
    const ENTRY: &[u8] = b"+\x07simd128";
    let bytes = run::read(module)?;
    if bytes.windows(ENTRY.len()).any(|window| window == ENTRY) {
        Ok(())
    } else {
        Err(format!(
            "the module `{name}` came out without SIMD: are there flags for wasm32 in a cargo config above this folder?"
        ))
    }
}
