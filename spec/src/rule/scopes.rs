//! `x-scopes`: which scopes a token needs, for schemes that have none of their own.

use serde::Deserialize;

use super::{Holder, Rule};
use crate::outline::Kind;

/// Scopes any one of which is enough.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Scopes(pub Vec<String>);

impl Rule for Scopes {
    const NAME: &'static str = "x-scopes";
    const ON: &'static [Kind] = &[Kind::Operation];

    fn faults(&self, holder: &Holder<'_>) -> Vec<String> {
        let is_open = holder
            .operation()
            .is_some_and(|operation| !operation.needs_credentials());
        match is_open {
            true => vec!["the operation is open to callers without credentials".to_owned()],
            false => Vec::new(),
        }
    }
}
