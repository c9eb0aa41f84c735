//! `x-filter`: which items of an answer a query parameter keeps.

use serde::Deserialize;

use super::holder::{answers, no_pointer};
use super::{Holder, Pagination, Rule, schemas_along};
use crate::outline::Kind;
use crate::resolve::{Operation, ResolvedDocument};
use crate::source::Pointer;

/// Which items of the answer are kept.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filter {
    /// JSON Pointer into one item.
    pub property: String,
    /// How the item's value stands to the parameter's.
    pub comparison: Comparison,
}

/// How an item's value stands to the parameter's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Comparison {
    /// It is the same.
    Equal,
    /// It is the same or more.
    AtLeast,
    /// It is the same or less.
    AtMost,
    /// It is one of a list.
    OneOf,
    /// It is a text that has the other within it.
    Contains,
}

impl Rule for Filter {
    const NAME: &'static str = "x-filter";
    const ON: &'static [Kind] = &[Kind::Parameter];

    fn faults(&self, holder: &Holder<'_>) -> Vec<String> {
        nowhere(holder, &self.property).into_iter().collect()
    }
}

/// Whether a pointer leads nowhere in the items of every operation that has the
/// parameter and answers a list.
pub(super) fn nowhere(holder: &Holder<'_>, property: &str) -> Option<String> {
    let mut lists = holder
        .operations_with_parameter()
        .filter_map(|operation| Some((operation, items(operation)?)))
        .peekable();
    lists.peek()?;
    if let Some(fault) = no_pointer(property) {
        return Some(fault);
    }
    let mut found = lists
        .map(|(operation, items)| leads_somewhere(holder.document, operation, &items, property));
    (!found.any(|is_there| is_there)).then(|| {
        format!("no answer of an operation with this parameter has items with `{property}`")
    })
}

/// The pointer to each item of an answer.
fn items(operation: &Operation) -> Option<Pointer> {
    Some(Pagination::of(&operation.extensions)?.items().join("*"))
}

fn leads_somewhere(
    document: &ResolvedDocument,
    operation: &Operation,
    items: &Pointer,
    property: &str,
) -> bool {
    let at = items.clone().extended(Pointer::parse(property).tokens());
    answers(operation).any(|schema| !schemas_along(document, schema, &at).is_empty())
}
