//! An operation says what a caller's mistake is answered with.

use super::Rule;
use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::{Operation, ResolvedDocument, StatusPattern};

pub(super) const RULE: Rule = Rule {
    code: Code::MISSING_CLIENT_ERROR,
    asks: "Every operation documents an answer with a status of the 400s: one status, the class\n\
           `4XX`, or `default`, which speaks for all that is not named.",
    why: "Every operation can be called wrongly. Without such an answer a client has no type\n\
          for the error, and a test cannot tell a documented refusal from a broken service.",
    bad: "\
paths:
  /orders/{id}:
    get:
      operationId: getOrder
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        '200': { description: The order. }
",
    mend: "Document the refusals that the service knows, such as 401, 404 and 422.",
    good: "\
paths:
  /orders/{id}:
    get:
      operationId: getOrder
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        '200': { description: The order. }
        '404': { description: There is no such order. }
",
    check: |document, _| check(document),
};

fn check(document: &ResolvedDocument) -> Vec<Diagnostic> {
    let operations = document.operations().iter();
    let silent = operations.filter(|operation| !tells_of_mistakes(operation));
    silent
        .map(|operation| {
            Diagnostic::warning(
                Code::MISSING_CLIENT_ERROR,
                operation.span,
                format_args!("`{}` documents no answer of the 400s", operation.id),
            )
            .help("add what it answers to a wrong call, such as `'404'`, `4XX` or `default`")
        })
        .collect()
}

fn tells_of_mistakes(operation: &Operation) -> bool {
    let mut statuses = operation.responses.iter().map(|response| response.status);
    statuses.any(|status| match status {
        StatusPattern::Exact(status) => (400..500).contains(&status),
        StatusPattern::Class(class) => class == 4,
        StatusPattern::Default => true,
    })
}
