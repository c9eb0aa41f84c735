//! Where a resolved document contradicts itself and can be used all the same: a value that
//! its own schema refuses, and schemas that lead back to themselves.
//!
//! Each is a warning: what is meant is plain, or nothing is lost by it.

mod circle;
mod default;
mod listed;

use crate::diagnostic::Diagnostic;
use crate::resolve::ResolvedDocument;

/// Every contradiction of a document.
pub(crate) fn contradictions(document: &ResolvedDocument) -> Vec<Diagnostic> {
    let mut problems = listed::check(document);
    problems.extend(default::check(document));
    problems.extend(circle::check(document));
    problems
}
