//! A parameter is shown and not only described.

use std::collections::HashSet;

use super::Rule;
use super::sample::Samples;
use crate::diagnostic::{Code, Diagnostic};
use crate::resolve::{Parameter, ResolvedDocument};

pub(super) const RULE: Rule = Rule {
    code: Code::MISSING_PARAMETER_EXAMPLE,
    asks: "Every parameter has an example, its own or its schema's. Booleans, and those with an\n\
           `enum` or a `const`, have one by themselves.",
    why: "How a date, a list or an id is written in a URL is seen at once in an example and\n\
          hardly ever in a description; tests send it before any value of their own.",
    bad: "\
paths:
  /orders:
    get:
      operationId: listOrders
      parameters:
        - { name: min_date, in: query, schema: { type: string } }
      responses:
        '200': { description: The orders. }
",
    mend: "Add `example` beside the schema, as it would be before it is escaped for the URL.",
    good: "\
paths:
  /orders:
    get:
      operationId: listOrders
      parameters:
        - { name: min_date, in: query, schema: { type: string }, example: '2026-01-31' }
      responses:
        '200': { description: The orders. }
",
    check: |document, _| check(document),
};

fn check(document: &ResolvedDocument) -> Vec<Diagnostic> {
    let operations = document.operations().iter().chain(document.webhooks());
    // One parameter may be shared by many operations.
    let mut seen = HashSet::new();
    let mut samples = Samples::of(document);
    operations
        .flat_map(|operation| &operation.parameters)
        .filter(|parameter| seen.insert(parameter.span) && needs_example(&mut samples, parameter))
        .map(|parameter| {
            Diagnostic::warning(
                Code::MISSING_PARAMETER_EXAMPLE,
                parameter.span,
                format_args!("the parameter `{}` has no example", parameter.name),
            )
            .help("add `example:` with a value that a caller would send")
        })
        .collect()
}

fn needs_example(samples: &mut Samples<'_>, parameter: &Parameter) -> bool {
    let schema = parameter.schema;
    let shows = schema.is_some_and(|schema| samples.show(schema));
    parameter.examples.is_empty() && !shows
}
