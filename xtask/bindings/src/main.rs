//! `bindings <in.wasm> <folder>`: writes `unrolled.js`, `unrolled.d.ts` and `unrolled_bg.wasm` into the folder.
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [module, folder] = arguments.as_slice() else {
        eprintln!("usage: bindings <in.wasm> <folder>");
        return ExitCode::FAILURE;
    };
    let written = Bindgen::new()
        .input_path(module)
        .out_name("unrolled")
        .web(true)
        .and_then(|generator| {
            generator
                .typescript(true)
                // The page passes the module's address: with a default path the bundler would pack it a second time.
                .omit_default_module_path(true)
                .remove_name_section(true)
                .remove_producers_section(true)
                .generate(folder)
        });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the bindings of {module} could not be made: {error:#}");
            ExitCode::FAILURE
        }
    }
}
