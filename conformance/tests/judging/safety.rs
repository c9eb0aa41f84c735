//! What reaches a service: only GET and HEAD where the store is not ours, and the
//! secret nowhere but in its header.

use crate::service::{Asked, Service, answer};
use countersign_conformance::drift::fold;
use countersign_conformance::engine::{Permission, run};
use countersign_conformance::report::{Report, Style};
use countersign_conformance::transport::{Credentials, HttpTransport, Limits};
use countersign_conformance::{Reason, Run};
use countersign_spec::{ResolvedDocument, load_text};
use secrecy::SecretString;

const SECRET: &str = "hidden-secret-4711";

const DOCUMENT: &str = r#"
openapi: 3.0.3
info: {title: small, version: '1'}
security: [{token: []}]
components: {securitySchemes: {token: {type: apiKey, in: header, name: X-Token}, basic: {type: http, scheme: basic}}}
paths:
  /orders:
    get:
      operationId: list
      parameters: [{name: page, in: query, schema: {type: integer, minimum: 1}}]
      responses: {'200': {description: some}, '401': {description: refused}}
    head: {operationId: peek, responses: {'200': {description: some}, '401': {description: refused}}}
    options: {operationId: options, responses: {'200': {description: some}}}
    trace: {operationId: trace, responses: {'200': {description: some}}}
    delete: {operationId: clear, responses: {'200': {description: some}, '401': {description: refused}}}
    post:
      operationId: create
      requestBody: {content: {application/json: {example: {a: 1}}}}
      responses: {'200': {description: some}, '401': {description: refused}}
  /orders/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer, example: 7}}]
    put: {operationId: update, responses: {'200': {description: some}, '401': {description: refused}}}
    patch: {operationId: change, responses: {'200': {description: some}, '401': {description: refused}}}
    delete: {operationId: remove, responses: {'200': {description: some}, '401': {description: refused}}}
"#;

fn document() -> ResolvedDocument {
    let (document, problems) = load_text("small.yaml", DOCUMENT, &Default::default());
    assert!(!countersign_spec::has_errors(&problems), "{problems:?}");
    document
}

async fn ask(service: &Service, user: Option<&str>, permission: Permission) -> Run {
    let document = document();
    let secret = SecretString::from(SECRET);
    let credentials = Credentials::by(&document, user.map(str::to_owned), secret).unwrap();
    let url = format!("{}/stores/one/", service.url);
    let transport = HttpTransport::new(&url, credentials, Limits::default()).unwrap();
    assert!(!format!("{transport:?}").contains(SECRET));
    run(&document, &transport, permission, &mut |_| ())
        .await
        .unwrap()
}

fn asks_for_a_token(asked: &Asked, stream: &mut std::net::TcpStream) {
    let is_known = asked.header("x-token").is_some() || asked.header("authorization").is_some();
    answer(stream, if is_known { 200 } else { 401 }, "text/plain", b"");
}

#[tokio::test]
async fn a_store_that_is_not_ours_is_only_read() {
    let service = Service::start(asks_for_a_token);
    let run = ask(&service, None, Permission::ReadOnly).await;
    let sent: Vec<String> = service
        .asked()
        .iter()
        .map(|asked| {
            let with = asked.header("x-token").map_or("without", |_| "with");
            format!("{} {} {with}", asked.method, asked.target)
        })
        .collect();
    let expected = [
        "GET /stores/one/orders with",
        "GET /stores/one/orders without",
        "GET /stores/one/orders?page=1 with",
        "HEAD /stores/one/orders with",
        "HEAD /stores/one/orders without",
    ];
    assert_eq!(sent, expected);
    assert_eq!(run.judged(), 2);
    for operation in &run.operations[2..] {
        assert!(!operation.not_judged.is_empty(), "{}", operation.operation);
        for (_, reason) in &operation.not_judged {
            assert_eq!(reason.to_string(), "not sent (would write)");
        }
    }
}

#[tokio::test]
async fn a_store_of_ours_is_written_to_and_cleared_last() {
    let service = Service::start(asks_for_a_token);
    let run = ask(&service, None, Permission::OwnStore).await;
    let asked = service.asked();
    let methods: Vec<&str> = asked
        .iter()
        .filter(|asked| asked.header("x-token").is_some())
        .map(|asked| asked.method.as_str())
        .collect();
    let expected = [
        "GET", "GET", "HEAD", "OPTIONS", "TRACE", "POST", "PUT", "PATCH", "DELETE", "DELETE",
    ];
    assert_eq!(methods, expected);
    assert_eq!(asked.last().unwrap().target, "/stores/one/orders");
    let created = asked.iter().find(|asked| asked.method == "POST").unwrap();
    assert_eq!(created.body, r#"{"a":1}"#);
    assert_eq!(created.header("content-type"), Some("application/json"));
    assert_eq!(created.header("user-agent"), Some("countersign/0.1.0"));
    assert_eq!(run.judged(), run.operations.len());
}

#[tokio::test]
async fn the_secret_is_in_no_report() {
    for user in [None, Some("me")] {
        let service = Service::start(|_, stream| answer(stream, 200, "text/plain", b"?"));
        let run = ask(&service, user, Permission::OwnStore).await;
        // `me:` before the secret, as Basic has it (RFC 7617, 2).
        let (header, sent) = match user {
            Some(_) => ("authorization", "Basic bWU6aGlkZGVuLXNlY3JldC00NzEx"),
            None => ("x-token", SECRET),
        };
        let asked = service.asked();
        assert!(asked.iter().any(|one| one.header(header) == Some(sent)));
        assert!(run.has_violations());
        let document = document();
        let drift: Vec<_> = run
            .observations
            .iter()
            .map(|one| fold(&document, one))
            .collect();
        let unaccepted: Vec<_> = drift
            .iter()
            .flat_map(|drift| {
                drift
                    .lines()
                    .into_iter()
                    .map(|line| (drift.operation.clone(), line))
            })
            .collect();
        let report = Report {
            run: &run,
            drift: &drift,
            unaccepted: Some(&unaccepted),
        };
        let told = [
            report.to_text(Style::Coloured),
            report.to_json(),
            report.to_junit(),
            format!("{run:?}"),
            run.observations.iter().map(|one| one.to_json()).collect(),
        ];
        for text in told {
            let has_secret = [SECRET, "aGlkZGVuLXNlY3JldC00NzEx", "bWU6aGlkZGVuL"];
            let mut has_secret = has_secret.into_iter().filter(|one| text.contains(one));
            assert_eq!(has_secret.next(), None, "{text}");
        }
        let variable = if user.is_some() {
            "$COUNTERSIGN_PASSWORD"
        } else {
            "$COUNTERSIGN_TOKEN"
        };
        assert!(report.to_text(Style::Plain).contains(variable));
    }
}

#[tokio::test]
async fn what_is_not_built_or_refused_is_counted_as_not_judged() {
    let service = Service::start(|asked, stream| match asked.method.as_str() {
        "GET" => answer(stream, 501, "text/plain", b""),
        _ => answer(stream, 401, "text/plain", b""),
    });
    let run = ask(&service, None, Permission::ReadOnly).await;
    assert_eq!(run.judged(), 0);
    assert!(run.findings.is_empty(), "{:?}", run.findings);
    let reasons = |index: usize| {
        let not_judged = run.operations[index].not_judged.iter();
        not_judged
            .map(|(_, reason)| reason.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        reasons(0),
        [Reason::NotBuilt, Reason::NotBuilt, Reason::NotBuilt]
    );
    assert_eq!(reasons(1), [Reason::Refused]);
}
