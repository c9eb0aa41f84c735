//! `x-refers-to`: a value that an operation has told.

use serde::Deserialize;

use super::holder::{answers, no_pointer};
use super::{Holder, Rule, schemas_along};
use crate::outline::Kind;
use crate::source::Pointer;

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RefersTo {
    /// The operation that tells it.
    pub operation: String,
    /// JSON Pointer into its answer; `*` stands for each item of a list.
    pub property: String,
}

impl Rule for RefersTo {
    const NAME: &'static str = "x-refers-to";
    const ON: &'static [Kind] = &[Kind::Parameter, Kind::Schema];

    fn faults(&self, holder: &Holder<'_>) -> Vec<String> {
        let Some(operation) = holder.document.operation(&self.operation) else {
            return vec![format!("there is no operation `{}`", self.operation)];
        };
        if let Some(fault) = no_pointer(&self.property) {
            return vec![fault];
        }
        let at = Pointer::parse(&self.property);
        let leads_somewhere = |schema| !schemas_along(holder.document, schema, &at).is_empty();
        match answers(operation).any(leads_somewhere) {
            true => Vec::new(),
            false => vec![format!(
                "no answer of `{}` has anything at `{}`",
                self.operation, self.property
            )],
        }
    }
}
