//! A known extension has the form and the place that its specification asks for.

use super::Rule;
use crate::diagnostic::{Code, Diagnostic};
use crate::outline::{self, Visit};
use crate::resolve::ResolvedDocument;
use crate::rule::{Holder, KNOWN, Known};
use crate::source::Node;

pub(super) const RULE: Rule = Rule {
    code: Code::MALFORMED_EXTENSION,
    asks: "Every extension that this project knows has the form that `spec/README.md` specifies,\n\
           stands where it means something, and names only what is there.",
    why: "A malformed one is ignored by everything that would use it: pages are not followed,\n\
          dependent members are not judged, and nothing else says so.",
    bad: "\
paths:
  /orders:
    get:
      operationId: listOrders
      x-pagination: { style: page, page: page, items: '' }
      responses:
        '200': { description: The orders. }
",
    mend: "Write it as the specification says, and name what the document has.",
    good: "\
paths:
  /orders:
    get:
      operationId: listOrders
      x-pagination: { style: page, page: page, items: '' }
      parameters: [{ name: page, in: query, schema: { type: integer, minimum: 1 } }]
      responses:
        '200':
          description: The orders.
          content:
            application/json: { schema: { type: array, items: { type: object } } }
",
    check: |document, _| check(document),
};

fn check(document: &ResolvedDocument) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    outline::visit(&document.tree, &mut |visit| {
        // Beside a reference nothing is read.
        if visit.reference().is_some() {
            return;
        }
        for known in KNOWN {
            if let Some(value) = visit.node.get(known.name) {
                problems.extend(faults(document, known, value, &visit));
            }
        }
    });
    problems
}

fn faults(
    document: &ResolvedDocument,
    known: &Known,
    value: &Node,
    visit: &Visit<'_>,
) -> Vec<Diagnostic> {
    let tell = |span, fault: String| {
        Diagnostic::warning(
            Code::MALFORMED_EXTENSION,
            span,
            format_args!("`{}`: {fault}", known.name),
        )
        .help("write it as `spec/README.md` of Countersign specifies it")
    };
    if !known.on.contains(&visit.kind) {
        let places: Vec<&str> = known.on.iter().map(|kind| kind.name()).collect();
        let fault = format!(
            "means nothing on this {}; it belongs on another object: {}",
            visit.kind.name(),
            places.join(", ")
        );
        return vec![tell(value.span, fault)];
    }
    let holder = Holder {
        document,
        node: visit.node,
    };
    match known.faults(value, &holder) {
        Ok(faults) => faults
            .into_iter()
            .map(|fault| tell(value.span, fault))
            .collect(),
        Err(error) => vec![tell(error.span.unwrap_or(value.span), error.message)],
    }
}
