//! `x-dependent-required`: members that have to be there with another.

use indexmap::IndexMap;
use serde::Deserialize;

use super::{Holder, Rule};
use crate::outline::Kind;

/// The members that have to be there, by the member that asks for them: what
/// `dependentRequired` is in JSON Schema (2020-12 Validation, 6.5.4).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct DependentRequired(pub IndexMap<String, Vec<String>>);

impl Rule for DependentRequired {
    const NAME: &'static str = "x-dependent-required";
    const ON: &'static [Kind] = &[Kind::Schema];

    fn faults(&self, holder: &Holder<'_>) -> Vec<String> {
        holder.unknown_members(self.0.keys().chain(self.0.values().flatten()))
    }
}
