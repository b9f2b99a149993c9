//! From Rust to what the page loads: three wasm modules, each with its glue.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{self, Outcome};
use crate::steps;

const TARGET: &str = "wasm32-unknown-unknown";

/// Which page the engine is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Build {
    /// The one people get.
    Shipped,
    /// The engine of the crash tests: it can panic, hang and run out of memory on request.
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
pub struct Module {
    /// What its files are called in the package.
    pub name: &'static str,
    /// The crate's features that are in it.
    features: &'static str,
    /// The compiler's flags for the crate itself, added to those that all modules share.
    flags: &'static [&'static str],
}

/// Trains on text: fetched on a first visit.
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

/// Training is as fast at level 2 as at 3, and the module is three kilobytes smaller. The kernels are marked to be
/// inlined; other functions only where they are small.
const FAST: &[&str] = &["-Copt-level=2", "-Cllvm-args=-inline-threshold=60"];

/// The laboratory's module is optimised for size, not for speed.
const SMALL: &[&str] = &["-Copt-level=z"];

/// The modules of a build. The page of the crash tests takes all but the breakable one from `www/pkg`.
pub fn modules(build: Build) -> &'static [Module] {
    match build {
        Build::Shipped => &[UNROLLED, TASKS, LABORATORY],
        Build::Provoked => &[UNROLLED],
    }
}

/// Downloads the sources of all crates that the engine needs: `flags` needs their folders.
///
/// # Errors
/// Says that they could not be had.
pub fn sources() -> Outcome {
    // `cargo tree` downloads only the crates it lists, not the tools that only tests need.
    run::quietly(&mut run::cargo(&[
        "tree",
        "--edges",
        "normal,build",
        "--package",
        "unrolled",
        "--target",
        TARGET,
    ]))
}

/// Builds the bindings generator beside the modules, in a folder of its own.
///
/// # Errors
/// Says that it failed, and what the compiler said.
pub fn generator() -> Outcome {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let jobs = (cores / 2).max(1).to_string();
    run::quietly(&mut run::cargo(&[
        "build",
        "--package",
        "bindings",
        "--jobs",
        &jobs,
    ]))
}

/// Builds all modules and their glue; runs beside other work.
///
/// # Errors
/// Says what failed, and what had been printed.
pub fn build_beside(build: Build) -> Outcome {
    sources()?;
    std::thread::scope(|scope| {
        let tool = scope.spawn(generator);
        for module in modules(build) {
            compile(build, module, run::quietly)?;
        }
        steps::wait(tool)
    })?;
    bind(build)
}

/// Compiles one module, by `run`.
///
/// # Errors
/// Says that it failed, or that it came out without SIMD.
pub fn compile(build: Build, module: &Module, run: fn(&mut Command) -> Outcome) -> Outcome {
    let mut cargo = run::cargo(&["rustc", "--release", "--lib", "--package", "unrolled"]);
    // Only the module: where the crate is built as a library too, cargo switches link-time optimisation off.
    cargo.args(["--crate-type", "cdylib", "--target", TARGET]);
    // The encoded form, because a path may hold a space.
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags().join("\u{1f}"));
    cargo.args(["--no-default-features", "--features", module.features]);
    if build == Build::Provoked {
        cargo.args(["--features", "provoke"]);
    }
    cargo.arg("--").args(module.flags);
    run(&mut cargo)?;
    let made = run::target().join(TARGET).join("release/unrolled.wasm");
    check_simd(module.name, &made)?;
    let kept = compiled(build, module);
    if let Some(folder) = kept.parent() {
        run::make_folder(folder)?;
    }
    run::copy(&made, &kept)
}

/// Where a module is kept until it has its bindings: cargo gives all modules the same name.
fn compiled(build: Build, module: &Module) -> PathBuf {
    let name = format!("{}.wasm", module.name);
    run::target()
        .join("modules")
        .join(build.package())
        .join(name)
}

/// Makes the glue of all modules: `<name>.js`, `<name>.d.ts` and `<name>_bg.wasm` of each, in `www/pkg` or
/// `www/pkg-provoke`.
///
/// # Errors
/// Says what failed.
pub fn bind(build: Build) -> Outcome {
    let package = run::www().join(build.package());
    run::make_folder(&package)?;
    for module in modules(build) {
        let compiled = compiled(build, module);
        let bindings = compiled.with_extension("");
        run::succeed(run::command(run::built("bindings")).args([&compiled, &bindings]))?;
        for end in [".js", ".d.ts", "_bg.wasm"] {
            let made = bindings.join(format!("unrolled{end}"));
            run::copy(&made, &package.join(format!("{}{end}", module.name)))?;
        }
    }
    Ok(())
}

/// The compiler's flags for the crate and all that it depends on, besides those of the profile. They are the same for every
/// module, so that what it depends on is compiled once.
fn flags() -> Vec<String> {
    // Panic messages name source files: without this they would contain the builder's folders, and two builds of the
    // same sources would differ.
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

/// The kernels are vectorised by hand; where the compiler vectorises the rest, the download grows by a tenth and
/// nothing is faster.
const LEAN: [&str; 3] = [
    "-Cno-vectorize-loops",
    "-Cno-vectorize-slp",
    "-Cllvm-args=-unroll-runtime=false",
];

/// Four numbers at once: every supported browser can, and the page says so where one cannot.
const SIMD: &str = "-Ctarget-feature=+simd128";

/// The engine's memory is limited to 256 MB: beyond it, settings are refused with a sentence, where a phone would kill the tab.
const MEMORY_LIMIT: &str = "-Clink-arg=--max-memory=268435456";

/// Flags can get lost silently; a module's own list of features is reliable.
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
