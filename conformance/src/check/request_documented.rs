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
