//! The request is one that the document describes.
//!
//! # What it asks
//! Whether an operation has the request's method and a path template that fits
//! the end of its path. It is asked of interactions that come without the name of
//! an operation.
//!
//! # Why it matters
//! An interaction of which the document says nothing cannot be judged; passing it
//! over in silence would look like praise.
//!
//! # Example of a finding
//! `PATCH /v2/orders/100` is no operation of the document.
//!
//! # When it is wrong
//! When the path ends in something the template does not say, such as a slash and
//! a format. Name the operation then.

use super::Observed;
use crate::evidence::Evidence;
use crate::finding::CheckId;

pub(crate) const ID: CheckId = CheckId::new("request-documented");

/// What is seen of a request that no operation describes.
pub(crate) fn observed() -> Observed {
    Observed::violation(Evidence::UndocumentedRequest, None)
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::trial;
    use crate::interaction::Request;

    pub(in crate::check) const TRIALS: trial::Trials = trial::Trials {
        passes: a_documented_method_and_path_passes,
        fails: another_method_or_path_does_not,
    };

    #[test]
    fn a_documented_method_and_path_passes() {
        let request = Request::new("GET", "http://a.test/base/orders?page=1");
        trial::ask(request, trial::orders(), &[]);
    }

    #[test]
    fn another_method_or_path_does_not() {
        let expected = "violation request-documented at the answer: expected a documented method and path, seen neither ()";
        for (method, url) in [
            ("PATCH", "http://a.test/orders"),
            ("GET", "http://a.test/orders/100"),
        ] {
            trial::ask(Request::new(method, url), trial::orders(), &[expected]);
        }
    }
}
