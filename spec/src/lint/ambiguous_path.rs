//! One path of a request means one path of the document.

mod index;
mod template;

use std::collections::{BTreeMap, BTreeSet};

use super::Rule;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Method;
use crate::resolve::ResolvedDocument;
use crate::source::{Node, Span};
use index::Index;
use template::{Relation, Template};

pub(super) const RULE: Rule = Rule {
    code: Code::AMBIGUOUS_PATH,
    asks: "No request's path fits two templates between which nothing decides. Templates that\n\
           differ in the names of their variables only are the same, which OpenAPI forbids. Of two\n\
           others the one with fixed text counts, unless each has some where the other has none.",
    why: "Servers, mocks and tests choose one of the two, and not all choose the same.",
    bad: "\
paths:
  /orders/{id}/count:
    get:
      operationId: countItems
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        '200': { description: How many items the order has. }
  /orders/archived/{year}:
    get:
      operationId: listArchived
      parameters: [{ name: year, in: path, required: true, schema: { type: integer } }]
      responses:
        '200': { description: The orders of a year. }
",
    mend: "Join templates that are the same. Give one of two others a fixed beginning of its own,\n\
           if the service can be changed; if not, say in the descriptions which of them answers.",
    good: "\
paths:
  /orders/{id}/count:
    get:
      operationId: countItems
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        '200': { description: How many items the order has. }
  /archive/{year}:
    get:
      operationId: listArchived
      parameters: [{ name: year, in: path, required: true, schema: { type: integer } }]
      responses:
        '200': { description: The orders of a year. }
",
    check: |document, _| check(document),
};

fn check(document: &ResolvedDocument) -> Vec<Diagnostic> {
    let paths = paths(document);
    let mut earlier = Index::new();
    let mut problems = Vec::new();
    for (number, path) in paths.iter().enumerate() {
        // A path is told of with the first that it clashes with.
        let clashes = |other: usize| problem(&paths[other], path).is_some();
        let first = earlier.find(&path.template, clashes);
        problems.extend(first.and_then(|other| problem(&paths[other], path)));
        earlier.add(&path.template, number);
    }
    problems
}

fn paths(document: &ResolvedDocument) -> Vec<Path<'_>> {
    let mut methods: BTreeMap<&str, BTreeSet<Method>> = BTreeMap::new();
    for operation in document.operations() {
        let methods = methods.entry(&operation.path_template).or_default();
        methods.insert(operation.method);
    }
    let entries = document.tree.get("paths").and_then(Node::as_mapping);
    let entries = entries.into_iter().flatten();
    entries
        .filter(|(text, _)| text.starts_with('/'))
        .map(|(text, entry)| Path {
            text,
            template: Template::of(text),
            methods: methods.remove(text.as_str()).unwrap_or_default(),
            span: entry.key_span,
        })
        .collect()
}

struct Path<'d> {
    text: &'d str,
    template: Template<'d>,
    methods: BTreeSet<Method>,
    span: Span,
}

fn problem(earlier: &Path<'_>, later: &Path<'_>) -> Option<Diagnostic> {
    let problem = match earlier.template.relation(&later.template) {
        Relation::Same => Diagnostic::error(
            Code::AMBIGUOUS_PATH,
            later.span,
            format_args!("`{}` is the same path as `{}`", later.text, earlier.text),
        )
        .help("put the operations of both under one of them, with the same variables"),
        // No request fits both if no method does.
        Relation::Undecided if !earlier.methods.is_disjoint(&later.methods) => Diagnostic::warning(
            Code::AMBIGUOUS_PATH,
            later.span,
            format_args!(
                "a path may fit both `{}` and `{}`",
                later.text, earlier.text
            ),
        )
        .help("nothing decides between them: each has fixed text where the other has none"),
        Relation::Undecided | Relation::Decided | Relation::Apart => return None,
    };
    Some(problem.related(earlier.span, "the other"))
}
