//! A body is shown and not only described.

use std::collections::HashSet;

use super::Rule;
use super::sample::Samples;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::JsonType;
use crate::resolve::{Content, MediaType, Operation, ResolvedDocument};
use crate::source::Span;

pub(super) const RULE: Rule = Rule {
    code: Code::MISSING_BODY_EXAMPLE,
    asks: "Every body, of a request or of an answer, has an example: under its media type, in its\n\
           schema, or one for each property of it. Bodies that are no text need none.",
    why: "An example is what readers copy, what mocks answer and what tests send first.",
    bad: "\
paths:
  /orders/count:
    get:
      operationId: countOrders
      responses:
        '200':
          description: How many orders there are.
          content:
            application/json:
              schema: { type: object, properties: { count: { type: integer } } }
",
    mend: "Add `example`, or `examples` with a name and a summary each, beside the schema.",
    good: "\
paths:
  /orders/count:
    get:
      operationId: countOrders
      responses:
        '200':
          description: How many orders there are.
          content:
            application/json:
              schema: { type: object, properties: { count: { type: integer } } }
              example: { count: 42 }
",
    check: |document, _| check(document),
};

fn check(document: &ResolvedDocument) -> Vec<Diagnostic> {
    let mut bodies = Bodies {
        document,
        samples: Samples::of(document),
        seen: HashSet::new(),
        problems: Vec::new(),
    };
    for operation in document.operations().iter().chain(document.webhooks()) {
        bodies.of(operation);
    }
    bodies.problems
}

struct Bodies<'d> {
    document: &'d ResolvedDocument,
    samples: Samples<'d>,
    /// One body may be shared by many operations.
    seen: HashSet<Span>,
    problems: Vec<Diagnostic>,
}

impl Bodies<'_> {
    fn of(&mut self, operation: &Operation) {
        if let Some(body) = &operation.request_body {
            let what = format!("the request of `{}`", operation.id);
            self.content(&body.content, &what);
        }
        for response in &operation.responses {
            let what = format!("answer {} of `{}`", response.status, operation.id);
            self.content(&response.content, &what);
        }
    }

    fn content(&mut self, content: &Content, what: &str) {
        for (name, media_type) in content {
            if self.seen.insert(media_type.span) && self.needs_example(name, media_type) {
                self.problems.push(
                    Diagnostic::warning(
                        Code::MISSING_BODY_EXAMPLE,
                        media_type.span,
                        format_args!("`{name}` of {what} has no example"),
                    )
                    .help("add `example:` or `examples:` beside the schema"),
                );
            }
        }
    }

    fn needs_example(&mut self, name: &str, media_type: &MediaType) -> bool {
        let Some(schema) = media_type.schema else {
            return false;
        };
        let shape = &self.document.schema(schema).shape;
        let is_file =
            shape.types == [JsonType::String] && shape.format.as_deref() == Some("binary");
        media_type.examples.is_empty() && !is_file && !is_binary(name) && !self.samples.show(schema)
    }
}

/// Whether bodies of a media type are bytes that no document can show.
fn is_binary(media_type: &str) -> bool {
    let name = media_type.to_ascii_lowercase();
    let kinds = ["image/", "audio/", "video/", "font/", "model/"];
    let types = ["octet-stream", "pdf", "zip", "gzip", "x-tar", "protobuf"];
    let essence = name.split(';').next().unwrap_or_default().trim();
    let subtype = essence.split_once('/').map_or("", |(_, subtype)| subtype);
    (kinds.iter().any(|kind| name.starts_with(kind)) && !subtype.ends_with("+xml"))
        || types.contains(&subtype)
}
