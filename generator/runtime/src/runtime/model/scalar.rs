//! Values without parts whose type is a library's: amounts, moments, days.
//!
//! The visitor, the writer and the tables know of them only what stands here, so that a
//! crate carries such a library only if its document has such a value.

use std::fmt::Display;

use super::Kind;

/// A type whose values travel as a text or as a number.
pub trait Scalar {
    /// What is expected on the wire, for errors: `a date as string`.
    fn expected(&self) -> &'static str;

    /// Takes a text, never an empty one; false if it is none of a value.
    fn set_text(&mut self, text: &str) -> bool;

    /// Takes a whole number; false if it is no value.
    fn set_integer(&mut self, _number: i128) -> bool {
        false
    }

    /// Takes a number with a fraction or an exponent; false if it is no value.
    fn set_float(&mut self, _number: f64) -> bool {
        false
    }

    /// What to write in the form that `kind` says; none if it has no such form.
    fn written(&self, kind: &Kind) -> Option<Written<'_>>;

    /// Whether a text that this value was read from has the form that `kind` says.
    fn is_in_form(&self, kind: &Kind, text: &str) -> bool;
}

/// A scalar in its form on the wire.
pub enum Written<'a> {
    /// A text, made while it is written.
    Shown(&'a dyn Display),
    /// A text.
    Text(String),
    /// The text of a JSON number.
    Number(String),
}
