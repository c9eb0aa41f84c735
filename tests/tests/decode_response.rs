//! Answers that came by another way are read by the client as those of its own calls are.

use bigcommerce_orders::{Error, ErrorKind, StatusCode, decode_response};
use countersign_spec::{Limits, load, load_with_overlays};
use countersign_tests::{DocumentedAnswer, document, documented_answers, live_overlay};

const JSON: Option<&str> = Some("application/json");

fn status(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap()
}

fn read(answer: &DocumentedAnswer, body: &str) -> Result<(), Error> {
    let media_type = Some(answer.media_type.as_str());
    let body = body.to_owned();
    decode_response(&answer.operation, status(answer.status), media_type, body)
}

#[test]
fn every_example_of_an_answer_is_read() {
    let (document, _) = load(&document(), &Limits::default());
    let answers = documented_answers(&document);
    assert!(answers.len() > 100, "{} answers", answers.len());
    for answer in &answers {
        assert!(answer.is_json(), "{answer:?}");
        let read = read(answer, &answer.body);
        assert!(read.is_ok(), "{read:?} of {answer:?}");
    }
}

/// The client was made from what stores were seen to send, too, which leaves some bodies open.
#[test]
fn a_page_in_the_place_of_an_example_is_refused_everywhere() {
    let (document, _) = load_with_overlays(&document(), &[live_overlay()], &Limits::default());
    for answer in &documented_answers(&document) {
        let error = read(answer, "<html>").unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Decode { .. }));
        assert_eq!(error.operation(), answer.operation);
        assert_eq!(error.bytes().unwrap(), "<html>");
    }
}

#[test]
fn what_cannot_be_read_is_told_with_its_place() {
    let body = r#"[{"id": 1}, {"id": "one"}]"#;
    let error = decode_response("listOrderTaxes", status(200), JSON, body).unwrap_err();
    let ErrorKind::Decode { pointer, message } = error.kind() else {
        panic!("{error}");
    };
    assert!(pointer.starts_with('/') && !message.is_empty(), "{error}");
}

/// The document says that an empty list is a 204, and of nothing else that it may be empty.
#[test]
fn nothing_is_an_empty_list_only_where_the_document_says_so() {
    decode_response("listOrders", status(204), None, "").unwrap();
    let empty = decode_response("listOrders", status(200), JSON, "").unwrap_err();
    assert!(matches!(empty.kind(), ErrorKind::Decode { .. }));
    let undocumented = decode_response("getOrder", status(204), None, "").unwrap_err();
    assert!(matches!(undocumented.kind(), ErrorKind::UndocumentedStatus));
    assert_eq!(undocumented.status(), Some(status(204)));
}

#[test]
fn an_operation_that_is_not_there_is_told() {
    let error = decode_response("nobody", status(200), JSON, "{}").unwrap_err();
    assert_eq!(
        error.to_string(),
        "decode_response: status 200: there is no such operation"
    );
}
