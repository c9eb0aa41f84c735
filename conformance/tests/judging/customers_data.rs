//! What a service says of its customers stays where it is: values never leave it,
//! and names of members only where they are names and no data.

use countersign_conformance::drift::{Observer, fold};
use countersign_conformance::report::{Report, Style};
use countersign_conformance::{Interaction, Judge, Request, Response, Run};
use countersign_spec::{ResolvedDocument, has_errors, load_text};

const DOCUMENT: &str = r#"
openapi: 3.1.0
info: {title: small, version: '1'}
paths:
  /a:
    get:
      operationId: a
      responses:
        '200':
          description: some
          content:
            application/json:
              schema:
                type: object
                required: [id]
                properties:
                  id: {type: integer}
                  map: {type: object, additionalProperties: {type: object, properties: {n: {type: integer}}}}
                  pattern: {type: object, patternProperties: {'^x': {type: integer}}, additionalProperties: false}
                  names: {type: object, propertyNames: {maxLength: 3}}
                  listed: {type: object, propertyNames: {enum: [a, b]}}
                  closed: {type: object, properties: {a: {}}, additionalProperties: false}
                  unevaluated: {type: object, allOf: [{properties: {a: {}}}], unevaluatedProperties: false}
                  state: {type: object, additionalProperties: {type: string, enum: [a, b]}}
"#;

fn document() -> ResolvedDocument {
    let (document, problems) = load_text("small.yaml", DOCUMENT, &Default::default());
    assert!(!has_errors(&problems), "{problems:?}");
    document
}

/// Asserts `check at spot: expected` of each finding, and that nobody reads a
/// secret anywhere.
fn check(body: &str, expected: &[&str]) {
    let document = document();
    let request = Request::new("GET", "http://a.test/a");
    let response = Response::new(200).header("Content-Type", "application/json");
    let interaction = Interaction::new(request, response.body(body.to_owned()));
    let interaction = interaction.of_operation("a");
    let mut observer = Observer::new(&document);
    let findings = Judge::new(&document).judge(&interaction);
    observer.record(&interaction, &findings);
    let lines = findings.iter().map(|finding| {
        let (check, spot) = (finding.check, finding.spot());
        format!("{check} at {spot}: {}", finding.expected())
    });
    assert_eq!(lines.collect::<Vec<_>>(), expected);
    let run = Run {
        findings,
        observations: observer.finish(),
        ..Run::default()
    };
    let drift: Vec<_> = run
        .observations
        .iter()
        .map(|one| fold(&document, one))
        .collect();
    let report = Report {
        run: &run,
        drift: &drift,
        unaccepted: None,
    };
    for told in [
        report.to_text(Style::Plain),
        report.to_json(),
        report.to_junit(),
        format!("{run:?} {drift:?}"),
    ] {
        assert!(!told.contains("secret"), "{told}");
        let is_control = |c: char| c.is_control() && c != '\n';
        assert!(!told.contains(is_control), "{told:?}");
    }
}

#[test]
fn keys_of_a_map_are_data() {
    check(
        r#"{"id": 1, "map": {"secret-1": {"n": "secret"}, "secret-2": {"n": "secret"}}}"#,
        &["response-body-matches-schema at /map/{key}/n: type \"integer\""],
    );
    check(
        r#"{"id": 1, "pattern": {"xsecret": "secret", "secret": 1}}"#,
        &[
            "response-body-matches-schema at /pattern/{key}: type \"integer\"",
            "response-body-matches-schema at /pattern: no member {key}",
        ],
    );
    check(
        r#"{"id": 1, "state": {"secret": "secret"}}"#,
        &["response-enum-member-undocumented at /state/{key}: one of \"a\" or \"b\""],
    );
}

#[test]
fn a_name_that_the_schema_refuses_is_not_told_by_the_validator() {
    let words = "only members of which the schema allows the name";
    check(
        r#"{"id": 1, "names": {"secret": 1}}"#,
        &[&format!("response-body-matches-schema at /names: {words}")],
    );
    check(
        r#"{"id": 1, "listed": {"secret": 1}}"#,
        &[&format!(
            "response-enum-member-undocumented at /listed: {words}"
        )],
    );
    check(
        r#"{"id": 1, "unevaluated": {"the secret": 1}}"#,
        &[
            "response-body-matches-schema at /unevaluated: only members that are documented",
            "response-property-undocumented at /unevaluated/{key}: only members that are documented",
        ],
    );
}

#[test]
fn a_member_beside_documented_ones_is_told_where_it_looks_like_a_name() {
    check(
        r#"{"id": 1, "colour": 1, "the secret": 2, "7secret": 3, "\u001b[2Jsecret": 4}"#,
        &[
            "response-property-undocumented at /colour: only members that are documented",
            "response-property-undocumented at /{key}: only members that are documented",
        ],
    );
    check(
        r#"{"id": 1, "closed": {"b": 1, "the secret": 2, "secret@a.test": {"secret": 1}}}"#,
        &["response-body-matches-schema at /closed: no member b, {key} and 1 more"],
    );
}
