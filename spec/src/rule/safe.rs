//! `x-safe`: whether a call changes nothing, where the method says otherwise.

use serde::Deserialize;

use super::Rule;
use crate::outline::Kind;
use crate::resolve::Operation;

/// Whether calling the operation changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Safe(pub bool);

impl Rule for Safe {
    const NAME: &'static str = "x-safe";
    const ON: &'static [Kind] = &[Kind::Operation];
}

/// Whether calling the operation changes nothing: by the rule, else by its method
/// (RFC 9110, 9.2.1).
#[must_use]
pub fn is_safe(operation: &Operation) -> bool {
    match Safe::of(&operation.extensions) {
        Some(Safe(is_safe)) => is_safe,
        None => operation.method.is_safe(),
    }
}
