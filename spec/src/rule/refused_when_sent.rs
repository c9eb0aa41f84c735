//! `x-refused-when-sent`: members that make the service refuse the whole request.

use serde::Deserialize;

use super::{Holder, Rule};
use crate::outline::Kind;
use crate::source::Node;

/// Names of members that no request may have.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct RefusedWhenSent(pub Vec<String>);

impl Rule for RefusedWhenSent {
    const NAME: &'static str = "x-refused-when-sent";
    const ON: &'static [Kind] = &[Kind::Schema];

    fn faults(&self, holder: &Holder<'_>) -> Vec<String> {
        let required = holder.node.get("required").and_then(Node::as_sequence);
        let is_required = |name: &&String| {
            let mut required = required.into_iter().flatten();
            required.any(|entry| entry.as_str() == Some(name.as_str()))
        };
        let names = self.0.iter().filter(is_required);
        names
            .map(|name| format!("`{name}` is required and refused"))
            .collect()
    }
}
