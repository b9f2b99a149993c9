//! What must be on the machine: installed where that is quick and harmless, else named in one sentence.

use std::env;
use std::path::{Path, PathBuf};

use crate::run::{self, Outcome};

const WASM: &str = "wasm32-unknown-unknown";

/// Vite's own floor.
const NODE_MAJOR: u32 = 20;
const NODE_MINOR: u32 = 19;

/// Node, recent enough, with npm.
///
/// # Errors
/// Says what is missing and where to get it.
pub fn node() -> Outcome {
    let wanted =
        format!("Node {NODE_MAJOR}.{NODE_MINOR} or newer with npm is needed (https://nodejs.org)");
    let Some(version) = run::output(run::command("node").arg("--version")) else {
        return Err(format!("{wanted}, and there is no `node` on the PATH"));
    };
    let mut numbers = version
        .trim_start_matches('v')
        .split('.')
        .map_while(|part| part.parse::<u32>().ok());
    let found = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if found < (NODE_MAJOR, NODE_MINOR) {
        return Err(format!("{wanted}, and this is Node {version}"));
    }
    match run::output(run::npm(&["--version"]).current_dir(run::root())) {
        Some(_) => Ok(()),
        None => Err(format!("{wanted}, and there is no `npm` on the PATH")),
    }
}

/// The compiler's library for wasm, added by rustup when it is not there.
///
/// # Errors
/// Says so when there is no rustup to add it.
pub fn wasm_target() -> Outcome {
    let folder =
        run::output(run::command("rustc").args(["--print", "target-libdir", "--target", WASM]));
    if folder.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    rustup(&["target", "add", WASM], &format!("the Rust target {WASM}"))
}

/// rustfmt and clippy, added by rustup when they are not there.
///
/// # Errors
/// Says so when there is no rustup to add them.
pub fn lints() -> Outcome {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if run::output(&mut run::cargo(&[subcommand, "--version"])).is_none() {
            rustup(&["component", "add", component], component)?;
        }
    }
    Ok(())
}

fn rustup(arguments: &[&str], what: &str) -> Outcome {
    if run::output(run::command("rustup").arg("--version")).is_none() {
        return Err(format!(
            "{what} is missing, and so is rustup, which would add it (https://rustup.rs)"
        ));
    }
    run::succeed(run::command("rustup").args(arguments))
}

/// A browser and its driver.
pub struct Chromium {
    /// Path of the browser.
    pub browser: PathBuf,
    /// Path of its chromedriver.
    pub driver: PathBuf,
}

/// Chromium and chromedriver: those that `CHROME` and `CHROMEDRIVER` name, else those on the PATH, else from Debian.
///
/// # Errors
/// Says what is missing and how to get it.
pub fn chromium() -> Outcome<Chromium> {
    if let Some(found) = find_chromium() {
        return Ok(found);
    }
    let root = run::output(run::command("id").arg("-u")).is_some_and(|id| id == "0");
    if root && on_path("apt-get").is_some() {
        run::succeed(run::command("apt-get").arg("update").arg("-qq"))?;
        run::succeed(
            run::command("apt-get")
                .args([
                    "install",
                    "-y",
                    "-qq",
                    "--no-install-recommends",
                    "chromium",
                    "chromium-driver",
                ])
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )?;
    }
    find_chromium().ok_or_else(|| {
        "the browser tests need Chromium and chromedriver: `sudo apt-get install chromium chromium-driver` on Debian, \
         or name those you have in CHROME and CHROMEDRIVER"
            .to_owned()
    })
}

fn find_chromium() -> Option<Chromium> {
    let browser = named(
        "CHROME",
        &[
            "chromium",
            "chromium-browser",
            "google-chrome-stable",
            "google-chrome",
        ],
    )?;
    let driver = named("CHROMEDRIVER", &["chromedriver"])?;
    Some(Chromium { browser, driver })
}

fn named(variable: &str, programs: &[&str]) -> Option<PathBuf> {
    match env::var_os(variable) {
        Some(path) => Some(PathBuf::from(path)).filter(|path| path.is_file()),
        None => programs.iter().find_map(|program| on_path(program)),
    }
}

fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}
