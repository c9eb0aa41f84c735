//! How a check is tried: one small document, one answer, the exact findings.

use std::cell::RefCell;

use crate::case::CaseId;
use crate::decode::Decode;
use crate::finding::{CheckId, Finding};
use crate::interaction::{Interaction, Request, Response};
use crate::judge::{Judge, judge};
use crate::testing;

/// The operation that checks are tried on.
pub(super) const ORDERS: &str = r#"
  /orders:
    get:
      operationId: listOrders
      responses:
        '200':
          description: some
          headers:
            X-Left: {required: true, schema: {type: integer, minimum: 0}}
          content:
            application/json:
              schema:
                type: array
                items:
                  type: object
                  required: [id]
                  properties:
                    id: {type: integer}
                    state: {type: string, enum: [open, shut]}
                    note: {type: string, nullable: true}
                    labels: {type: object, additionalProperties: {type: string}}
                    free: {type: object}
                    either:
                      anyOf:
                        - {type: object, properties: {a: {}}}
                        - {type: object, properties: {b: {}}}
        '204': {description: none, headers: {X-Left: {required: true, schema: {type: integer, minimum: 0}}}}
        '4XX': {description: refused}
"#;

/// An answer to which no check has anything to say.
pub(super) fn orders() -> Response {
    Response::new(200)
        .header("Content-Type", "application/json")
        .header("X-Left", "149")
        .body("[]")
}

/// Asserts what is found in an answer with this body.
pub(super) fn body(body: &str, expected: &[&str]) {
    check(ORDERS, orders().body(body.to_owned()), expected);
}

/// Asserts what is found in an answer.
pub(super) fn check(paths: &str, response: Response, expected: &[&str]) {
    let request = Request::new("GET", "http://localhost/orders");
    compare(paths, &Interaction::new(request, response), expected);
}

/// Asserts what is found in an answer to somebody without credentials.
pub(super) fn check_without_credentials(paths: &str, response: Response, expected: &[&str]) {
    let request = Request::new("GET", "http://localhost/orders");
    let interaction = Interaction::new(request, response).without_credentials();
    compare(paths, &interaction, expected);
}

/// Asserts what is found in the answer to a request.
pub(super) fn ask(request: Request, response: Response, expected: &[&str]) {
    compare(ORDERS, &Interaction::new(request, response), expected);
}

/// Asserts what is found in the answer to a request of operations of one's own.
pub(super) fn ask_of(paths: &str, request: Request, response: Response, expected: &[&str]) {
    compare(paths, &Interaction::new(request, response), expected);
}

/// Asserts what is found when no answer comes.
pub(super) fn no_answer(why: &str, expected: &[&str]) {
    let document = testing::document(ORDERS);
    let request = Request::new("GET", "http://localhost/orders");
    let operation = &document.operations()[0];
    let case = CaseId::new("given");
    let finding = Judge::new(&document).no_answer(operation, &case, &request, why);
    assert_found(&[finding], expected);
}

/// Asserts what is found in an answer that a client is to read.
pub(super) fn decoded(client: &dyn Decode, response: Response, expected: &[&str]) {
    let document = testing::document(ORDERS);
    let request = Request::new("GET", "http://localhost/orders");
    let judge = Judge::new(&document).decoding(client);
    assert_found(&judge.judge(&Interaction::new(request, response)), expected);
}

fn compare(paths: &str, interaction: &Interaction, expected: &[&str]) {
    let document = testing::document(paths);
    assert_found(&judge(&document, interaction), expected);
}

/// A case of a check that passes and one that does not.
pub(super) struct Trials {
    pub(super) passes: fn(),
    pub(super) fails: fn(),
}

thread_local! {
    /// The checks that found something, for each answer tried on this thread.
    static FOUND: RefCell<Vec<Vec<CheckId>>> = const { RefCell::new(Vec::new()) };
}

/// The checks that found something, for each answer that a trial tries.
pub(super) fn found_by(trial: fn()) -> Vec<Vec<CheckId>> {
    FOUND.take();
    trial();
    FOUND.take()
}

fn assert_found(findings: &[Finding], expected: &[&str]) {
    let found = findings.iter().map(|finding| finding.check).collect();
    FOUND.with_borrow_mut(|all| all.push(found));
    let lines: Vec<String> = findings
        .iter()
        .map(|finding| {
            let place = finding.place.as_ref().map_or("", |place| &place.pointer);
            format!(
                "{} {} at {}: expected {}, seen {} ({place})",
                finding.severity.as_str(),
                finding.check,
                finding.spot(),
                finding.expected(),
                finding.seen(),
            )
        })
        .collect();
    assert_eq!(lines, expected);
}
