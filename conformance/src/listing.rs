//! The items of an answer that is a list, and what its request asked of them.

use std::cmp::Ordering;

use countersign_spec::document::Location;
use countersign_spec::resolve::{Operation, Parameter};
use countersign_spec::rule::{Pagination, Rule};
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use rust_decimal::Decimal;
use serde_json::Value;
use url::Url;

use crate::check::Context;

/// The items of an answer and the query of its request.
pub(crate) struct Listing<'a> {
    pub(crate) operation: &'a Operation,
    pub(crate) pagination: Pagination,
    pub(crate) items: &'a [Value],
    query: Vec<(String, String)>,
}

impl<'a> Listing<'a> {
    /// The list that `x-pagination` speaks of, if the answer is one of success and has it.
    pub(crate) fn of(cx: &'a Context<'_>) -> Option<Listing<'a>> {
        let pagination = Pagination::of(&cx.operation.extensions)?;
        let is_success = cx.status() / 100 == 2;
        let (_, body) = cx.json().filter(|_| is_success)?;
        let items = body.pointer(&pagination.items().to_string())?;
        let url = Url::parse(&cx.interaction.request.url).ok()?;
        Some(Listing {
            operation: cx.operation,
            items: items.as_array()?,
            pagination,
            query: url.query_pairs().into_owned().collect(),
        })
    }

    /// The query parameters of the operation, each with its value if it was sent once.
    pub(crate) fn parameters(&self) -> impl Iterator<Item = (&'a Parameter, Option<&str>)> {
        let parameters = self.operation.parameters.iter();
        let of_query = parameters.filter(|one| one.location == Location::Query);
        of_query.map(|parameter| (parameter, self.sent(&parameter.name)))
    }

    /// The value of a parameter that was sent once.
    pub(crate) fn sent(&self, name: &str) -> Option<&str> {
        let mut values = self.query.iter().filter(|(own, _)| own == name);
        let (_, value) = values.next()?;
        values.next().is_none().then_some(value)
    }
}

/// How two values stand to each other, as numbers, as moments, or as texts; none if
/// they are not of one kind.
pub(crate) fn compare(left: &Value, right: &Value) -> Option<Ordering> {
    if let (Some(left), Some(right)) = (number(left), number(right)) {
        return Some(left.cmp(&right));
    }
    match (moment(left), moment(right)) {
        (Some(left), Some(right)) => return Some(left.cmp(&right)),
        (None, None) => {}
        // A moment and a text, such as a day alone: nobody can tell.
        _ => return None,
    }
    match (left, right) {
        (Value::String(left), Value::String(right)) => Some(left.cmp(right)),
        (Value::Bool(left), Value::Bool(right)) => Some(left.cmp(right)),
        (Value::Bool(left), Value::String(right)) => Some(left.to_string().cmp(right)),
        _ => None,
    }
}

fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => number.to_string().parse().ok(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// A moment in one of the forms that services write. A day alone is none: nobody says
/// in which zone it begins.
fn moment(value: &Value) -> Option<Timestamp> {
    let text = value.as_str()?;
    let zoned = rfc2822::parse(text).ok().map(|zoned| zoned.timestamp());
    zoned.or_else(|| text.parse().ok())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_compared_as_what_they_say() {
        let order = |left, right| compare(&left, &right);
        assert_eq!(order(json!("79.0000"), json!("8")), Some(Ordering::Greater));
        assert_eq!(order(json!(4), json!("4")), Some(Ordering::Equal));
        assert_eq!(
            order(
                json!("Wed, 14 Nov 2012 19:26:23 +0000"),
                json!("2012-11-14T20:26:23+01:00")
            ),
            Some(Ordering::Equal)
        );
        assert_eq!(order(json!(true), json!("true")), Some(Ordering::Equal));
        assert_eq!(order(json!(null), json!("4")), None);
        let day = json!("2030-01-31");
        assert_eq!(order(json!("Wed, 14 Nov 2012 19:26:23 +0000"), day), None);
    }
}
