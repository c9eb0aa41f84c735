//! Services that misbehave: each is a clear finding or a clear error, in bounded
//! time and memory.

use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use crate::service::{Asked, Behaviour, Service, answer};
use countersign_conformance::engine::{Permission, run};
use countersign_conformance::report::{Report, Style};
use countersign_conformance::transport::{Credentials, HttpTransport, Limits, TransportError};
use countersign_conformance::{Reason, Run};
use countersign_spec::{ResolvedDocument, load_text};

const DOCUMENT: &str = r#"
openapi: 3.0.3
info: {title: small, version: '1'}
paths:
  /a:
    get:
      operationId: a
      parameters: [{name: page, in: query, schema: {type: integer, minimum: 1}}]
      responses:
        '200': {description: some, content: {application/json: {schema: {type: array, items: {type: string}}}}}
  /b:
    get:
      operationId: b
      parameters: [{name: page, in: query, schema: {type: integer, minimum: 1, maximum: 9}}]
      responses:
        '200': {description: some, content: {application/json: {schema: {type: array, items: {type: string}}}}}
"#;

fn document() -> ResolvedDocument {
    let (document, problems) = load_text("small.yaml", DOCUMENT, &Default::default());
    assert!(problems.is_empty(), "{problems:?}");
    document
}

async fn judge(url: &str) -> Result<Run, TransportError> {
    let limits = Limits {
        connect: Duration::from_millis(500),
        request: Duration::from_millis(300),
        body_bytes: 64 << 10,
    };
    let transport = HttpTransport::new(url, Credentials::Absent, limits)?;
    run(&document(), &transport, Permission::ReadOnly, &mut |_| ()).await
}

/// Asserts every distinct finding, as `operation check at: seen`.
async fn check(behaviour: Behaviour, expected: &[&str]) {
    let service = Service::start(behaviour);
    let run = judge(&service.url).await.unwrap();
    let mut lines: Vec<String> = run
        .findings
        .iter()
        .map(|finding| {
            let (operation, check) = (&finding.operation, finding.check);
            format!(
                "{operation} {check} at {}: {}",
                finding.spot(),
                finding.seen()
            )
        })
        .collect();
    lines.dedup();
    assert_eq!(lines, expected);
    let (drift, unaccepted) = (&[], &[]);
    let report = Report {
        run: &run,
        drift,
        unaccepted: Some(unaccepted),
    };
    assert!(!report.conforms());
    assert!(report.to_text(Style::Plain).contains("repeat"));
}

async fn check_error(url: &str, expected: &str) {
    let error = judge(url).await.unwrap_err();
    let message = error
        .to_string()
        .replace(url.trim_end_matches("?key=hidden"), "URL");
    assert_eq!(message, expected);
}

#[tokio::test]
async fn a_closed_port_is_an_error() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = judge(&url).await.unwrap_err();
    assert!(
        matches!(error, TransportError::Unreachable { .. }),
        "{error:?}"
    );
    let start = format!("{url}/a cannot be reached: Connection refused");
    assert!(error.to_string().starts_with(&start), "{error}");
}

#[tokio::test]
async fn a_name_that_nobody_has_is_an_error() {
    let error = judge("http://nobody.invalid").await.unwrap_err();
    assert!(
        matches!(error, TransportError::Unreachable { .. }),
        "{error:?}"
    );
}

#[tokio::test]
async fn tls_with_a_service_that_speaks_none_is_an_error() {
    let service = Service::start(|_, stream| answer(stream, 200, "text/plain", b"hello"));
    let url = service.url.replace("http:", "https:");
    let error = judge(&url).await.unwrap_err();
    assert!(
        matches!(error, TransportError::Unreachable { .. }),
        "{error:?}"
    );
    assert!(
        error
            .to_string()
            .starts_with(&format!("{url}/a cannot be reached: ")),
        "{error}"
    );
}

