//! What a small service does beyond its document, line by line.

use super::*;
use crate::interaction::{Interaction, Request, Response};
use crate::judge::judge;
use crate::testing;

const PATHS: &str = r#"
  /orders:
    get:
      operationId: list
      responses:
        '200':
          description: some
          headers: {X-Next: {schema: {type: string}}}
          content:
            application/json:
              schema:
                type: array
                items:
                  type: object
                  required: [id, state]
                  properties:
                    id: {type: integer}
                    state: {type: string, enum: [open, shut]}
                    note: {type: string}
                    day: {type: string, format: date}
                    labels: {type: object, additionalProperties: {type: integer}}
        '204': {description: none}
"#;

fn observe(answers: &[(u16, &str, &str)]) -> (Observation, Drift) {
    let document = testing::document(PATHS);
    let mut observer = Observer::new(&document);
    for (status, media_type, body) in answers {
        let mut response = Response::new(*status).body((*body).to_owned());
        if !media_type.is_empty() {
            response = response.header("Content-Type", *media_type);
        }
        let request = Request::new("GET", "http://a.test/orders");
        let interaction = Interaction::new(request, response).of_operation("list");
        observer.record(&interaction, &judge(&document, &interaction));
    }
    let observation = observer.finish().remove(0);
    let drift = fold(&document, &observation);
    (observation, drift)
}

const JSON: &str = "application/json";

#[test]
fn every_kind_of_drift_has_a_line_and_none_holds_a_value() {
    let orders = r#"[
        {"id": 1, "state": "ajar-secret", "labels": {"sku-secret-1": 1, "9": "many-secret"}},
        {"id": "one-secret", "state": "open", "colour": "red-secret", "7-secret": 1}, 
        {"id": 3}
    ]"#;
    let (observation, drift) = observe(&[
        (200, JSON, orders),
        (418, "", ""),
        (200, "text/html", "<p>"),
        (204, "", ""),
    ]);
    let schema =
        "small.yaml#/paths/~1orders/get/responses/200/content/application~1json/schema/items";
    let expected = [
        "200 media-type-undocumented text/html (small.yaml#/paths/~1orders/get/responses/200)".to_owned(),
        "200 header-never-seen X-Next (small.yaml#/paths/~1orders/get/responses/200/headers/X-Next)".to_owned(),
        format!("200 property-undocumented /*/colour: string, sometimes ({schema})"),
        format!("200 property-undocumented /*/{{key}}: integer ({schema})"),
        format!("200 property-never-seen /*/day ({schema}/properties/day)"),
        format!("200 property-never-seen /*/note ({schema}/properties/note)"),
        format!("200 required-sometimes-missing /*/state: sometimes missing ({schema}/required)"),
        format!("200 type-undocumented /*/id: string; documented integer ({schema}/properties/id)"),
        format!("200 type-undocumented /*/labels/{{key}}: string; documented integer ({schema}/properties/labels/additionalProperties)"),
        format!("200 enum-member-undocumented /*/state ({schema}/properties/state)"),
        "418 status-undocumented (small.yaml#/paths/~1orders/get)".to_owned(),
    ];
    assert_eq!(drift.lines(), expected);
    assert!(
        !observation.to_json().contains("secret"),
        "{}",
        observation.to_json()
    );
}

#[test]
fn an_operation_that_never_succeeded_says_so_in_one_line() {
    let (_, drift) = observe(&[(418, "", "")]);
    let expected = [
        "success-never-seen (small.yaml#/paths/~1orders/get)",
        "418 status-undocumented (small.yaml#/paths/~1orders/get)",
    ];
    assert_eq!(drift.lines(), expected);
}

#[test]
fn observations_are_read_as_they_were_written_and_do_not_count() {
    let order = r#"[{"id": 1, "state": "open"}]"#;
    let (once, _) = observe(&[(200, JSON, order)]);
    let (twice, _) = observe(&[(200, JSON, order), (200, JSON, order)]);
    assert_eq!(once, twice);
    assert_eq!(Observation::from_json(&once.to_json()).unwrap(), once);
}

#[test]
fn only_lines_that_nobody_accepted_are_told() {
    let (_, drift) = observe(&[(418, "", "")]);
    let accepted =
        "---\nsource: tests/drift.rs\n---\nsuccess-never-seen (small.yaml#/paths/~1orders/get)\n";
    let told = unaccepted(&drift, accepted);
    assert_eq!(
        told,
        ["418 status-undocumented (small.yaml#/paths/~1orders/get)"]
    );
    assert!(unaccepted(&drift, &drift.to_string()).is_empty());
    assert_eq!(Drift::default().to_string(), "no drift");
}

#[test]
fn what_was_accepted_does_not_hide_another_thing_at_the_same_place() {
    let lines = |bodies: &[&str]| {
        let answers: Vec<_> = bodies.iter().map(|body| (200, JSON, *body)).collect();
        let lines = observe(&answers).1.lines().into_iter();
        lines
            .filter(|line| line.contains("response-body-well-formed"))
            .collect::<Vec<_>>()
    };
    let place = "(small.yaml#/paths/~1orders/get/responses/200)";
    let accepted = format!("200 response-body-well-formed: not-json {place}");
    assert_eq!(lines(&["<"]), [accepted.as_str()]);
    let new = format!("200 response-body-well-formed: unfinished {place}");
    assert_eq!(lines(&["<", "["]), [accepted, new]);
}

#[test]
fn an_empty_text_is_told_where_a_format_forbids_it() {
    let order = r#"[{"id": 1, "state": "open", "note": "", "day": ""}]"#;
    let (_, drift) = observe(&[(200, JSON, order)]);
    let lines = drift.lines().into_iter();
    let lines: Vec<String> = lines.filter(|line| line.contains("empty-text")).collect();
    let [line] = &lines[..] else {
        panic!("{lines:?}");
    };
    assert!(
        line.starts_with("200 empty-text-undocumented /*/day ("),
        "{line}"
    );
}
