//! A value that the document enumerates is one of those it lists.
//!
//! # What it asks
//! Whether a body breaks its schema only because a value is not listed under
//! `enum`. A list of one is a constant and is left to
//! `response-body-matches-schema`. The finding does not tell the value.
//!
//! # Why it matters
//! Services add members over the years. A client that knows only the listed ones
//! has to keep the others as they are; the document should follow.
//!
//! # Example of a finding
//! At `/0/payment_status` there is a string of 8 characters that is none of those
//! documented.
//!
//! # When it is wrong
//! It is a notice, never a violation: the service may well be right.

use super::{Context, Observed, complaint};
use crate::evidence::Evidence;
use crate::finding::CheckId;
use crate::schemas::Counted;

pub(crate) const ID: CheckId = CheckId::new("response-enum-member-undocumented");

pub(crate) fn ask(cx: &Context<'_>) -> Vec<Observed> {
    let Some(Ok(judgement)) = &cx.judgement else {
        return Vec::new();
    };
    let unlisted = judgement.unlisted.iter();
    unlisted
        .map(|Counted { violation, count }| {
            let evidence = Evidence::UndocumentedEnumMember {
                pointer: cx.shown_pointer(&violation.pointer),
                complaint: complaint(violation, &[]),
                seen: violation.seen.clone(),
            };
            Observed::notice(evidence, violation.span).times(*count)
        })
        .collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::trial;

    pub(in crate::check) const TRIALS: trial::Trials = trial::Trials {
        passes: a_listed_member_passes,
        fails: another_member_is_noticed,
    };

    #[test]
    fn a_listed_member_passes() {
        trial::body(r#"[{"id": 1, "state": "open"}]"#, &[]);
    }

    #[test]
    fn another_member_is_noticed() {
        trial::body(
            r#"[{"id": 1, "state": "ajar"}]"#,
            &[
                r#"notice response-enum-member-undocumented at /0/state: expected one of "open" or "shut", seen a string of 4 characters (small.yaml#/paths/~1orders/get/responses/200/content/application~1json/schema/items/properties/state/enum)"#,
            ],
        );
    }

    #[test]
    fn a_value_of_another_type_is_a_violation_and_said_once() {
        trial::body(
            r#"[{"id": 1, "state": 4}]"#,
            &[
                r#"violation response-body-matches-schema at /0/state: expected type "string", seen an integer (small.yaml#/paths/~1orders/get/responses/200/content/application~1json/schema/items/properties/state/type)"#,
            ],
        );
    }
}
