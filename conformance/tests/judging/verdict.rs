//! A verdict needs something that was judged.

use crate::service::{Asked, Service, answer};
use countersign_conformance::Run;
use countersign_conformance::engine::{Permission, run};
use countersign_conformance::report::{Report, Style, Verdict};
use countersign_conformance::transport::{Credentials, HttpTransport, Limits};
use countersign_spec::load_text;

const DOCUMENT: &str = r#"
openapi: 3.0.3
info: {title: small, version: '1'}
paths:
  /a:
    get:
      operationId: read
      responses: {'200': {description: some}, '401': {description: refused}}
    post:
      operationId: write
      responses: {'200': {description: some}, '401': {description: refused}}
"#;

async fn ask(document: &str, service: &Service, permission: Permission) -> Run {
    let (document, _) = load_text("small.yaml", document, &Default::default());
    let transport = HttpTransport::new(&service.url, Credentials::Absent, Limits::default());
    run(&document, &transport.unwrap(), permission, &mut |_| ())
        .await
        .unwrap()
}

fn check(run: &Run, expected: Verdict) {
    let (drift, unaccepted) = (&[], None);
    let report = Report {
        run,
        drift,
        unaccepted,
    };
    assert_eq!(report.verdict(), expected);
    assert_eq!(report.conforms(), expected == Verdict::Conforms);
    let line = format!("\n{}: 0 violations", expected.as_str());
    assert!(report.to_text(Style::Plain).contains(&line), "{line}");
    let fails = report.to_junit().contains("<failure");
    assert_eq!(fails, !report.conforms(), "{}", report.to_junit());
}

#[tokio::test]
async fn a_service_that_refuses_everybody_does_not_conform() {
    let service = Service::start(|_, stream| answer(stream, 401, "text/plain", b""));
    let run = ask(DOCUMENT, &service, Permission::ReadOnly).await;
    check(&run, Verdict::NothingJudged);
}

fn refuses_writing(asked: &Asked, stream: &mut std::net::TcpStream) {
    let status = if asked.method == "GET" { 200 } else { 401 };
    answer(stream, status, "text/plain", b"");
}

#[tokio::test]
async fn every_operation_of_a_store_of_ours_has_to_be_judged() {
    let service = Service::start(refuses_writing);
    let run = ask(DOCUMENT, &service, Permission::OwnStore).await;
    assert!(!run.is_complete());
    check(&run, Verdict::Incomplete);
}

#[tokio::test]
async fn what_may_not_be_written_is_not_missed() {
    let service = Service::start(refuses_writing);
    let run = ask(DOCUMENT, &service, Permission::ReadOnly).await;
    assert!(!run.is_complete());
    check(&run, Verdict::Conforms);
}

#[tokio::test]
async fn an_answer_without_a_usable_schema_is_not_judged() {
    let service = Service::start(|_, stream| answer(stream, 200, "application/json", b"\"a\""));
    let document = r#"
openapi: 3.0.3
info: {title: small, version: '1'}
paths:
  /a:
    get:
      operationId: read
      responses: {'200': {description: some, content: {application/json: {schema: {type: string, pattern: '(unclosed'}}}}}
"#;
    let run = ask(document, &service, Permission::ReadOnly).await;
    let [(_, reason)] = &run.operations[0].not_judged[..] else {
        panic!("{:?}", run.operations);
    };
    let reason = reason.to_string();
    assert!(reason.starts_with("answered, and not judged: "), "{reason}");
    check(&run, Verdict::NothingJudged);
}
