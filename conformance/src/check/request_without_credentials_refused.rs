//! Somebody who does not say who it is gets nothing.
//!
//! # What it asks
//! Whether a request without credentials to an operation that needs them is
//! refused: any status from 400 on. Which status that is has to be documented
//! like any other.
//!
//! # Why it matters
//! A service that forgets to ask hands its customers' data to everybody, and no
//! client with credentials ever notices.
//!
//! # Example of a finding
//! `listOrders` without a token is answered 200.
//!
//! # When it is wrong
//! When credentials are added on the way, such as by a proxy or an address that
//! is let in without them.

use super::{Context, Observed};
use crate::case::Presence;
use crate::evidence::Evidence;
use crate::finding::CheckId;

pub(crate) const ID: CheckId = CheckId::new("request-without-credentials-refused");

pub(crate) fn ask(cx: &Context<'_>) -> Vec<Observed> {
    let status = cx.status();
    let is_asked =
        cx.interaction.credentials == Presence::Withheld && cx.operation.needs_credentials();
    if !is_asked || status >= 400 {
        return Vec::new();
    }
    let asks = cx.operation.security.first();
    let span = asks.map_or(cx.operation.span, |requirement| requirement.span);
    vec![Observed::violation(
        Evidence::ServedWithoutCredentials { status },
        span,
    )]
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::trial;
    use crate::interaction::Response;

    pub(in crate::check) const TRIALS: trial::Trials = trial::Trials {
        passes: a_refusal_passes,
        fails: an_answer_does_not,
    };

    #[test]
    fn a_refusal_passes() {
        trial::check_without_credentials(trial::ORDERS, Response::new(401), &[]);
        trial::check_without_credentials(trial::ORDERS, Response::new(403), &[]);
    }

    #[test]
    fn an_answer_does_not() {
        trial::check_without_credentials(
            trial::ORDERS,
            trial::orders(),
            &[
                "violation request-without-credentials-refused at the status: expected a refusal, such as status 401 or 403, seen status 200 (small.yaml#/security/0)",
            ],
        );
    }
}
