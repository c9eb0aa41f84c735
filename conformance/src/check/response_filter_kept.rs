//! A list holds only items that the filters of its request keep.
//!
//! # What it asks
//! For each query parameter with `x-filter` that was sent: whether every item of the
//! answer has a value at the rule's pointer that stands to the parameter's as the rule
//! says. Items without the value, and values of another kind, are passed over.
//!
//! # Why it matters
//! A service that does not know a filter, or drops it, answers with everything. Who
//! asked for the orders of one customer then ships those of another.
//!
//! # Example of a finding
//! With `status_id=11` three of fifty items have another value at `/status_id`.
//!
//! # When it is wrong
//! When the rule names a property that the filter is not about, which is for the
//! document to say.

use std::cmp::Ordering;

use countersign_spec::resolve::Parameter;
use countersign_spec::rule::{Comparison, Filter, Rule};
use serde_json::Value;

use super::{Context, Observed};
use crate::evidence::{Evidence, Spot};
use crate::finding::CheckId;
use crate::listing::{Listing, compare};

pub(crate) const ID: CheckId = CheckId::new("response-filter-kept");

pub(crate) fn ask(cx: &Context<'_>) -> Vec<Observed> {
    let Some(listing) = Listing::of(cx) else {
        return Vec::new();
    };
    let sent = listing
        .parameters()
        .filter_map(|(parameter, value)| Some((parameter, value?)));
    sent.filter_map(|(parameter, value)| broken(&listing, parameter, value))
        .collect()
}

fn broken(listing: &Listing<'_>, parameter: &Parameter, sent: &str) -> Option<Observed> {
    let filter = Filter::of(&parameter.extensions)?;
    let values = listing.items.iter();
    let values = values.filter_map(|item| item.pointer(&filter.property));
    let others = values.filter(|value| keeps(filter.comparison, value, sent) == Some(false));
    let count = others.count();
    let at = format!("{}/*{}", listing.pagination.items(), filter.property);
    (count > 0).then(|| {
        let evidence = Evidence::RuleBroken {
            rule: format!("{} {}", Filter::NAME, parameter.name),
            spot: Spot::Body(at),
            expected: format!("only items that `{}` keeps", parameter.name),
            seen: format!("{count} of {} items that it does not", listing.items.len()),
        };
        Observed::violation(evidence, parameter.span)
    })
}

/// Whether a filter keeps a value; none where nobody can tell.
fn keeps(comparison: Comparison, value: &Value, sent: &str) -> Option<bool> {
    let order = |sent: &str| compare(value, &Value::from(sent));
    match comparison {
        Comparison::Equal => order(sent).map(Ordering::is_eq),
        Comparison::AtLeast => order(sent).map(Ordering::is_ge),
        Comparison::AtMost => order(sent).map(Ordering::is_le),
        Comparison::OneOf => {
            let orders: Option<Vec<Ordering>> = sent.split(',').map(order).collect();
            orders.map(|orders| orders.contains(&Ordering::Equal))
        }
        Comparison::Contains => value.as_str().map(|text| text.contains(sent)),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::trial;
    use crate::interaction::{Request, Response};

    pub(in crate::check) const TRIALS: trial::Trials = trial::Trials {
        passes: items_that_are_kept_pass,
        fails: other_items_do_not,
    };

    pub(super) const PAGES: &str = r#"
  /orders:
    get:
      operationId: listOrders
      x-pagination: {style: page, page: page, size: limit, items: ''}
      parameters:
        - {name: page, in: query, schema: {type: integer}}
        - {name: limit, in: query, schema: {type: integer, default: 3}}
        - {name: min_id, in: query, schema: {}, x-filter: {property: /id, comparison: at-least}}
        - {name: state, in: query, schema: {}, x-filter: {property: /state, comparison: one-of}}
        - {name: sort, in: query, schema: {}, x-sort: {keys: {id: /id}, default: id, descending: ':desc'}}
      responses:
        '200':
          description: some
          content:
            application/json:
              schema: {type: array, items: {properties: {id: {}, state: {}}}}
"#;

    pub(in crate::check) fn ask(query: &str, body: &'static str, expected: &[&str]) {
        let request = Request::new("GET", format!("http://localhost/orders?{query}"));
        let response = Response::new(200).header("Content-Type", "application/json");
        trial::ask_of(PAGES, request, response.body(body), expected);
    }

    #[test]
    fn items_that_are_kept_pass() {
        ask(
            "min_id=4",
            r#"[{"id": 4, "state": "open"}, {"id": 5}]"#,
            &[],
        );
        ask(
            "state=open,shut",
            r#"[{"state": "shut"}, {"state": null}]"#,
            &[],
        );
    }

    #[test]
    fn other_items_do_not() {
        ask(
            "min_id=4",
            r#"[{"id": 3}, {"id": 4}, {"id": 5}]"#,
            &[
                "violation response-filter-kept at /*/id: expected only items that `min_id` keeps, seen 1 of 3 items that it does not (small.yaml#/paths/~1orders/get/parameters/2)",
            ],
        );
        ask(
            "state=open",
            r#"[{"state": "shut"}]"#,
            &[
                "violation response-filter-kept at /*/state: expected only items that `state` keeps, seen 1 of 1 items that it does not (small.yaml#/paths/~1orders/get/parameters/3)",
            ],
        );
    }
}
