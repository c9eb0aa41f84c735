//! `x-recalculates`: which members of a request make the service work out others.

use serde::Deserialize;

use super::{Holder, Rule};
use crate::outline::Kind;

/// A request with one of `when` makes the service work out `members` anew.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recalculates {
    /// Members any one of which is enough.
    pub when: Vec<String>,
    /// Members that get a new value, whatever they were set to before.
    pub members: Vec<String>,
}

impl Rule for Recalculates {
    const NAME: &'static str = "x-recalculates";
    const ON: &'static [Kind] = &[Kind::Schema];

    /// What is worked out may be a member of the answer only, so only the triggers
    /// are looked for.
    fn faults(&self, holder: &Holder<'_>) -> Vec<String> {
        holder.unknown_members(&self.when)
    }
}
