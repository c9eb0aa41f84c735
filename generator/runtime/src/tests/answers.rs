//! Tests that an answer which is not as documented is an error with all of it, and that
//! text and bytes are read as what they are.

use bytes::Bytes;
use reqwest::StatusCode;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};

use super::models::{Fee, OpError};
use crate::runtime::{Erased, Error, ErrorBody, ErrorKind, Operation, RawResponse, Response};

const PAGE: &str = "<html><body>Ada, please log in</body></html>";

/// An answer of a status, with a media type or none.
fn answer(status: u16, media_type: &str, body: &[u8]) -> RawResponse {
    let mut headers = HeaderMap::new();
    headers.insert("x-left", HeaderValue::from_static("7"));
    if !media_type.is_empty() {
        headers.insert(CONTENT_TYPE, HeaderValue::from_str(media_type).unwrap());
    }
    let status = StatusCode::from_u16(status).unwrap();
    RawResponse::new("op", status, headers, Bytes::copy_from_slice(body))
}

/// What an error says, once it is known to hold the whole answer and to show none of it.
fn whole<T, E: ErrorBody>(result: Result<T, Error<E>>, status: u16, body: &[u8]) -> String {
    let Err(error) = result else {
        panic!("it is no error");
    };
    assert!(error.documented().is_none());
    // Erasing the type of the documented errors takes nothing away.
    let error = error.erase();
    assert_eq!(error.status().unwrap(), status);
    assert_eq!(error.headers().unwrap()["x-left"], "7");
    assert_eq!(&error.bytes().unwrap()[..], body);
    assert!(!format!("{error:?}").contains("Ada"));
    error.to_string()
}

fn read(answer: RawResponse) -> Result<Response<Fee>, Error<OpError>> {
    answer.json()
}

#[test]
fn a_page_in_the_place_of_json_is_told_by_its_media_type() {
    let page = answer(200, "text/html; charset=utf-8", PAGE.as_bytes());
    let said = whole(read(page), 200, PAGE.as_bytes());
    assert_eq!(
        said,
        "op: status 200: the body is not as documented: `text/html` came instead of JSON: \
         expected value at line 1 column 1"
    );
    let page = answer(502, "text/html", PAGE.as_bytes());
    let failed: Result<(), _> = page.documented(OpError::Fault);
    let said = whole(failed, 502, PAGE.as_bytes());
    assert!(said.contains("`text/html` came instead of JSON"), "{said}");
}

#[test]
fn a_media_type_is_told_only_where_it_is_another_and_a_plain_name() {
    for media_type in [
        "",
        "application/json",
        "application/problem+json; a=b",
        "<Ada>",
    ] {
        let said = whole(read(answer(200, media_type, b"x")), 200, b"x");
        assert!(!said.contains("instead of"), "{said}");
    }
}

#[test]
fn json_under_another_name_is_read() {
    let fee = read(answer(200, "text/html", br#"{"id":1}"#)).unwrap();
    assert_eq!(
        (fee.id, &fee.headers()[CONTENT_TYPE]),
        (1, &"text/html".parse().unwrap())
    );
}

#[test]
fn nothing_in_the_place_of_json_is_an_error() {
    let said = whole(read(answer(200, "", b"")), 200, b"");
    assert!(said.contains("EOF while parsing a value"), "{said}");
    let list: Result<Response<Vec<Fee>>, Error<OpError>> = answer(200, "", b"").json();
    whole(list, 200, b"");
    let failed: Result<(), _> = answer(400, "", b"").documented(OpError::Fault);
    whole(failed, 400, b"");
}

#[test]
fn a_status_that_nobody_documented_is_an_error_whatever_comes_with_it() {
    for (status, body) in [
        (204, &b""[..]),
        (299, br#"{"id":1}"#),
        (418, PAGE.as_bytes()),
    ] {
        let undocumented: Result<(), Error<OpError>> = answer(status, "", body).undocumented();
        let kind = undocumented.as_ref().unwrap_err().kind();
        assert!(matches!(kind, ErrorKind::UndocumentedStatus));
        whole(undocumented, status, body);
    }
}

#[test]
fn a_text_is_read_as_it_came() {
    let text = |media_type: &str, body: &[u8]| answer(200, media_type, body).text::<OpError>();
    for media_type in ["", "text/plain", "text/csv; charset=\"UTF-8\""] {
        let read = text(media_type, "größe".as_bytes()).unwrap();
        assert_eq!(*read, "größe");
    }
    // What is ASCII alone is the same in both.
    assert_eq!(
        *text("text/plain; charset=iso-8859-1", b"abc").unwrap(),
        "abc"
    );
    let latin1 = b"Ada gr\xf6\xdfe";
    let said = whole(text("text/plain; charset=ISO-8859-1", latin1), 200, latin1);
    assert!(said.contains("encoded in `iso-8859-1`"), "{said}");
    let said = whole(text("text/plain", latin1), 200, latin1);
    assert!(said.contains("the text is no UTF-8"), "{said}");
    let utf16 = b"a\0b\0";
    whole(text("text/plain; charset=utf-16", utf16), 200, utf16);
    let failed: Result<(), _> = answer(400, "", latin1).documented_text(OpError::Fault);
    whole(failed, 400, latin1);
}

#[test]
fn errors_of_text_and_bytes_are_documented_ones() {
    let text: Result<(), _> = answer(400, "", b"no").documented_text(OpError::Fault);
    let bytes: Result<(), _> =
        answer(400, "", b"no").documented_whole(|body| OpError::Fault(format!("{body:?}")));
    for (result, expected) in [(text, "no"), (bytes, "b\"no\"")] {
        let error = result.unwrap_err();
        assert_eq!(
            error.documented(),
            Some(&OpError::Fault(expected.to_owned()))
        );
        assert_eq!(error.bytes().unwrap(), "no");
    }
}

#[test]
fn bytes_are_kept_as_they_came_even_none() {
    for body in [&b"\x89PNG\0"[..], b""] {
        let read = answer(200, "image/png", body).whole::<Erased>().unwrap();
        assert_eq!((&read.body()[..], &read.bytes()[..]), (body, body));
        assert!(read.tolerated().is_empty());
    }
}

struct GetFee;

impl Operation for GetFee {
    const ID: &'static str = "getFee";
    type Body = Fee;
    type Error = OpError;

    fn read(answer: RawResponse) -> Result<Response<Fee>, Error<OpError>> {
        match answer.status().as_u16() {
            200 => answer.json(),
            _ => answer.documented(OpError::Fault),
        }
    }
}

#[test]
fn an_answer_from_elsewhere_is_read_as_one_of_an_operation() {
    let received = |status: u16, body: &'static str| {
        let status = StatusCode::from_u16(status).unwrap();
        RawResponse::received(
            status,
            Some("text/html"),
            Bytes::from_static(body.as_bytes()),
        )
    };
    assert!(received(200, r#"{"id":1}"#).read_by::<GetFee>().is_ok());
    assert!(received(500, "\"no\"").read_by::<GetFee>().is_ok());
    let error = received(200, PAGE).read_by::<GetFee>().unwrap_err();
    assert_eq!(error.operation(), "getFee");
    assert!(error.to_string().contains("`text/html` came"), "{error}");
    let error = received(200, PAGE).of_no_operation().unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::UnknownOperation));
    assert_eq!(error.bytes().unwrap(), PAGE);
}
