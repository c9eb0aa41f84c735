//! A page holds no more items than its request asked for.
//!
//! # What it asks
//! Where the operation has `x-pagination` with a size: whether the answer has no more
//! items than that parameter says, or its default where it was not sent.
//!
//! # Why it matters
//! Memory and time of a caller are planned by the page; and a size that is ignored is
//! often the sign of a parameter that has another name.
//!
//! # Example of a finding
//! With `limit=2` fifty items came.
//!
//! # When it is wrong
//! When the documented default is not the service's own.

use countersign_spec::source::Node;
use serde_json::Value;

use super::{Context, Observed};
use crate::evidence::{Evidence, Spot};
use crate::finding::CheckId;
use crate::listing::Listing;

pub(crate) const ID: CheckId = CheckId::new("response-page-size-kept");

pub(crate) fn ask(cx: &Context<'_>) -> Vec<Observed> {
    broken(cx).into_iter().collect()
}

fn broken(cx: &Context<'_>) -> Option<Observed> {
    let listing = Listing::of(cx)?;
    let name = listing.pagination.size()?;
    let (parameter, sent) = listing.parameters().find(|(one, _)| one.name == name)?;
    let default = || {
        let shape = &cx.document.schema(parameter.schema?).shape;
        shape.default.as_ref().map(Node::to_json)
    };
    let size = match sent {
        Some(sent) => sent.parse().ok()?,
        None => default().as_ref().and_then(Value::as_u64)?,
    };
    let count = listing.items.len();
    (count as u64 > size).then(|| {
        let evidence = Evidence::RuleBroken {
            rule: format!("x-pagination {name}"),
            spot: Spot::Body(listing.pagination.items().to_string()),
            expected: format!("at most {size} items, as `{name}` says"),
            seen: format!("{count} items"),
        };
        Observed::violation(evidence, parameter.span)
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::response_filter_kept::tests::ask;
    use super::super::trial;

    pub(in crate::check) const TRIALS: trial::Trials = trial::Trials {
        passes: a_page_of_the_size_passes,
        fails: a_longer_one_does_not,
    };

    #[test]
    fn a_page_of_the_size_passes() {
        ask("limit=2", r#"[{"id": 1}, {"id": 2}]"#, &[]);
        ask("", r#"[{"id": 1}, {"id": 2}, {"id": 3}]"#, &[]);
    }

    #[test]
    fn a_longer_one_does_not() {
        let found = |size: u8| {
            format!(
                "violation response-page-size-kept at the body: expected at most {size} items, as `limit` says, seen 4 items (small.yaml#/paths/~1orders/get/parameters/1)"
            )
        };
        let four = r#"[{"id": 1}, {"id": 2}, {"id": 3}, {"id": 4}]"#;
        ask("limit=2", four, &[&found(2)]);
        ask("", four, &[&found(3)]);
    }
}
