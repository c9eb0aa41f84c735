//! A parameter that cuts a list into pages says from where to where it may go.

use std::collections::HashSet;

use super::Rule;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{JsonType, Location, Method};
use crate::resolve::{Operation, Parameter, ResolvedDocument, SchemaId};
use crate::rule::{Pagination, Rule as _};

pub(super) const RULE: Rule = Rule {
    code: Code::UNBOUNDED_PAGINATION,
    asks: "A number in the query that chooses a page, named by `x-pagination` or by a name such as\n\
           `page` or `offset`, has a `minimum`; one that chooses the size of a page, such as\n\
           `limit` or `per_page`, has a `maximum`, too.",
    why: "Whether pages count from 0 or from 1, and how many items a page may have, decides\n\
          whether a client reads a list whole. Nothing else in a document says it.",
    bad: "\
paths:
  /orders:
    get:
      operationId: listOrders
      parameters:
        - { name: page, in: query, schema: { type: integer } }
        - { name: limit, in: query, schema: { type: integer, minimum: 1 } }
      responses:
        '200': { description: The orders. }
",
    mend: "Add the bounds that the service keeps to.",
    good: "\
paths:
  /orders:
    get:
      operationId: listOrders
      parameters:
        - { name: page, in: query, schema: { type: integer, minimum: 1 } }
        - name: limit
          in: query
          schema: { type: integer, minimum: 1, maximum: 250 }
      responses:
        '200': { description: The orders. }
",
    check: |document, _| check(document),
};

/// What a parameter chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Position,
    Size,
}

/// Names in small letters, without what separates words.
const POSITIONS: [&str; 8] = [
    "page",
    "pagenumber",
    "pageno",
    "pageindex",
    "offset",
    "pageoffset",
    "skip",
    "startindex",
];
const SIZES: [&str; 9] = [
    "limit",
    "perpage",
    "pagesize",
    "pagelimit",
    "itemsperpage",
    "resultsperpage",
    "maxresults",
    "pagelength",
    "top",
];

fn check(document: &ResolvedDocument) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    // One parameter may be shared by many operations.
    let mut seen = HashSet::new();
    for operation in document.operations() {
        for parameter in &operation.parameters {
            let role = role(operation, parameter);
            if let (Some(role), true) = (role, seen.insert(parameter.span)) {
                problems.extend(problem(document, parameter, role));
            }
        }
    }
    problems
}

fn role(operation: &Operation, parameter: &Parameter) -> Option<Role> {
    if parameter.location != Location::Query {
        return None;
    }
    if let Some(pagination) = Pagination::of(&operation.extensions) {
        let name = Some(parameter.name.as_str());
        if pagination.size() == name {
            return Some(Role::Size);
        }
        if pagination.position() == name {
            return Some(Role::Position);
        }
    }
    // A count of things to delete cuts no list, whatever it is called.
    if !matches!(operation.method, Method::Get | Method::Head) {
        return None;
    }
    let letters = parameter.name.chars().filter(|c| c.is_alphanumeric());
    let name: String = letters.collect::<String>().to_ascii_lowercase();
    match name.as_str() {
        name if POSITIONS.contains(&name) => Some(Role::Position),
        name if SIZES.contains(&name) => Some(Role::Size),
        _ => None,
    }
}

fn problem(document: &ResolvedDocument, parameter: &Parameter, role: Role) -> Option<Diagnostic> {
    let schema = parameter.schema?;
    if !is_number(document, schema) {
        return None;
    }
    let has = |keywords| says(document, schema, keywords);
    let missing = [
        ("minimum", has(["minimum", "exclusiveMinimum"])),
        (
            "maximum",
            role == Role::Position || has(["maximum", "exclusiveMaximum"]),
        ),
    ];
    let missing = missing.iter().filter(|(_, is_there)| !is_there);
    let missing: Vec<String> = missing.map(|(name, _)| format!("`{name}`")).collect();
    (!missing.is_empty()).then(|| {
        let missing = missing.join(" and no ");
        Diagnostic::warning(
            Code::UNBOUNDED_PAGINATION,
            parameter.span,
            format_args!("`{}` cuts pages and has no {missing}", parameter.name),
        )
        .help("add the bounds that the service keeps to")
    })
}

/// The schema and what it is wrapped in: `allOf` is how 3.0 adds words to a reference.
fn parts(document: &ResolvedDocument, schema: SchemaId) -> impl Iterator<Item = SchemaId> {
    let shape = &document.schema(schema).shape;
    [schema].into_iter().chain(shape.all_of.iter().copied())
}

fn is_number(document: &ResolvedDocument, schema: SchemaId) -> bool {
    parts(document, schema).any(|part| {
        let types = &document.schema(part).shape.types;
        types == &[JsonType::Integer] || types == &[JsonType::Number]
    })
}

fn says(document: &ResolvedDocument, schema: SchemaId, keywords: [&str; 2]) -> bool {
    parts(document, schema).any(|part| {
        let shape = &document.schema(part).shape;
        let mut keywords = keywords.iter();
        shape.enumeration.is_some() || keywords.any(|name| shape.assertions.contains_key(*name))
    })
}
