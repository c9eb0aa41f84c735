//! An operation belongs to a group.

use super::Rule;
use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::ResolvedDocument;

pub(super) const RULE: Rule = Rule {
    code: Code::MISSING_OPERATION_TAG,
    asks: "Every operation has at least one tag.",
    why: "Tags are the chapters of documentation and the modules of many clients. An operation\n\
          without one lands in a rest that nobody looks through.",
    bad: "\
paths:
  /orders:
    get:
      operationId: listOrders
      responses:
        '200': { description: The orders. }
",
    mend: "Name the group that the operation belongs to; describe groups under the root's `tags`.",
    good: "\
tags: [{ name: Orders, description: What was bought. }]
paths:
  /orders:
    get:
      operationId: listOrders
      tags: [Orders]
      responses:
        '200': { description: The orders. }
",
    check: |document, _| check(document),
};

fn check(document: &ResolvedDocument) -> Vec<Diagnostic> {
    let operations = document.operations().iter();
    let loose = operations.filter(|operation| operation.tags.is_empty());
    loose
        .map(|operation| {
            Diagnostic::warning(
                Code::MISSING_OPERATION_TAG,
                operation.span,
                format_args!("`{}` has no tag", operation.id),
            )
            .help("add `tags:` with the group it belongs to")
        })
        .collect()
}
