//! What a document could say better: one rule per file, each a pure function.

mod example_invalid;
mod operation_undescribed;

use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::ResolvedDocument;

/// One rule.
pub struct Rule {
    /// The code of what it looks for. A rule that judges values also reports
    /// schemas that cannot judge, as [`Code::UNUSABLE_SCHEMA`].
    pub code: Code,
    /// What it looks for.
    pub check: fn(&ResolvedDocument) -> Vec<Diagnostic>,
}

/// Every rule, in the order in which they report.
pub const RULES: &[Rule] = &[
    Rule {
        code: Code::OPERATION_UNDESCRIBED,
        check: operation_undescribed::check,
    },
    Rule {
        code: Code::EXAMPLE_INVALID,
        check: example_invalid::check,
    },
];

/// Runs every rule over a document.
#[must_use]
pub fn lint(document: &ResolvedDocument) -> Vec<Diagnostic> {
    RULES
        .iter()
        .flat_map(|rule| (rule.check)(document))
        .collect()
}