#[tokio::test]
async fn a_base_url_that_cannot_be_one_is_an_error() {
    check_error(
        "ftp://a.test/",
        "`URL` is no base URL: it is neither http nor https",
    )
    .await;
    let error = judge("http://me:hidden@a.test/?key=hidden")
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "`http://a.test/` is no base URL: user and password belong into the environment"
    );
    let error = judge("http://a.test/?key=hidden").await.unwrap_err();
    assert!(
        !format!("{error} {error:?}").contains("hidden"),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_service_that_never_answers_is_an_error() {
    let service = Service::start(|_, _| thread::sleep(Duration::from_secs(5)));
    let error = judge(&service.url).await.unwrap_err();
    let expected = format!("{}/b does not answer: no answer after 300ms", service.url);
    assert_eq!(error.to_string(), expected);
    assert_eq!(service.asked().len(), 3);
}

#[tokio::test]
async fn an_operation_that_hangs_is_a_finding_and_the_rest_is_left_after_three() {
    fn hangs_at_b(asked: &Asked, stream: &mut TcpStream) {
        if asked.target.starts_with("/b") {
            thread::sleep(Duration::from_secs(5));
        }
        answer(stream, 200, "application/json", b"[]");
    }
    check(
        hangs_at_b,
        &["b service-answers at the answer: no answer after 300ms"],
    )
    .await;
}

#[tokio::test]
async fn a_service_that_dies_is_not_asked_for_ever() {
    fn dies(asked: &Asked, stream: &mut TcpStream) {
        if asked.target == "/a" {
            answer(stream, 200, "application/json", b"[]");
        }
    }
    let service = Service::start(dies);
    let run = judge(&service.url).await.unwrap();
    assert_eq!(run.findings.len(), 3);
    assert_eq!(run.judged(), 1);
    let gone = run.operations[1].not_judged.iter();
    assert_eq!(
        gone.filter(|(_, reason)| *reason == Reason::Gone).count(),
        1
    );
}

#[tokio::test]
async fn a_redirect_is_a_finding_and_not_followed() {
    fn redirects(_: &Asked, stream: &mut TcpStream) {
        let _ = stream.write_all(
            b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        );
    }
    check(
        redirects,
        &[
            "a response-status-documented at the status: status 302",
            "b response-status-documented at the status: status 302",
        ],
    )
    .await;
}

#[tokio::test]
async fn html_in_the_place_of_json_is_a_finding() {
    check(
        |_, stream| answer(stream, 200, "text/html", b"<p>maintenance</p>"),
        &[
            "a response-media-type-documented at the header Content-Type: text/html",
            "b response-media-type-documented at the header Content-Type: text/html",
        ],
    )
    .await;
}

#[tokio::test]
async fn a_body_without_end_is_read_to_the_limit_and_is_a_finding() {
    fn endless(_: &Asked, stream: &mut TcpStream) {
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1073741824\r\n\r\n[";
        let _ = stream.write_all(head.as_bytes());
        while stream.write_all(&[b' '; 16 << 10]).is_ok() {}
    }
    check(
        endless,
        &[
            "a response-body-well-formed at the body: more than 65536 bytes",
            "b response-body-well-formed at the body: more than 65536 bytes",
        ],
    )
    .await;
}

#[tokio::test]
async fn a_body_that_drips_or_breaks_off_is_a_finding() {
    fn unfinished(asked: &Asked, stream: &mut TcpStream) {
        let head =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n[";
        let _ = stream.write_all(head.as_bytes());
        let _ = stream.flush();
        if asked.target.starts_with("/a") {
            thread::sleep(Duration::from_secs(2));
        }
    }
    check(
        unfinished,
        &[
            "a response-body-well-formed at the body: 1 bytes when the time was up",
            "b response-body-well-formed at the body: the connection broke after 1 bytes of it",
        ],
    )
    .await;
}

#[tokio::test]
async fn truncated_json_and_a_wrong_charset_are_findings() {
    fn broken(asked: &Asked, stream: &mut TcpStream) {
        match asked.target.starts_with("/a") {
            true => answer(stream, 200, "application/json", b"[\"one\", "),
            false => answer(stream, 200, "application/json", b"[\"caf\xe9\"]"),
        }
    }
    check(
        broken,
        &[
            "a response-body-well-formed at the body: JSON that ends in the middle, after 8 bytes",
            "b response-body-well-formed at the body: a byte that is not UTF-8, after 5 bytes",
        ],
    )
    .await;
}

#[tokio::test]
async fn an_answer_that_is_not_http_is_a_clear_error() {
    let service = Service::start(|_, stream| {
        let _ = stream.write_all(b"220 mail.test ready\r\n");
    });
    let error = judge(&service.url).await.unwrap_err();
    assert!(
        matches!(error, TransportError::NoAnswer { .. }),
        "{error:?}"
    );
}
