//! Text of which some values are documented and any other is kept.

/// An emitted enum. A value that the document does not list is kept as text, so
/// that a new one never loses a response.
pub trait Choice {
    /// Takes a text.
    fn set(&mut self, text: &str);
}

/// The texts of an emitted enum, and reading and writing by them.
macro_rules! choice {
    ($type:ident { $($variant:ident = $text:literal,)* }) => {
        #[allow(dead_code, non_upper_case_globals)]
        pub(crate) const $type: &[&str] = $crate::types::$type::DOCUMENTED;

        impl $crate::types::$type {
            /// The values that the document lists.
            pub const DOCUMENTED: &'static [&'static str] = &[$($text),*];

            /// The value on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Undocumented(text) => text,
                }
            }
        }

        impl From<&str> for $crate::types::$type {
            fn from(text: &str) -> Self {
                match text {
                    $($text => Self::$variant,)*
                    other => Self::Undocumented(other.to_owned()),
                }
            }
        }

        impl ::std::fmt::Display for $crate::types::$type {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::runtime::model::Choice for $crate::types::$type {
            fn set(&mut self, text: &str) {
                *self = <$crate::types::$type>::from(text);
            }
        }

        impl $crate::runtime::model::Value for $crate::types::$type {
            fn blank() -> Self {
                <$crate::types::$type>::from("")
            }
            fn slot(&mut self) -> $crate::runtime::model::Slot<'_> {
                $crate::runtime::model::Slot::Choice(self)
            }
            fn view(&self) -> $crate::runtime::model::View<'_> {
                $crate::runtime::model::View::Text(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $crate::types::$type {
            fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::runtime::model::from_slot(from)
            }
        }

        impl ::serde::Serialize for $crate::types::$type {
            fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }
    };
}

pub(crate) use choice;
