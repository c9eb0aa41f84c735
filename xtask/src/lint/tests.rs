//! The forms of the report, each of one small document.

use std::path::Path;

use countersign_spec::lint::{LintOptions, lint};
use countersign_spec::{Diagnostic, Limits, ResolvedDocument, load_text};

use super::report::Report;
use super::{json, sarif};

/// One problem of the reader, one without a related place, one with, and one error.
const DOCUMENT: &str = "\
openapi: 3.0.3
info: { title: Größe, version: '1' }
paths:
  /sizes/{x}:
    get:
      operationId: getSize
      summary: Get a size
      description: By its number.
      tags: [Sizes]
      colour: red
      parameters: [{ name: x, in: path, required: true, schema: { type: integer }, example: 1 }]
      responses: { '200': { description: d }, '404': { description: d } }
  /sizes/{y}:
    get:
      operationId: getSizeAgain
      summary: Get a size again
      tags: [Sizes]
      parameters: [{ name: y, in: path, required: true, schema: { type: integer }, example: 1 }]
      responses: { '200': { description: d }, '404': { description: d } }
";

fn found(text: &str) -> (ResolvedDocument, Vec<Diagnostic>) {
    let (document, mut problems) = load_text("a size.yaml", text, &Limits::default());
    problems.extend(lint(&document, &LintOptions::default()));
    (document, problems)
}

fn check(form: fn(&Report<'_>) -> String) -> String {
    let (document, problems) = found(DOCUMENT);
    form(&Report {
        document: Path::new("api/a size.yaml"),
        operations: document.operations().len(),
        sources: &document.sources,
        problems: &problems,
    })
}

#[test]
fn json_has_every_problem_with_its_places() {
    insta::assert_snapshot!(check(json::text));
}

#[test]
fn sarif_has_every_problem_with_its_places_and_every_rule() {
    insta::assert_snapshot!(check(sarif::text));
}

#[test]
fn a_file_is_named_from_where_the_caller_is_and_never_absolutely() {
    let (document, _) = found(DOCUMENT);
    let named = |path: &Path| {
        let report = Report {
            document: path,
            operations: 0,
            sources: &document.sources,
            problems: &[],
        };
        report.document_name()
    };
    let here = std::env::current_dir().unwrap();
    assert_eq!(named(Path::new("a.yaml")), "a.yaml");
    assert_eq!(named(Path::new("./api/a.yaml")), "api/a.yaml");
    assert_eq!(named(&here.join("api/a.yaml")), "api/a.yaml");
    assert_eq!(named(Path::new("/nowhere/near/a.yaml")), "a.yaml");
    assert_eq!(named(Path::new("../a.yaml")), "../a.yaml");
}
