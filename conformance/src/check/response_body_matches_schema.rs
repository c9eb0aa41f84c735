//! A JSON body keeps to its schema.
//!
//! # What it asks
//! Whether every part of the body is what the documented schema asks for, in the
//! direction of an answer: `writeOnly` members are not asked for. All violations
//! are reported. A value outside an enumeration is left to
//! `response-enum-member-undocumented`.
//!
//! # Why it matters
//! Types are made from the schema. A member that is missing or of another type
//! is an error while decoding, or worse, none.
//!
//! # Example of a finding
//! At `/0/id` an integer is documented; there is a string of 3 characters.
//!
//! # When it is wrong
//! When the schema asks for more than the service ever promised. Then the
//! document is what has to be corrected.

use super::{Context, Observed, breach};
use crate::evidence::Evidence;
use crate::finding::CheckId;
use crate::schemas::Counted;

pub(crate) const ID: CheckId = CheckId::new("response-body-matches-schema");

pub(crate) fn ask(cx: &Context<'_>) -> Vec<Observed> {
    match &cx.judgement {
        None => Vec::new(),
        Some(Ok(judgement)) => {
            let violations = judgement.violations.iter();
            violations
                .map(|Counted { violation, count }| {
                    let evidence = Evidence::BodyBreaksSchema(breach(cx, violation));
                    Observed::violation(evidence, violation.span).times(*count)
                })
                .collect()
        }
        Some(Err(unusable)) => {
            let why = unusable.why.clone();
            vec![Observed::notice(
                Evidence::UnusableSchema { why },
                unusable.span,
            )]
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::trial;

    pub(in crate::check) const TRIALS: trial::Trials = trial::Trials {
        passes: a_body_as_documented_passes,
        fails: every_violation_is_found_and_no_value_is_told,
    };

    #[test]
    fn a_body_as_documented_passes() {
        trial::body("[]", &[]);
        trial::body(r#"[{"id": 1, "state": "open", "note": null}]"#, &[]);
    }

    #[test]
    fn every_violation_is_found_and_no_value_is_told() {
        trial::body(
            r#"[{"id": "hidden"}, {"state": "open", "note": 5}]"#,
            &[
                r#"violation response-body-matches-schema at /0/id: expected type "integer", seen a string of 6 characters (small.yaml#/paths/~1orders/get/responses/200/content/application~1json/schema/items/properties/id/type)"#,
                r#"violation response-body-matches-schema at /1: expected a member "id", seen an object of 2 members (small.yaml#/paths/~1orders/get/responses/200/content/application~1json/schema/items/required/0)"#,
                r#"violation response-body-matches-schema at /1/note: expected types "null", "string", seen an integer (small.yaml#/paths/~1orders/get/responses/200/content/application~1json/schema/items/properties/note/type)"#,
            ],
        );
    }
}
