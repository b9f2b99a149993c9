//! From Rust to what the page loads: for text, and again for all tasks, two wasm modules that compute the same bits, with
//! one piece of glue for both; and the laboratory's module, for text and again for all tasks, with one piece of glue.

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

/// What a module may use: the page fetches the SIMD module where the browser can run it, the scalar one elsewhere.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flavour {
    Simd,
    Scalar,
    /// The laboratory's: for every browser, and small rather than fast.
    Laboratory,
}

/// What a training module knows, and what its files are called: the page fetches the one of all tasks when a task other
/// than text is chosen.
const TRAINING: [(&str, &str); 2] = [("unrolled", "session"), ("tasks", "session,tasks")];

/// The same of the laboratory's modules.
const LABORATORY: [(&str, &str); 2] = [
    ("laboratory", "laboratory"),
    ("laboratory_tasks", "laboratory,tasks"),
];

impl Flavour {
    fn name(self) -> &'static str {
        match self {
            Self::Simd => "simd",
            Self::Scalar => "scalar",
            Self::Laboratory => "laboratory",
        }
    }

    /// Cargo tells builds with different flags apart by folder only.
    fn target(self) -> PathBuf {
        match self {
            Self::Simd => run::target(),
            Self::Scalar | Self::Laboratory => run::target().join(self.name()),
        }
    }

    /// How hard the compiler tries: what trains is as fast at 2 as at 3, and three kilobytes smaller.
    fn level(self) -> &'static str {
        match self {
            Self::Simd | Self::Scalar => "2",
            Self::Laboratory => "z",
        }
    }

    fn feature(self) -> &'static str {
        match self {
            Self::Simd => "-Ctarget-feature=+simd128",
            Self::Scalar | Self::Laboratory => "-Ctarget-feature=-simd128",
        }
    }
}

/// Builds all modules and their glue into `www/pkg` (or, of those, the one that is broken
/// into `www/pkg-provoke`): `unrolled.js`, `unrolled.d.ts`,
/// `unrolled_simd_bg.wasm` and `unrolled_scalar_bg.wasm`, the same for `tasks`, and the laboratory's `laboratory.js`,
/// `laboratory.d.ts`, `laboratory_bg.wasm` and `laboratory_tasks_bg.wasm`.
///
/// # Errors
/// Says which step failed, or that two modules do not fit one glue.
pub fn build(build: Build) -> Outcome {
    // First, because it also puts the sources of all crates where `flags` looks for them.
    run::succeed(&mut run::cargo(&["build", "--package", "bindings"]))?;
    let package = run::www().join(build.package());
    std::fs::create_dir_all(&package)
        .map_err(|error| format!("{} could not be made: {error}", package.display()))?;
    match build {
        Build::Shipped => every_module(&package),
        Build::Provoked => breakable(&package),
    }
}

/// All modules that people get.
fn every_module(package: &Path) -> Outcome {
    for (name, features) in TRAINING {
        let simd = module(Build::Shipped, name, features, Flavour::Simd)?;
        let scalar = module(Build::Shipped, name, features, Flavour::Scalar)?;
        one_glue(&simd, &scalar, package, name)?;
        for (bindings, flavour) in [(&simd, Flavour::Simd), (&scalar, Flavour::Scalar)] {
            let file = format!("{name}_{}_bg.wasm", flavour.name());
            run::copy(&bindings.join("unrolled_bg.wasm"), &package.join(file))?;
        }
    }
    let [text, tasks] = LABORATORY.map(|(name, features)| {
        let bindings = module(Build::Shipped, name, features, Flavour::Laboratory)?;
        let file = format!("{name}_bg.wasm");
        run::copy(&bindings.join("unrolled_bg.wasm"), &package.join(file))?;
        Ok::<_, String>(bindings)
    });
    one_glue(&text?, &tasks?, package, "laboratory")
}

/// The one module that the crash tests load, with what breaks it: the page of those tests takes all others from `www/pkg`.
fn breakable(package: &Path) -> Outcome {
    let [(name, features), _] = TRAINING;
    let simd = module(Build::Provoked, name, features, Flavour::Simd)?;
    for end in [".js", ".d.ts"] {
        run::copy(
            &simd.join(format!("unrolled{end}")),
            &package.join(format!("{name}{end}")),
        )?;
    }
    run::copy(
        &simd.join("unrolled_bg.wasm"),
        &package.join(format!("{name}_{}_bg.wasm", Flavour::Simd.name())),
    )
}

/// Copies the glue that two modules share, named after them, into the package.
fn one_glue(one: &Path, other: &Path, package: &Path, name: &str) -> Outcome {
    for end in [".js", ".d.ts"] {
        let glue = format!("unrolled{end}");
        if run::read(&one.join(&glue))? != run::read(&other.join(&glue))? {
            return Err(format!(
                "{name}{end} of two modules differ, and the page has room for one"
            ));
        }
        run::copy(&one.join(&glue), &package.join(format!("{name}{end}")))?;
    }
    Ok(())
}

/// Compiles the crate with some of its features and makes its bindings; returns their folder.
fn module(build: Build, name: &str, features: &str, flavour: Flavour) -> Outcome<PathBuf> {
    let folder = flavour.target();
    let mut cargo = run::cargo(&["build", "--release", "--lib", "--package", "unrolled"]);
    cargo
        .args(["--target", "wasm32-unknown-unknown"])
        .env("CARGO_TARGET_DIR", &folder);
    // The encoded form, because a path may hold a space.
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags(flavour).join("\u{1f}"));
    cargo.args(["--no-default-features", "--features", features]);
    cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", flavour.level());
    if build == Build::Provoked {
        cargo.args(["--features", "provoke"]);
    }
    run::succeed(&mut cargo)?;
    let compiled = folder.join("wasm32-unknown-unknown/release/unrolled.wasm");
    check_features(&compiled, flavour)?;

    let bindings = run::target()
        .join("bindings")
        .join(build.package())
        .join(name)
        .join(flavour.name());
    run::succeed(run::command(run::built("bindings")).args([&compiled, &bindings]))?;
    Ok(bindings)
}

/// The compiler's flags, besides those of the profile.
fn flags(flavour: Flavour) -> Vec<String> {
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
    let lean = LEAN.iter().chain(match flavour {
        Flavour::Simd | Flavour::Scalar => &[INLINING][..],
        Flavour::Laboratory => &[],
    });
    [flavour.feature(), MEMORY_LIMIT]
        .iter()
        .chain(lean)
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
/// The kernels are marked to be inlined; of the rest, only what is small is.
const INLINING: &str = "-Cllvm-args=-inline-threshold=60";

/// The engine's memory ends at 256 MB: more is refused with a sentence, where a phone would kill the tab.
const MEMORY_LIMIT: &str = "-Clink-arg=--max-memory=268435456";

/// Flags can be dropped on the way without a word; a module's own list of features cannot lie.
fn check_features(module: &Path, flavour: Flavour) -> Outcome {
    let bytes = run::read(module)?;
    // An entry of the section `target_features`: a plus sign, the length of the name, the name.
    const SIMD: &[u8] = b"+\x07simd128";
    let has_simd = bytes.windows(SIMD.len()).any(|window| window == SIMD);
    if has_simd == (flavour == Flavour::Simd) {
        Ok(())
    } else {
        Err(format!(
            "the {} build came out {} SIMD: are there flags for wasm32 in a cargo config above this folder?",
            flavour.name(),
            if has_simd { "with" } else { "without" },
        ))
    }
}
