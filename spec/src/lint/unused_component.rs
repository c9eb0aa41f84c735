//! A component is used by something.

mod uses;

use super::Rule;
use crate::diagnostic::{Code, Diagnostic};
use crate::outline::Kind;
use crate::resolve::ResolvedDocument;
use crate::source::{Mapping, Node};
use uses::{Component, reached};

pub(super) const RULE: Rule = Rule {
    code: Code::UNUSED_COMPONENT,
    asks: "Every component is reached from a path or a webhook: by a reference, the name of a\n\
           discriminator's value, or a security requirement. A component that only unused ones\n\
           use is unused. Nothing is said of a document without paths and webhooks, whose\n\
           components are there for others.",
    why: "It is a rest of something that went away, or the reference to it was forgotten. Either\n\
          way readers and generators take it for a part of the interface.",
    bad: "\
paths:
  /orders:
    get:
      operationId: listOrders
      responses:
        '200': { description: The orders. }
components:
  responses:
    NotFound: { description: There is no such order. }
",
    mend: "Refer to it where it was meant to be, or remove it.",
    good: "\
paths:
  /orders:
    get:
      operationId: listOrders
      responses:
        '200': { description: The orders. }
        '404': { $ref: '#/components/responses/NotFound' }
components:
  responses:
    NotFound: { description: There is no such order. }
",
    check: |document, _| check(document),
};

fn check(document: &ResolvedDocument) -> Vec<Diagnostic> {
    let tree = &document.tree;
    if !is_about_requests(tree) {
        return Vec::new();
    }
    let reached = reached(tree);
    let sections = entries(tree.get("components"));
    let sections =
        sections.filter_map(|(name, entry)| Some((Kind::of_section(name)?, name, entry)));
    let components = sections.flat_map(|(kind, section, entry)| {
        entries(Some(&entry.node)).map(move |(name, entry)| (kind, section, name, entry))
    });
    components
        .filter(|(kind, _, name, _)| !reached.contains(&Component::new(*kind, name)))
        .map(|(_, section, name, entry)| {
            Diagnostic::warning(
                Code::UNUSED_COMPONENT,
                entry.key_span,
                format_args!("nothing uses `{name}` of `components.{section}`"),
            )
            .help("refer to it, or remove it")
        })
        .collect()
}

/// Whether the document has anything that could use components.
fn is_about_requests(tree: &Node) -> bool {
    ["paths", "webhooks", "x-webhooks"]
        .into_iter()
        .any(|member| entries(tree.get(member)).next().is_some())
}

fn entries(node: Option<&Node>) -> impl Iterator<Item = (&String, &crate::source::Entry)> {
    node.and_then(Node::as_mapping)
        .into_iter()
        .flat_map(Mapping::iter)
}
