//! `x-mutually-exclusive`: members of which at most one is there.

use serde::Deserialize;

use super::{Holder, Rule};
use crate::outline::Kind;

/// Lists of members; of each list at most one is there.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct MutuallyExclusive(pub Vec<Vec<String>>);

impl MutuallyExclusive {
    /// Every two members that must not be there together.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&str, &str)> {
        let mut pairs = Vec::new();
        for list in &self.0 {
            for (index, first) in list.iter().enumerate() {
                let others = list[index + 1..].iter();
                pairs.extend(others.map(|second| (first.as_str(), second.as_str())));
            }
        }
        pairs
    }
}

impl Rule for MutuallyExclusive {
    const NAME: &'static str = "x-mutually-exclusive";
    const ON: &'static [Kind] = &[Kind::Schema];

    fn faults(&self, holder: &Holder<'_>) -> Vec<String> {
        let mut faults = holder.unknown_members(self.0.iter().flatten());
        if self.0.iter().any(|list| list.len() < 2) {
            faults.push("a list of fewer than two members excludes nothing".to_owned());
        }
        faults
    }
}
