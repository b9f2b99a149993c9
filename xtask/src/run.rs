//! Starting other programs, and the few things done with files.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What every step returns: nothing, or one sentence about what is wrong and what to do.
pub type Outcome<T = ()> = Result<T, String>;

/// The project's folder.
pub fn root() -> PathBuf {
    let xtask = std::env::var("CARGO_MANIFEST_DIR")
        .unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    Path::new(&xtask)
        .parent()
        .map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// The page's folder.
pub fn www() -> PathBuf {
    root().join("www")
}

/// Where cargo writes: `CARGO_TARGET_DIR`, or `target` in the project's folder.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// One of the project's own tools, once `cargo build` has made it.
pub fn built(name: &str) -> PathBuf {
    target()
        .join("debug")
        .join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// A command in the project's folder, without the caller's compiler flags: they would replace the project's own.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    for name in [
        "RUSTFLAGS",
        "CARGO_ENCODED_RUSTFLAGS",
        "CARGO_BUILD_TARGET",
        "CARGO_MANIFEST_DIR",
    ] {
        command.env_remove(name);
    }
    command
}

/// The cargo that started us, with these arguments.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(arguments);
    cargo
}

/// npm in the page's folder.
pub fn npm(arguments: &[&str]) -> Command {
    let mut npm = command(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(www())
        .args(arguments)
        .env("NO_UPDATE_NOTIFIER", "1");
    npm
}

/// A tool of the page's packages, run by Node: `node_modules/<path>`.
pub fn tool(path: &str, arguments: &[&str]) -> Command {
    let mut node = command("node");
    node.current_dir(www())
        .arg(www().join("node_modules").join(path))
        .args(arguments);
    node
}

/// Runs to the end, passing its output through.
///
/// # Errors
/// Says which program could not be started, or that it failed.
pub fn succeed(command: &mut Command) -> Outcome {
    let name = describe(command);
    let status = command
        .status()
        .map_err(|error| format!("`{name}` could not be started: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{name}` failed ({status})"))
    }
}

/// Runs to the end beside other work: its output is shown only if it fails.
///
/// # Errors
/// Says which program could not be started, or that it failed, and what it had printed.
pub fn quietly(command: &mut Command) -> Outcome {
    let name = describe(command);
    let ended = command
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("`{name}` could not be started: {error}"))?;
    if ended.status.success() {
        return Ok(());
    }
    Err(format!(
        "`{name}` failed ({})\n{}{}",
        ended.status,
        String::from_utf8_lossy(&ended.stdout),
        String::from_utf8_lossy(&ended.stderr)
    ))
}

/// Standard output of a program that succeeds, trimmed; nothing when it is missing or fails.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Makes a folder, and those it is in.
pub fn make_folder(folder: &Path) -> Outcome {
    std::fs::create_dir_all(folder)
        .map_err(|error| format!("{} could not be made: {error}", folder.display()))
}

/// Copies one file.
pub fn copy(from: &Path, to: &Path) -> Outcome {
    std::fs::copy(from, to).map(|_| ()).map_err(|error| {
        format!(
            "{} could not be copied to {}: {error}",
            from.display(),
            to.display()
        )
    })
}

/// The bytes of one file.
pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(path).map_err(|error| format!("{} could not be read: {error}", path.display()))
}

/// Program and arguments as a person would type them, paths shortened to what is inside the project.
pub fn describe(command: &Command) -> String {
    let inside = |word: &std::ffi::OsStr| {
        let path = Path::new(word);
        match path.strip_prefix(root()) {
            Ok(short) => short.display().to_string(),
            Err(_) if path.is_absolute() => path
                .file_name()
                .unwrap_or(word)
                .to_string_lossy()
                .into_owned(),
            Err(_) => word.to_string_lossy().into_owned(),
        }
    };
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(inside)
        .collect::<Vec<_>>()
        .join(" ")
}
