//! A small document for unit tests. Compiled for tests only.

use countersign_spec::{Limits, ResolvedDocument, has_errors, load_text};

/// A document with the operations `paths`, a token and a key.
pub(crate) fn document(paths: &str) -> ResolvedDocument {
    let paths = if paths.is_empty() { " {}" } else { paths };
    let text = format!(
        "openapi: 3.0.3
info: {{title: small, version: '1'}}
security: [{{token: []}}]
components:
  securitySchemes:
    token: {{type: apiKey, in: header, name: X-Token}}
    key: {{type: apiKey, in: query, name: key}}
    basic: {{type: http, scheme: basic}}
paths:{paths}
"
    );
    let (document, problems) = load_text("small.yaml", &text, &Limits::default());
    let texts: Vec<String> = problems
        .iter()
        .map(|problem| problem.to_text(&document.sources))
        .collect();
    assert!(!has_errors(&problems), "{texts:#?}");
    document
}
