//! The status of an answer is one that the operation lists.
//!
//! # What it asks
//! Whether the document has a response for the status: the status itself, its
//! class (`4XX`), or `default`. Failures of the service, 500 to 599, are left to
//! `response-not-server-error`.
//!
//! # Why it matters
//! A client has no type for a status nobody told it of; the answer becomes an
//! unexpected one, however good its body is.
//!
//! # Example of a finding
//! `getOrder` lists 200, 401 and 404, and answers 418.
//!
//! # When it is wrong
//! When something between caller and service answers in its place, such as a
//! proxy with 407.

use super::{Context, Observed};
use crate::evidence::Evidence;
use crate::finding::CheckId;

pub(crate) const ID: CheckId = CheckId::new("response-status-documented");

pub(crate) fn ask(cx: &Context<'_>) -> Vec<Observed> {
    let status = cx.status();
    if cx.documented.is_some() || status >= 500 {
        return Vec::new();
    }
    let documented = cx.operation.responses.iter();
    let evidence = Evidence::UndocumentedStatus {
        status,
        documented: documented
            .map(|response| response.status.to_string())
            .collect(),
    };
    vec![Observed::violation(evidence, cx.operation.span)]
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::trial;
    use crate::interaction::Response;

    pub(in crate::check) const TRIALS: trial::Trials = trial::Trials {
        passes: a_status_of_the_list_a_class_or_the_default_passes,
        fails: any_other_status_does_not,
    };

    #[test]
    fn a_status_of_the_list_a_class_or_the_default_passes() {
        trial::check(trial::ORDERS, trial::orders(), &[]);
        trial::check(trial::ORDERS, Response::new(410), &[]);
    }

    #[test]
    fn any_other_status_does_not() {
        trial::check(
            trial::ORDERS,
            Response::new(302),
            &[
                "violation response-status-documented at the status: expected status 200, 204, 4XX, seen status 302 (small.yaml#/paths/~1orders/get)",
            ],
        );
    }
}
