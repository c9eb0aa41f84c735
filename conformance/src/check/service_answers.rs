//! The service answers what it is asked.
//!
//! # What it asks
//! Whether an answer begins before the time for one request is up, and the
//! connection holds until then.
//!
//! # Why it matters
//! An operation that hangs is worse for its callers than one that refuses.
//!
//! # Example of a finding
//! `listOrders` with `limit=250` had not answered after 10 s.
//!
//! # When it is wrong
//! When the network is slow. A service that cannot be reached at all is no
//! finding: the run ends and says so.

use countersign_spec::resolve::Operation;

use super::Observed;
use crate::evidence::Evidence;
use crate::finding::CheckId;

pub(crate) const ID: CheckId = CheckId::new("service-answers");

/// What is seen of a request without an answer.
pub(crate) fn observed(operation: &Operation, why: &str) -> Observed {
    let why = why.to_owned();
    Observed::violation(Evidence::NoAnswer { why }, operation.span)
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::trial;

    pub(in crate::check) const TRIALS: trial::Trials = trial::Trials {
        passes: an_answer_passes,
        fails: silence_does_not,
    };

    #[test]
    fn an_answer_passes() {
        trial::body("[]", &[]);
    }

    #[test]
    fn silence_does_not() {
        trial::no_answer(
            "no answer after 10s",
            &[
                "violation service-answers at the answer: expected an answer, seen no answer after 10s (small.yaml#/paths/~1orders/get)",
            ],
        );
    }
}
