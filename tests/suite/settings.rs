//! Settings and their limits.
use unrolled::config::Config;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn the_default_settings_are_within_their_own_limits() {
    assert_eq!(Config::default().check(), Ok(()));
}
