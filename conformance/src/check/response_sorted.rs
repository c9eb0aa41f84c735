//! A list is sorted as its request asked, or as the document says it is.
//!
//! # What it asks
//! Where a query parameter has `x-sort`: whether the values that its value names (the
//! default where it was not sent) never fall, or never rise, from item to item. A value
//! that is missing or of another kind is passed over.
//!
//! # Why it matters
//! Who walks through pages relies on the order: in a list that is not sorted, items
//! move between the pages and are read twice or never.
//!
//! # Example of a finding
//! With `sort=date_created:desc` the second item is younger than the first.
//!
//! # When it is wrong
//! When texts are sorted by the rules of a language, which nobody tells.

use std::cmp::Ordering;

use countersign_spec::resolve::Parameter;
use countersign_spec::rule::{Rule, Sort};
use serde_json::Value;

use super::{Context, Observed};
use crate::evidence::{Evidence, Spot};
use crate::finding::CheckId;
use crate::listing::{Listing, compare};

pub(crate) const ID: CheckId = CheckId::new("response-sorted");

pub(crate) fn ask(cx: &Context<'_>) -> Vec<Observed> {
    let Some(listing) = Listing::of(cx) else {
        return Vec::new();
    };
    let sorting = listing.parameters().filter_map(|(parameter, sent)| {
        let sort = Sort::of(&parameter.extensions)?;
        let value = sent.or(sort.default.as_deref())?;
        let (property, is_descending) = sort.order(value)?;
        let out_of_order = out_of_order(listing.items, property, is_descending);
        (out_of_order > 0)
            .then(|| observed(&listing, parameter, property, is_descending, out_of_order))
    });
    sorting.collect()
}

/// How many items stand on the wrong side of the one before them.
fn out_of_order(items: &[Value], property: &str, is_descending: bool) -> usize {
    let wrong = match is_descending {
        true => Ordering::Less,
        false => Ordering::Greater,
    };
    let values: Vec<&Value> = items
        .iter()
        .filter_map(|item| item.pointer(property))
        .collect();
    let pairs = values.windows(2);
    pairs
        .filter(|pair| compare(pair[0], pair[1]) == Some(wrong))
        .count()
}

fn observed(
    listing: &Listing<'_>,
    parameter: &Parameter,
    property: &str,
    is_descending: bool,
    count: usize,
) -> Observed {
    let direction = match is_descending {
        true => "falling",
        false => "rising",
    };
    let evidence = Evidence::RuleBroken {
        rule: format!("{} {}", Sort::NAME, parameter.name),
        spot: Spot::Body(format!("{}/*{property}", listing.pagination.items())),
        expected: format!("{direction} values"),
        seen: format!("{count} of {} items out of order", listing.items.len()),
    };
    Observed::violation(evidence, parameter.span)
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::response_filter_kept::tests::ask;
    use super::super::trial;

    pub(in crate::check) const TRIALS: trial::Trials = trial::Trials {
        passes: sorted_items_pass,
        fails: items_out_of_order_do_not,
    };

    #[test]
    fn sorted_items_pass() {
        ask("", r#"[{"id": 4}, {"id": 4}, {"id": 10}]"#, &[]);
        ask("sort=id:desc", r#"[{"id": 10}, {"id": 9}]"#, &[]);
        ask("sort=name", r#"[{"id": 10}, {"id": 9}]"#, &[]);
    }

    #[test]
    fn items_out_of_order_do_not() {
        let place = "(small.yaml#/paths/~1orders/get/parameters/4)";
        ask(
            "",
            r#"[{"id": 10}, {"id": 9}, {"id": 11}]"#,
            &[&format!(
                "violation response-sorted at /*/id: expected rising values, seen 1 of 3 items out of order {place}"
            )],
        );
        ask(
            "sort=id:desc",
            r#"[{"id": 9}, {"id": 10}]"#,
            &[&format!(
                "violation response-sorted at /*/id: expected falling values, seen 1 of 2 items out of order {place}"
            )],
        );
    }
}
