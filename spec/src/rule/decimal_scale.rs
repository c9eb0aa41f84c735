//! `x-decimal-scale`: how many digits a decimal has behind the point.

use serde::Deserialize;

use super::{Holder, Rule};
use crate::outline::Kind;
use crate::source::Node;

/// How many digits the service writes behind the point. Readers take any number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct DecimalScale(pub u8);

impl Rule for DecimalScale {
    const NAME: &'static str = "x-decimal-scale";
    const ON: &'static [Kind] = &[Kind::Schema];

    fn faults(&self, holder: &Holder<'_>) -> Vec<String> {
        match holder.node.get("type").and_then(Node::as_str) {
            Some("string") => Vec::new(),
            _ => vec!["only a text shows how many digits were written".to_owned()],
        }
    }
}
