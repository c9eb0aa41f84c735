//! An operation says in one line what it is for, and in a few how it behaves.

use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::ResolvedDocument;

pub(super) fn check(document: &ResolvedDocument) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for operation in document.operations() {
        let texts = [
            ("summary", &operation.summary),
            ("description", &operation.description),
        ];
        let is_blank = |text: &Option<String>| text.as_ref().is_none_or(|t| t.trim().is_empty());
        for (member, _) in texts.into_iter().filter(|(_, text)| is_blank(text)) {
            problems.push(
                Diagnostic::warning(
                    Code::OPERATION_UNDESCRIBED,
                    operation.span,
                    format_args!("`{}` has no {member}", operation.id),
                )
                .help("readers of the client's documentation see nothing else"),
            );
        }
    }
    problems
}
