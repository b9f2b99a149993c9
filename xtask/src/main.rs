//! The project's commands. `cargo xtask` alone lists them.

mod engine;
mod page;
mod parts;
mod prerequisites;
mod run;
mod steps;
mod suite;

use std::process::ExitCode;

use engine::Build;
use run::Outcome;
use steps::Steps;

const USAGE: &str = "\
cargo xtask serve [port]                 build everything and serve the page on localhost
cargo xtask build                        write the page as a static folder, www/dist
cargo xtask test [core] [wasm] [page]    every check, or the parts named
cargo xtask bench [all]                  training speed, natively and in wasm, and what the instruments cost
                                         (`all`: Chromium too, what the page costs its reader, how long every task takes
                                         on it, and how soon it is back after a fault)
cargo xtask types                        rewrite www/src/wire.ts from the Rust types
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match dispatch(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("xtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[&str]) -> Outcome {
    match words {
        [] | ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            Ok(())
        }
        ["serve", rest @ ..] => serve(rest),
        ["build"] => build(),
        ["test", parts @ ..] => parts::test(parts),
        ["bench", rest @ ..] => bench(rest),
        ["types"] => types(),
        [other, ..] => Err(format!(
            "there is no command `{}`; `cargo xtask` lists them",
            other.escape_debug()
        )),
    }
}

fn build() -> Outcome {
    let mut steps = Steps::new(ENGINE_STEPS + 1);
    build_engine(&mut steps)?;
    steps.step("bundle the page", || page::build(Build::Shipped))?;
    page::print_sizes()?;
    eprintln!("── built in {:.0} s", steps.elapsed().as_secs_f64());
    Ok(())
}

/// How many steps `build_engine` counts: one a module, and one each before and after.
const ENGINE_STEPS: usize = 5;

/// Everything that bundling, or measuring in Node, needs: the engine with its glue, and the page's packages. What is
/// not compiled for wasm runs beside the modules: the last passes over a module keep only one core busy.
fn build_engine(steps: &mut Steps) -> Outcome {
    prerequisites::node()?;
    prerequisites::wasm_target()?;
    steps.step("download the sources of the engine", engine::sources)?;
    std::thread::scope(|scope| {
        let generator = scope.spawn(engine::generator);
        let packages = scope.spawn(page::install);
        for module in engine::modules(Build::Shipped) {
            let name = format!(
                "compile the module `{}` (beside it: the bindings generator, the page's packages)",
                module.name
            );
            steps.step(&name, || {
                engine::compile(Build::Shipped, module, run::succeed)
            })?;
        }
        steps.step("make the bindings of the modules", || {
            steps::wait(packages)?;
            steps::wait(generator)?;
            engine::bind(Build::Shipped)
        })
    })
}

fn serve(words: &[&str]) -> Outcome {
    let port = match words {
        [] => None,
        [port] => Some(
            port.parse::<u16>()
                .map_err(|_| format!("`{port}` is not a port: a number up to 65535"))?,
        ),
        _ => return Err("serve takes one argument, the port".to_owned()),
    };
    build()?;
    page::serve(port)
}

/// Natively with `cargo bench`, then the shipped wasm in Node, there also with and without instruments: a table each.
/// With `all` also in Chromium, the page's cost for its reader, the time of every task on it, and the time of a
/// recovery after a fault.
fn bench(words: &[&str]) -> Outcome {
    let everywhere = match words {
        [] => false,
        ["all"] => true,
        _ => {
            return Err("bench takes nothing, or `all` to add Chromium and the page".to_owned());
        }
    };
    let chromium = if everywhere {
        Some(prerequisites::chromium()?)
    } else {
        None
    };
    let mut steps = Steps::new(ENGINE_STEPS + 2 + if everywhere { 6 } else { 0 });
    build_engine(&mut steps)?;
    steps.step("native", || {
        run::succeed(&mut run::cargo(&["bench", "--bench", "training"]))
    })?;
    steps.step("wasm in Node", || {
        run::succeed(run::command("node").args(["xtask/bench/node.mjs"]))
    })?;
    if let Some(chromium) = chromium {
        steps.step("page", || page::build(Build::Shipped))?;
        steps.step("page that breaks", || {
            engine::build_beside(Build::Provoked)?;
            page::build(Build::Provoked)
        })?;
        for (name, script) in [
            ("wasm in Chromium", "chromium.mjs"),
            ("page in Chromium", "page.mjs"),
            ("tasks in Chromium", "tasks.mjs"),
            ("recovery in Chromium", "recovery.mjs"),
        ] {
            steps.step(name, || {
                run::succeed(
                    run::command("node")
                        .arg(format!("xtask/bench/{script}"))
                        .env("CHROME", &chromium.browser),
                )
            })?;
        }
    }
    Ok(())
}

/// The test that compares the generated types with the file rewrites the file when asked to.
fn types() -> Outcome {
    run::succeed(run::cargo(&["test", "--quiet", "--lib", "wire"]).env("UPDATE_TYPES", "1"))
}
