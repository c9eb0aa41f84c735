//! The service does not fail.
//!
//! # What it asks
//! Whether the status is below 500. A documented failure is a failure all the
//! same: the document tells what it looks like, not that it is right. 501 says
//! that something is not built and is counted as not judged.
//!
//! # Why it matters
//! A request made from the document's own examples is one that the service
//! promised to serve.
//!
//! # Example of a finding
//! `listOrders` with `limit=250` is answered 500.
//!
//! # When it is wrong
//! When the service is down for a while, such as 503 during a deployment. Run it
//! again.

use super::{Context, Observed};
use crate::evidence::Evidence;
use crate::finding::CheckId;

pub(crate) const ID: CheckId = CheckId::new("response-not-server-error");

pub(crate) fn ask(cx: &Context<'_>) -> Vec<Observed> {
    let status = cx.status();
    if status < 500 {
        return Vec::new();
    }
    let span = cx
        .documented
        .map_or(cx.operation.span, |response| response.span);
    vec![Observed::violation(Evidence::ServerError { status }, span)]
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::trial;
    use crate::interaction::Response;

    pub(in crate::check) const TRIALS: trial::Trials = trial::Trials {
        passes: an_answer_below_500_passes_and_what_is_not_built_is_not_judged,
        fails: a_failure_does_not,
    };

    #[test]
    fn an_answer_below_500_passes_and_what_is_not_built_is_not_judged() {
        trial::check(trial::ORDERS, trial::orders(), &[]);
        trial::check(trial::ORDERS, Response::new(501), &[]);
    }

    #[test]
    fn a_failure_does_not() {
        trial::check(
            trial::ORDERS,
            Response::new(503),
            &[
                "violation response-not-server-error at the status: expected no failure of the service, seen status 503 (small.yaml#/paths/~1orders/get)",
            ],
        );
    }
}
