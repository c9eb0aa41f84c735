//! An operation says how it behaves.

use super::Rule;
use super::operation_summary::is_blank;
use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::ResolvedDocument;

pub(super) const RULE: Rule = Rule {
    code: Code::MISSING_OPERATION_DESCRIPTION,
    asks: "Every operation has a `description`.",
    why: "A summary names the operation. What it changes, what it leaves out and what a\n\
          caller has to know first need a few sentences, and nobody can read them elsewhere.",
    bad: "\
paths:
  /orders:
    get:
      operationId: listOrders
      summary: List orders
      responses:
        '200': { description: The orders. }
",
    mend: "Say what the summary cannot: order, limits, side effects, what an empty answer means.",
    good: "\
paths:
  /orders:
    get:
      operationId: listOrders
      summary: List orders
      description: Newest first. A shop without orders answers with an empty list.
      responses:
        '200': { description: The orders. }
",
    check: |document, _| check(document),
};

fn check(document: &ResolvedDocument) -> Vec<Diagnostic> {
    let operations = document.operations().iter();
    let silent = operations.filter(|operation| is_blank(operation.description.as_deref()));
    silent
        .map(|operation| {
            Diagnostic::warning(
                Code::MISSING_OPERATION_DESCRIPTION,
                operation.span,
                format_args!("`{}` has no description", operation.id),
            )
            .help("add `description:` with what a caller has to know before calling it")
        })
        .collect()
}
