//! What a document could say better: one rule per file, each a pure function with
//! its explanation beside it.

mod ambiguous_path;
mod body_example;
mod broken_link;
mod client_error;
mod copied_description;
mod example_invalid;
mod explanation;
mod inconsistent_name;
mod live_action;
mod malformed_extension;
mod operation_description;
mod operation_summary;
mod operation_tag;
mod parameter_example;
mod sample;
mod unbounded_pagination;
mod undocumented_extension;
mod unused_component;

use std::collections::{BTreeSet, HashSet};

pub use explanation::{explain, nearest_code};
pub use live_action::lint_live_actions;

use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::ResolvedDocument;

/// What the owner of a document tells its linter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LintOptions {
    /// Extensions that are documented elsewhere, by name.
    pub extensions: BTreeSet<String>,
}

/// One rule with its explanation.
#[derive(Debug)]
pub struct Rule {
    /// The code of what it looks for. A rule that judges values also reports
    /// schemas that cannot judge, as [`Code::UNUSABLE_SCHEMA`].
    pub code: Code,
    /// What it asks of a document.
    pub asks: &'static str,
    /// Why that matters.
    pub why: &'static str,
    /// The smallest document that breaks it, from behind its `info`.
    pub bad: &'static str,
    /// How to mend it.
    pub mend: &'static str,
    /// The same document, mended.
    pub good: &'static str,
    check: fn(&ResolvedDocument, &LintOptions) -> Vec<Diagnostic>,
}

/// Every rule. The order is that of the explanations; what they report is sorted by
/// its place.
pub const RULES: &[Rule] = &[
    operation_summary::RULE,
    operation_description::RULE,
    operation_tag::RULE,
    client_error::RULE,
    body_example::RULE,
    parameter_example::RULE,
    example_invalid::RULE,
    unused_component::RULE,
    undocumented_extension::RULE,
    malformed_extension::RULE,
    unbounded_pagination::RULE,
    inconsistent_name::RULE,
    copied_description::RULE,
    ambiguous_path::RULE,
    broken_link::RULE,
];

/// Runs every rule over a document. What is found comes in the order of the document's
/// files and lines, each thing once.
#[must_use]
pub fn lint(document: &ResolvedDocument, options: &LintOptions) -> Vec<Diagnostic> {
    let rules = RULES.iter();
    let mut problems: Vec<Diagnostic> = rules
        .flat_map(|rule| (rule.check)(document, options))
        .collect();
    // A part that two references share may be met twice.
    let mut said = HashSet::new();
    problems.retain(|problem| said.insert(problem.clone()));
    problems.sort_by_key(|problem| problem.span);
    problems
}
