//! A documented header has a value of the documented kind.
//!
//! # What it asks
//! Whether the text of each documented header, read as the schema's type has it
//! (a number, a truth value, a list with commas, else text), keeps to the schema.
//!
//! # Why it matters
//! A client that waits as long as a header says has to be able to read it.
//!
//! # Example of a finding
//! `X-Rate-Limit-Time-Reset-Ms` is documented as an integer; there is a string of
//! 4 characters.
//!
//! # When it is wrong
//! When a header is documented as an object; such headers are not judged.

use countersign_spec::document::JsonType;
use countersign_spec::resolve::Header;
use serde_json::Value;

use super::{Context, Observed, complaint};
use crate::described::Described;
use crate::evidence::{Breach, Evidence};
use crate::finding::CheckId;
use crate::schemas::Counted;

pub(crate) const ID: CheckId = CheckId::new("response-header-matches-schema");

pub(crate) fn ask(cx: &Context<'_>) -> Vec<Observed> {
    let headers = cx
        .documented
        .into_iter()
        .flat_map(|response| &response.headers);
    headers.flat_map(|header| judge(cx, header)).collect()
}

fn judge(cx: &Context<'_>, header: &Header) -> Vec<Observed> {
    let text = cx.interaction.response.header_value(&header.name);
    let Some((text, schema)) = text.zip(header.schema) else {
        return Vec::new();
    };
    let Some(value) = read(text.trim(), &Described::by(cx.document, schema)) else {
        return Vec::new();
    };
    let judgement = match cx.schemas.judge(schema, &value) {
        Ok(judgement) => judgement,
        Err(unusable) => {
            let why = unusable.why;
            return vec![Observed::notice(
                Evidence::UnusableSchema { why },
                unusable.span,
            )];
        }
    };
    // A header has no place in the body, so what is not listed stays a violation.
    let violations = judgement.violations.iter().chain(&judgement.unlisted);
    violations
        .map(|Counted { violation, count }| {
            let evidence = Evidence::HeaderBreaksSchema {
                name: header.name.clone(),
                breach: Breach {
                    pointer: violation.pointer.clone(),
                    keyword: violation.keyword.clone(),
                    members: Vec::new(),
                    complaint: complaint(violation, &[]),
                    seen: violation.seen.clone(),
                },
            };
            Observed::violation(evidence, violation.span.or(Some(header.span))).times(*count)
        })
        .collect()
}

/// The text as the first kind that the schema allows and the text can be.
fn read(text: &str, described: &Described<'_>) -> Option<Value> {
    let kinds = described.kinds();
    let allows = |kind| kinds.contains(&kind);
    if !allows(JsonType::String) {
        if allows(JsonType::Array) {
            let items = described.items();
            // A list within a list has no form in a header (RFC 6570 has none either).
            let kinds = items.kinds();
            if kinds.contains(&JsonType::Array) && !kinds.contains(&JsonType::String) {
                return None;
            }
            let parts = text.split(',').map(|part| read(part.trim(), &items));
            return parts.collect();
        }
        if allows(JsonType::Object) {
            return None;
        }
        if allows(JsonType::Integer) || allows(JsonType::Number) {
            // A header with the letters of a number is a number; JSON's notation is stricter.
            if let Ok(number) = text.parse::<serde_json::Number>() {
                return Some(Value::Number(number));
            }
        }
        if allows(JsonType::Boolean)
            && let Ok(value) = text.parse::<bool>()
        {
            return Some(Value::Bool(value));
        }
    }
    Some(Value::String(text.to_owned()))
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::trial;
    use crate::interaction::Response;

    pub(in crate::check) const TRIALS: trial::Trials = trial::Trials {
        passes: a_number_written_as_text_passes,
        fails: words_and_numbers_out_of_bounds_do_not,
    };

    #[test]
    fn a_number_written_as_text_passes() {
        trial::check(
            trial::ORDERS,
            Response::new(204).header("X-Left", "149"),
            &[],
        );
    }

    #[test]
    fn words_and_numbers_out_of_bounds_do_not() {
        let place = "small.yaml#/paths/~1orders/get/responses/204/headers/X-Left/schema";
        let expected = "violation response-header-matches-schema at the header X-Left: expected";
        trial::check(
            trial::ORDERS,
            Response::new(204).header("X-Left", "many"),
            &[&format!(
                r#"{expected} type "integer", seen a string of 4 characters ({place}/type)"#
            )],
        );
        trial::check(
            trial::ORDERS,
            Response::new(204).header("X-Left", "-1"),
            &[&format!(
                "{expected} a value that is not less than the minimum of 0, seen an integer ({place}/minimum)"
            )],
        );
    }
}
