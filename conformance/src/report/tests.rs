//! The three reports of one small run.

use super::*;
use crate::drift::{Observer, fold};
use crate::interaction::{Interaction, Request, Response};
use crate::judge::Judge;
use crate::run::{Coverage, Reason};
use crate::testing;

const PATHS: &str = r#"
  /orders:
    get:
      operationId: list
      responses:
        '200':
          description: some
          content:
            application/json:
              schema: {type: array, items: {type: object, properties: {id: {type: integer}}}}
    delete: {operationId: clear, responses: {'204': {description: done}}}
"#;

/// A run in which `body` was answered twice, and its drift of which nothing is
/// accepted.
fn check(body: &str, assert: impl FnOnce(&Report<'_>)) {
    let document = testing::document(PATHS);
    let judge = Judge::new(&document);
    let mut observer = Observer::new(&document);
    let mut run = Run {
        operations: document.operations().iter().map(Coverage::of).collect(),
        ..Run::default()
    };
    for case in ["list/required", "list/page=2"] {
        let response = Response::new(200).header("Content-Type", "application/json");
        let request = Request::new("GET", "http://a.test/orders");
        let interaction = Interaction::new(request, response.body(body.to_owned()));
        let interaction = interaction.of_operation("list").of_case(case);
        let findings = judge.judge(&interaction);
        observer.record(&interaction, &findings);
        run.findings.extend(findings);
        run.operations[0].judged += 1;
    }
    run.operations[1]
        .not_judged
        .push((None, Reason::WouldWrite));
    run.observations = observer.finish();
    let drift: Vec<Drift> = run
        .observations
        .iter()
        .map(|o| fold(&document, o))
        .collect();
    let lines = drift.iter().flat_map(|drift| {
        let lines = drift.lines().into_iter();
        lines.map(|line| (drift.operation.clone(), line))
    });
    let unaccepted: Vec<(String, String)> = lines.collect();
    let report = Report {
        run: &run,
        drift: &drift,
        unaccepted: Some(&unaccepted),
    };
    assert(&report);
}

#[test]
fn people_read_what_was_judged_first_and_the_verdict_last() {
    check(r#"[{"id": "a"}, {"id": "b", "extra": 1}]"#, |report| {
        insta::assert_snapshot!(report.to_text(Style::Plain));
    });
}

#[test]
fn a_service_that_keeps_to_the_document_gets_three_lines() {
    check(r#"[{"id": 1}]"#, |report| {
        assert!(report.conforms());
        insta::assert_snapshot!(report.to_text(Style::Plain));
    });
}

#[test]
fn programs_read_every_finding() {
    check(r#"[{"id": "a"}]"#, |report| {
        insta::assert_snapshot!(report.to_json());
    });
}

#[test]
fn ci_reads_a_test_case_for_each_operation_and_check() {
    check(r#"[{"id": "a", "extra": 1}]"#, |report| {
        insta::assert_snapshot!(report.to_junit());
        assert_eq!(report.to_junit(), report.to_junit());
    });
}

#[test]
fn nothing_that_a_report_quotes_moves_the_cursor() {
    check(r#"[{"id": "a"}]"#, |report| {
        let mut run = report.run.clone();
        run.findings[0].operation = "GET /\u{1b}[2J\u{9b}\u{202e}\n".to_owned();
        let report = Report {
            run: &run,
            ..*report
        };
        let text = report.to_text(Style::Plain);
        assert!(
            !text.contains(|c: char| c.is_control() && c != '\n'),
            "{text:?}"
        );
        assert!(!text.contains('\u{202e}'), "{text:?}");
    });
}
