//! From TypeScript to a static folder, and a server for it.

use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

use crate::engine::Build;
use crate::run::{self, Outcome};

/// Where `serve` looks for a free port first; Vite's own preview port.
const FIRST_PORT: u16 = 4173;

/// Installs the page's packages from the lockfile, unless they were installed from the same lockfile; runs beside
/// other work.
///
/// # Errors
/// Says that npm failed, and what it printed.
pub fn install() -> Outcome {
    let lock = run::read(&run::www().join("package-lock.json"))?;
    let stamp = run::www().join("node_modules/.installed-from");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    run::quietly(&mut run::npm(&[
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]))?;
    std::fs::write(&stamp, lock)
        .map_err(|error| format!("{} could not be written: {error}", stamp.display()))
}

/// Bundles the page into `www/dist` (or `www/dist-provoke`): relative addresses only.
///
/// # Errors
/// Says that Vite failed.
pub fn build(build: Build) -> Outcome {
    let arguments = [
        "build",
        "--logLevel",
        "warn",
        "--emptyOutDir",
        "--outDir",
        build.site(),
    ];
    let mut vite = run::tool("vite/bin/vite.js", &arguments);
    match build {
        Build::Shipped => vite.env_remove("VITE_TEST_HOOKS"),
        Build::Provoked => vite.env("VITE_TEST_HOOKS", "1"),
    };
    run::succeed(&mut vite)
}

/// Prints what a first visit transfers.
///
/// # Errors
/// Says that the list could not be made.
pub fn print_sizes() -> Outcome {
    run::succeed(run::command("node").arg("www/sizes.mjs").arg("www/dist"))
}

/// Serves `www/dist` on localhost until interrupted; the address is the last line printed.
///
/// # Errors
/// Says that the port is taken, or that there is none free.
pub fn serve(port: Option<u16>) -> Outcome {
    let free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
    let port = match port {
        Some(port) if free(&port) => port,
        Some(port) => return Err(format!("port {port} is taken; name another, or none")),
        None => (FIRST_PORT..FIRST_PORT + 100)
            .find(free)
            .ok_or("no free port from 4173 to 4272; name one")?,
    };
    replace(
        run::command("node")
            .arg("www/serve.mjs")
            .arg("www/dist")
            .arg(port.to_string()),
    )
}

/// Replaces this process by the other program where the system can, so that stopping this one stops it.
fn replace(command: &mut Command) -> Outcome {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        Err(format!("node could not be started: {}", command.exec()))
    }
    #[cfg(not(unix))]
    run::succeed(command)
}

/// Removes a folder and what is in it, if it is there.
pub fn remove(folder: &Path) {
    // A leftover costs only disk space, so a failure is not reported.
    let _ = std::fs::remove_dir_all(folder);
}
