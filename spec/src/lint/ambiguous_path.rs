//! One path of a request means one path of the document.

mod template;

use std::collections::{BTreeMap, BTreeSet};

use super::Rule;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Method;
use crate::resolve::ResolvedDocument;
use crate::source::{Node, Span};
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

/// Pairs of templates that are compared; the largest public documents have a tenth
/// of it, and no more than this takes a moment.
const MAX_PAIRS: usize = 20_000_000;

fn check(document: &ResolvedDocument) -> Vec<Diagnostic> {
    let mut methods: BTreeMap<&str, BTreeSet<Method>> = BTreeMap::new();
    for operation in document.operations() {
        let methods = methods.entry(&operation.path_template).or_default();
        methods.insert(operation.method);
    }
    let mut by_length: BTreeMap<usize, Vec<Path<'_>>> = BTreeMap::new();
    let entries = document.tree.get("paths").and_then(Node::as_mapping);
    for (text, entry) in entries.into_iter().flatten() {
        if text.starts_with('/') {
            let template = Template::of(text);
            let paths = by_length.entry(template.len()).or_default();
            paths.push(Path {
                text,
                template,
                methods: methods.remove(text.as_str()).unwrap_or_default(),
                span: entry.key_span,
            });
        }
    }
    let mut pairs = 0;
    let mut problems = Vec::new();
    for paths in by_length.values() {
        for (index, later) in paths.iter().enumerate() {
            pairs += index;
            if pairs > MAX_PAIRS {
                return problems;
            }
            // With the first that it clashes with, a path is told of.
            let mut earlier = paths[..index].iter();
            problems.extend(earlier.find_map(|earlier| problem(earlier, later)));
        }
    }
    problems
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
