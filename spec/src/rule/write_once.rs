//! `x-write-once`: members that are given when a thing is made, and never again.

use serde::Deserialize;

use super::{Holder, Rule};
use crate::outline::Kind;

/// Members that can be given once.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct WriteOnce(pub Vec<String>);

impl Rule for WriteOnce {
    const NAME: &'static str = "x-write-once";
    const ON: &'static [Kind] = &[Kind::Schema];

    fn faults(&self, holder: &Holder<'_>) -> Vec<String> {
        holder.unknown_members(&self.0)
    }
}
