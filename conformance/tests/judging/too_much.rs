//! Answers that are wrong in a million places cost and say no more than others.

use countersign_conformance::{Finding, Interaction, Judge, Request, Response};
use countersign_spec::load_text;

const DOCUMENT: &str = r#"
openapi: 3.0.3
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
              schema: {type: array, items: {type: object, properties: {id: {type: integer}}}}
"#;

fn judge(body: String) -> Vec<Finding> {
    let (document, _) = load_text("small.yaml", DOCUMENT, &Default::default());
    let response = Response::new(200).header("Content-Type", "application/json");
    let request = Request::new("GET", "http://a.test/a");
    let interaction = Interaction::new(request, response.body(body));
    Judge::new(&document).judge(&interaction)
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

#[test]
fn the_same_in_every_item_is_one_finding() {
    let findings = judge(list((0..100_000).map(|_| "0".to_owned())));
    let [finding] = &findings[..] else {
        panic!("{} findings", findings.len());
    };
    assert_eq!(finding.spot().to_string(), "/0");
    assert_eq!(finding.count, 100_000);
}

#[test]
fn of_a_body_without_end_the_beginning_says_enough() {
    let findings = judge(list((0..300_000).map(|_| "0".to_owned())));
    let lines = findings
        .iter()
        .map(|finding| format!("{} {}", finding.spot(), finding.count));
    assert_eq!(lines.collect::<Vec<_>>(), ["/0 1000"]);
    // Where the beginning is right the whole is asked.
    let items = (0..300_000).map(|index| if index < 299_999 { "{}" } else { "0" }.to_owned());
    let findings = judge(list(items));
    let lines = findings
        .iter()
        .map(|finding| format!("{} {}", finding.spot(), finding.count));
    assert_eq!(lines.collect::<Vec<_>>(), ["/299999 1"]);
}

#[test]
fn members_that_nobody_documents_are_told_once_for_all_items() {
    let item = |_| r#"{"id": 1, "extra": 1, "9": 1}"#.to_owned();
    let findings = judge(list((0..10_000).map(item)));
    let lines = findings
        .iter()
        .map(|finding| format!("{} {}", finding.spot(), finding.count));
    let lines: Vec<String> = lines.collect();
    assert_eq!(lines, ["/0/extra 10000", "/0/{key} 10000"]);
}

#[test]
fn so_many_names_are_told_and_the_rest_is_counted() {
    let members = (0..3_000).map(|index| format!("\"a{index}\": 1"));
    let members: Vec<String> = members.collect();
    let findings = judge(format!("[{{{}}}]", members.join(",")));
    assert_eq!(findings.len(), 1_000);
    let count: usize = findings.iter().map(|finding| finding.count).sum();
    assert_eq!(count, 3_000);
}
