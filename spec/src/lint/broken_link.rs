//! A link leads to an operation with values that are there.

mod expression;
mod target;

use std::collections::HashMap;

use super::Rule;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Link, Location};
use crate::nearest::nearest;
use crate::outline::{self, Kind};
use crate::resolve::{Operation, ResolvedDocument, Response};
use crate::source::{Node, Span};
use expression::Answer;
use target::{Fault, Target};

pub(super) const RULE: Rule = Rule {
    code: Code::BROKEN_LINK,
    asks: "Every link of an answer names one operation that the document has, gives values only to\n\
           parameters of that operation, and takes them from what the request or the answer has:\n\
           runtime expressions that can be read, and lead to something that is documented.",
    why: "Links say how calls follow on each other, and tests walk along them. A broken one is\n\
          worse than none: it promises a way that is not there.",
    bad: "\
paths:
  /orders:
    post:
      operationId: createOrder
      responses:
        '201':
          description: The new order.
          content:
            application/json:
              schema: { type: object, properties: { id: { type: integer } } }
          links:
            get: { operationId: getOrder, parameters: { id: $response.body#/order_id } }
  /orders/{id}:
    get:
      operationId: getOrder
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        '200': { description: The order. }
",
    mend: "Correct the name or the expression; or add to the schema what the service does send.",
    good: "\
paths:
  /orders:
    post:
      operationId: createOrder
      responses:
        '201':
          description: The new order.
          content:
            application/json:
              schema: { type: object, properties: { id: { type: integer } } }
          links:
            get: { operationId: getOrder, parameters: { id: $response.body#/id } }
  /orders/{id}:
    get:
      operationId: getOrder
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        '200': { description: The order. }
",
    check: |document, _| check(document),
};

fn check(document: &ResolvedDocument) -> Vec<Diagnostic> {
    let mut nodes = HashMap::new();
    let tree = &document.tree;
    outline::visit(tree, &mut |visit| {
        if visit.kind == Kind::Link && visit.reference().is_none() {
            nodes.insert(visit.node.span, visit.pointer.clone());
        }
    });
    let mut problems = Vec::new();
    for operation in document.operations() {
        for response in &operation.responses {
            for (name, link) in &response.links {
                let node = nodes.get(&link.span).and_then(|at| at.find(tree));
                let link_at = LinkAt {
                    document,
                    operation,
                    response,
                    name,
                    link,
                    node,
                };
                problems.extend(link_at.problems());
            }
        }
    }
    problems
}

/// One link in one answer of one operation.
struct LinkAt<'d> {
    document: &'d ResolvedDocument,
    operation: &'d Operation,
    response: &'d Response,
    name: &'d str,
    link: &'d Link,
    /// The link as written, for the places of its members.
    node: Option<&'d Node>,
}

impl LinkAt<'_> {
    fn problems(&self) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        match target::find(self.document, self.link, |member| self.place(member)) {
            Ok(Target::Operation(target)) => problems.extend(self.parameters(target)),
            Ok(Target::Elsewhere) => {}
            Err(Fault { span, what, help }) => problems.push(self.problem(span, what).help(help)),
        }
        let values = self.link.parameters.values().chain(&self.link.request_body);
        let answer = Answer {
            document: self.document,
            operation: self.operation,
            response: self.response,
        };
        problems.extend(values.flat_map(|value| {
            let faults = answer.faults(value);
            let tell = |(fault, help)| self.problem(value.span, fault).help(help);
            faults.into_iter().map(tell)
        }));
        problems
    }

    fn problem(&self, span: Span, fault: impl std::fmt::Display) -> Diagnostic {
        Diagnostic::error(
            Code::BROKEN_LINK,
            span,
            format_args!("link `{}`: {fault}", self.name),
        )
    }

    fn place(&self, member: &str) -> Span {
        let member = self.node.and_then(|node| node.get(member));
        member.map_or(self.link.span, |member| member.span)
    }

    fn parameters(&self, target: &Operation) -> Vec<Diagnostic> {
        let node = self.node.and_then(|node| node.get("parameters"));
        let entries = node.and_then(Node::as_mapping).into_iter().flatten();
        let unknown = entries.filter(|(name, _)| !has_parameter(target, name));
        unknown
            .map(|(name, entry)| {
                let names = target.parameters.iter().map(|known| known.name.as_str());
                let fault = format_args!("`{}` has no parameter `{name}`", target.id);
                let help = match nearest(name, names) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "name a parameter of that operation, as `id` or `path.id`".to_owned(),
                };
                self.problem(entry.key_span, fault).help(help)
            })
            .collect()
    }
}

/// By its name, or by its place and its name (3.0.3, Link Object).
fn has_parameter(operation: &Operation, name: &str) -> bool {
    let qualified = name.split_once('.');
    // Readers ignore headers of these names as parameters, so they are not known here.
    let is_ignored = |name: &str| {
        let ignored = ["accept", "content-type", "authorization"];
        ignored.iter().any(|known| name.eq_ignore_ascii_case(known))
    };
    let mut parameters = operation.parameters.iter();
    parameters.any(|known| {
        known.name == name || qualified == Some((location(known.location), known.name.as_str()))
    }) || is_ignored(qualified.map_or(name, |(_, name)| name))
}

fn location(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    }
}
