//! How the table of settings becomes Rust: one macro, read by [`crate::settings`].

/// `live` in a row of the table: such a setting may change while the network keeps its weights. As the macro needs a
/// word to go by, `live` is one that changes nothing: `live<f64>` is `f64`, `live(x)` is `x`.
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

/// Declares everything that is known of the settings, from one row for each.
macro_rules! settings {
    ($(
        #[$about:meta]
        $field:ident $name:literal $kind:ident $(in $low:literal ..= $high:literal)? $(, $live:ident)? = $default:expr;
    )+) => {
        /// Every setting that decides a run. Unknown keys are refused, missing keys take the default.
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

        /// What every setting may be.
        #[derive(Clone, Copy, Debug, PartialEq, Serialize)]
        pub struct Allowed {
            $(#[$about] #[serde(rename = $name)] pub $field: <$kind as Value>::Allowed,)+
        }

        /// What every setting may be: the bounds of a number, the names of a choice.
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

            /// Sets one setting that is a number, by its name on the page (`hidden`, `learningRate`, …): no number passes
            /// through text. Bounds are checked by [`Config::check`], later; a whole number out of its type's range
            /// becomes the nearest that fits.
            ///
            /// # Errors
            /// [`Refusal::UnreadableConfig`] where no number goes by that name.
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

            /// Sets one setting that is a choice, by its name and the choice's.
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

            /// Says yes, or which number is out of its bounds and what they are.
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
