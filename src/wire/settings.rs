//! Settings and cells, as TypeScript for the page.

use crate::cell::Cell;
use crate::settings::{ALLOWED, Activation, CellKind, Config, GruReset};
use serde_json::{Value, json};

/// Types derived from `SETTINGS`; written out, they would be a second list.
const DERIVED: &str = "\
export type NumberField = { [Field in keyof Config]: Config[Field] extends number ? Field : never }[keyof Config];

export type ChoiceField = Exclude<keyof Config, NumberField>;

/** The names of the settings, in the order of the table. */
export const FIELDS = Object.keys(SETTINGS) as readonly (keyof Config)[];

export const DEFAULTS: Readonly<Config> = /* @__PURE__ */ (() => Object.fromEntries(FIELDS.map((field) => [field, SETTINGS[field].default])) as Config)();

/** The settings that may change while the network keeps its weights. */
export const LIVE_FIELDS = /* @__PURE__ */ (() => FIELDS.filter((field) => SETTINGS[field].live) as (keyof Live)[])() as readonly (keyof Live)[];
";

/// `SETTINGS`, one setting a line, and the types derived from it.
pub fn settings() -> String {
    let map = |value: Result<Value, _>| match value {
        Ok(Value::Object(map)) => map,
        _ => unreachable!("a struct is an object"),
    };
    let (allowed, live) = (
        map(serde_json::to_value(ALLOWED)),
        map(serde_json::to_value(Config::default().live())),
    );
    let defaults = serde_json::to_string_pretty(&Config::default()).expect("plain data");
    let mut out = String::from(
        "/** Every setting: its default, the bounds of a number, the choices of a choice, and whether it may change while the network keeps its weights. */\nexport const SETTINGS = {\n",
    );
    // The pretty JSON has one setting a line, in the order of the table, where a map would sort them.
    for line in defaults
        .lines()
        .filter_map(|line| line.trim().split_once(": "))
    {
        let (name, default) = (line.0.trim_matches('"'), line.1.trim_end_matches(','));
        let live = live.contains_key(name);
        out += &match &allowed[name] {
            Value::Array(_) => format!(
                "  {name}: {{ kind: \"choice\", default: {default}, choices: {}, live: {live} }},\n",
                allowed[name]
            ),
            bounds => format!(
                "  {name}: {{ kind: \"number\", default: {}, low: {}, high: {}, whole: {}, live: {live} }},\n",
                number(&serde_json::from_str(default).expect("a number")),
                number(&bounds["low"]),
                number(&bounds["high"]),
                bounds["whole"]
            ),
        };
    }
    out + "} as const;\n\n" + DERIVED
}

/// The gate blocks of every cell, and what else decides its number of parameters.
pub fn cells() -> String {
    let cell = |kind: CellKind, reset| -> Box<dyn Cell<f32>> { kind.cell(Activation::Tanh, reset) };
    let of_cells = |value: &dyn Fn(CellKind) -> Value| -> String {
        let kinds = [CellKind::Rnn, CellKind::Lstm, CellKind::Gru];
        let names = CellKind::NAMES.iter().zip(kinds);
        let lines = names.map(|(name, kind)| format!("  {name}: {},\n", value(kind)));
        lines.collect()
    };
    format!(
        "/** The gate blocks of W, U and b, from top to bottom. */\n\
         export const GATES = {{\n{}}} as const;\n\n\
         /** Those that lie between 0 and 1; the one that keeps the old state comes first. */\n\
         export const SIGMOID_GATES = {{\n{}}} as const;\n\n\
         /** Whether a layer has a bias on the recurrent side too, H numbers, by cell and place of the reset gate. */\n\
         export const RECURRENT_BIAS = {{\n{}}} as const;\n",
        of_cells(&|kind| json!(cell(kind, GruReset::After).gates())),
        of_cells(&|kind| json!(kind.sigmoid_gates())),
        of_cells(&|kind| {
            let [after, before] = [GruReset::After, GruReset::Before]
                .map(|reset| cell(kind, reset).has_recurrent_bias());
            json!({ "after": after, "before": before })
        }),
    )
}

/// A number as TypeScript writes it: no `.0`.
fn number(value: &Value) -> String {
    value.as_f64().expect("a number").to_string()
}

#[test]
fn the_gates_between_0_and_1_are_among_the_gates() {
    for kind in [CellKind::Rnn, CellKind::Lstm, CellKind::Gru] {
        let cell: Box<dyn Cell<f32>> = kind.cell(Activation::Tanh, GruReset::After);
        for gate in kind.sigmoid_gates() {
            assert!(cell.gates().contains(gate), "{kind:?} has no gate {gate}");
        }
    }
}
