//! An action of a live overlay says what was seen, and where: without, nobody can tell
//! a habit from a mistake. No rule of [`RULES`](super::RULES), since a document has no
//! overlay by itself.

use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::ResolvedDocument;

/// What the actions say too little of that were applied to a document.
#[must_use]
pub fn lint_live_actions(document: &ResolvedDocument) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for action in &document.actions {
        let parts = [
            ("description", action.description.is_some()),
            ("x-evidence", action.evidence.is_some()),
        ];
        for (name, _) in parts.into_iter().filter(|(_, is_there)| !is_there) {
            problems.push(
                Diagnostic::warning(
                    Code::UNEXPLAINED_ACTION,
                    action.span,
                    format_args!("this action has no `{name}`"),
                )
                .help("say in `description` what was seen, and in `x-evidence` where"),
            );
        }
    }
    problems
}
