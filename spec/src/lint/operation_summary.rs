//! An operation says in one line what it is for.

use super::Rule;
use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::ResolvedDocument;

pub(super) const RULE: Rule = Rule {
    code: Code::MISSING_OPERATION_SUMMARY,
    asks: "Every operation has a `summary`.",
    why: "Indexes of operations, in documentation and in editors, show nothing else.",
    bad: "\
paths:
  /orders:
    get:
      operationId: listOrders
      responses:
        '200': { description: The orders. }
",
    mend: "Say in a few words what the operation does for its caller.",
    good: "\
paths:
  /orders:
    get:
      operationId: listOrders
      summary: List orders
      responses:
        '200': { description: The orders. }
",
    check: |document, _| check(document),
};

fn check(document: &ResolvedDocument) -> Vec<Diagnostic> {
    let operations = document.operations().iter();
    let silent = operations.filter(|operation| is_blank(operation.summary.as_deref()));
    silent
        .map(|operation| {
            Diagnostic::warning(
                Code::MISSING_OPERATION_SUMMARY,
                operation.span,
                format_args!("`{}` has no summary", operation.id),
            )
            .help("add `summary:` with a few words on what it does")
        })
        .collect()
}

pub(super) fn is_blank(text: Option<&str>) -> bool {
    text.is_none_or(|text| text.trim().is_empty())
}
