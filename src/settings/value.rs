//! What a setting can be: a number within bounds, or a choice of a few.

use crate::settings::limits::Bounds;

/// The type of a setting.
pub trait Value: Copy {
    /// What says which values are allowed: the bounds of a number, the names of a choice.
    type Allowed;

    /// The value that a number stands for, if the setting is one.
    fn from_number(_: f64) -> Option<Self> {
        None
    }

    /// The value that goes by a name, if the setting is a choice and has it.
    fn from_name(_: &str) -> Option<Self> {
        None
    }
}

/// A setting that is a number.
pub trait Number: Value {
    /// The same number, to be compared with its bounds.
    fn to_f64(self) -> f64;
}

macro_rules! numbers {
    ($($kind:ident)+) => {
        $(
            impl Value for $kind {
                type Allowed = Bounds;

                fn from_number(value: f64) -> Option<Self> {
                    Some(value as Self)
                }
            }

            impl Number for $kind {
                fn to_f64(self) -> f64 {
                    self as f64
                }
            }
        )+
    };
}
numbers! { u32 usize f64 }

/// Gives a setting its new value, where there is one; whether there was.
pub fn set<V: Value>(setting: &mut V, value: Option<V>) -> bool {
    if let Some(value) = value {
        *setting = value;
    }
    value.is_some()
}
