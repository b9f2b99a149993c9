//! Settings and their limits.
use serde_json::Value;
use unrolled::session::Session;
use unrolled::settings::{ALLOWED, CellKind, Config};
use unrolled::text::Text;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test(unsupported = test)]
fn the_default_settings_are_within_their_own_limits() {
    assert_eq!(Config::default().check(), Ok(()));
}

#[wasm_bindgen_test(unsupported = test)]
fn every_setting_may_be_at_its_limits_and_not_beyond() {
    let allowed = serde_json::to_value(ALLOWED).expect("plain data");
    let mut checked = 0;
    for (name, bounds) in allowed.as_object().expect("bounds or choices by name") {
        let number = |field: &str| bounds[field].as_f64().expect("a bound");
        let with = |value: f64| {
            let mut config = Config::default();
            config.set_number(name, value).map(|()| config.check())
        };
        // Some settings are choices; and a seed that does not fit becomes the nearest that does.
        if bounds.is_array() || name == "seed" {
            continue;
        }
        for value in [number("low"), number("high")] {
            assert_eq!(with(value), Ok(Ok(())), "{name} {value}");
        }
        let step: f64 = if bounds["whole"] == Value::Bool(true) {
            1.0
        } else {
            1e-9
        };
        let mut beyond = vec![number("high") + step.max(number("high") * 1e-9)];
        // Whole numbers have no sign: a negative value becomes 0.
        if bounds["whole"] == Value::Bool(false) || number("low") > 0.0 {
            beyond.push(number("low") - step);
        }
        for value in beyond {
            let refusal = with(value).map(|checked| checked.err().map(|r| r.to_string()));
            let message = refusal.ok().flatten().unwrap_or_default();
            assert!(
                message.starts_with(&format!("{name} is ")),
                "{name} {value}: {message:?}"
            );
        }
        checked += 1;
    }
    assert_eq!(checked, 17);
}

#[wasm_bindgen_test(unsupported = test)]
fn settings_travel_as_json_and_unknown_ones_are_refused() {
    let config = Config {
        cell: CellKind::Gru,
        learning_rate: 0.5,
        ..Config::default()
    };
    let json = serde_json::to_string(&config).expect("plain data");
    assert_eq!(serde_json::from_str::<Config>(&json).ok(), Some(config));
    assert_eq!(
        serde_json::from_str::<Config>("{}").ok(),
        Some(Config::default())
    );
    assert!(serde_json::from_str::<Config>(r#"{"hiden": 3}"#).is_err());
}

#[wasm_bindgen_test(unsupported = test)]
fn settings_out_of_bounds_and_networks_too_large_are_refused() {
    let refused = |config: Config| {
        let text = Text::new("some text, long enough", 1024).expect("a text");
        Session::new(config, text)
            .err()
            .map(|refusal| refusal.to_string())
            .unwrap_or_default()
    };
    assert_eq!(
        refused(Config {
            hidden: 513,
            ..Config::default()
        }),
        "hidden is 513, but must lie between 1 and 512; choose a value in that range"
    );
    assert_eq!(
        refused(Config {
            learning_rate: -0.5,
            ..Config::default()
        }),
        "learningRate is -0.5, but must lie between 0 and 1000000; choose a value in that range"
    );
    let nonsense = Config {
        learning_rate: f64::NAN,
        ..Config::default()
    };
    assert!(refused(nonsense).starts_with("learningRate is "));
    assert_eq!(
        refused(Config {
            window: 0,
            ..Config::default()
        }),
        "window is 0, but must lie between 1 and 256; choose a value in that range"
    );
    let large = Config {
        cell: CellKind::Lstm,
        hidden: 512,
        layers: 4,
        ..Config::default()
    };
    assert_eq!(
        refused(large),
        "the network would have 7381517 parameters, but the limit is 4000000; use fewer units or layers"
    );
}
