//! How the table of settings becomes Rust: one macro, read by [`crate::settings`].

/// `live` in a row of the table marks a setting that may change while the network keeps its weights. The macro needs a
/// word there that changes nothing: `live<f64>` is `f64`, `live(x)` is `x`.
#[allow(non_camel_case_types)]
pub type live<T> = T;

/// See the type.
pub fn live<T>(value: T) -> T {
    value
}

/// What a row allows: the names of its choices, or its bounds.
macro_rules! allowed {
    ($kind:ident) => {
        $kind::NAMES
    };
    (f64 $low:literal $high:literal) => {
        Bounds::real($low, $high)
    };
    ($whole:ident $low:literal $high:literal) => {
        Bounds::whole($low, $high)
    };
}

/// Declares the settings from one row for each.
macro_rules! settings {
    ($(
        #[$about:meta]
        $field:ident $name:literal $kind:ident $(in $low:literal ..= $high:literal)? $(, $live:ident)? = $default:expr;
    )+) => {
        /// Every setting that decides a run. Unknown keys are refused; missing keys have the default.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        pub struct Config {
            $(#[$about] #[serde(rename = $name)] pub $field: $kind,)+
        }

        impl Default for Config {
            fn default() -> Self {
                Self { $($field: $default,)+ }
            }
        }

        /// The allowed values of every setting.
        #[derive(Clone, Copy, Debug, PartialEq, Serialize)]
        pub struct Allowed {
            $(#[$about] #[serde(rename = $name)] pub $field: <$kind as Value>::Allowed,)+
        }

        /// The allowed values of every setting: the bounds of a number, the names of the choices.
        pub const ALLOWED: Allowed = Allowed {
            $($field: allowed!($kind $($low $high)?),)+
        };

        /// The settings that may change while the network keeps its weights.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        pub struct Live {
            $($(#[$about] #[serde(rename = $name)] pub $field: $live<$kind>,)?)+
        }

        impl Default for Live {
            fn default() -> Self {
                Config::default().live()
            }
        }

        impl Config {
            /// The settings that may change while the network keeps its weights.
            pub fn live(&self) -> Live {
                Live { $($($field: $live(self.$field),)?)+ }
            }

            /// The config with its live settings replaced.
            #[must_use]
            pub fn with_live(mut self, changed: &Live) -> Self {
                $($(self.$field = $live(changed.$field);)?)+
                self
            }

            /// Sets a numeric setting by its name on the page (`hidden`, `learningRate`, …); the number is not
            /// converted to text. [`Config::check`] checks bounds later; an integer outside its type's range becomes
            /// the nearest one inside.
            ///
            /// # Errors
            /// [`Refusal::UnreadableConfig`] where no numeric setting has that name.
            pub fn set_number(&mut self, name: &str, value: f64) -> Result<(), Refusal> {
                let known = match name {
                    $($name => set(&mut self.$field, Value::from_number(value)),)+
                    _ => false,
                };
                if known {
                    Ok(())
                } else {
                    Err(Refusal::UnreadableConfig {
                        detail: format!("{name} is not a number"),
                    })
                }
            }

            /// Sets a choice by its name and the choice's name.
            ///
            /// # Errors
            /// [`Refusal::UnreadableConfig`] where there is no such setting or choice.
            pub fn set_choice(&mut self, name: &str, choice: &str) -> Result<(), Refusal> {
                let known = match name {
                    $($name => set(&mut self.$field, Value::from_name(choice)),)+
                    _ => false,
                };
                if known {
                    Ok(())
                } else {
                    Err(Refusal::UnreadableConfig {
                        detail: format!("{name} cannot be {choice}"),
                    })
                }
            }

            /// Checks that every number is within its bounds.
            ///
            /// # Errors
            /// [`Refusal::OutOfRange`] for the first number that is not within [`ALLOWED`].
            pub fn check(&self) -> Result<(), Refusal> {
                let numbers = [
                    $($(($name, Number::to_f64(self.$field), allowed!($kind $low $high)),)?)+
                ];
                for (field, value, Bounds { low, high, .. }) in numbers {
                    // Written so that NaN is refused too.
                    if !(value >= low && value <= high) {
                        return Err(Refusal::OutOfRange {
                            field: field.to_owned(),
                            value,
                            low,
                            high,
                        });
                    }
                }
                Ok(())
            }
        }
    };
}
