//! Bodies that are forms, read back by parsers that are not ours.

use serde_json::json;

use crate::runtime::parameter::{Style, form, part};
use crate::runtime::{Part, Request};

fn request() -> Request {
    Request::new("op", "POST", "/")
}

fn sent(request: Request) -> (String, Vec<u8>) {
    assert_eq!(request.fault, None);
    let (media_type, bytes) = request.body.unwrap().finish().unwrap();
    let (body, _) = bytes.take().unwrap();
    (media_type.into_owned(), body.as_bytes().unwrap().to_vec())
}

#[test]
fn pairs_come_back_as_they_were_set() {
    let mut request = request();
    request.form();
    request.set(form("name"), "first");
    request.set(form("name"), "Ada & \u{e9}+=%");
    request.set(form("tags"), &vec!["a b".to_owned(), "c,d".to_owned()]);
    request.set(
        form("ids").style(Style::PipeDelimited).joined(),
        &vec![1_i64, 2],
    );
    request.set(form("filter").json(), &json!({"a": "x"}));
    request.set(
        form("deep").style(Style::DeepObject),
        &json!({"a": {"b": 1}}),
    );
    request.set(form("none"), &Vec::<String>::new());
    let (media_type, bytes) = sent(request);
    assert_eq!(media_type, "application/x-www-form-urlencoded");
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(&bytes).into_owned().collect();
    let expected = [
        ("name", "Ada & \u{e9}+=%"),
        ("tags", "a b"),
        ("tags", "c,d"),
        ("ids", "1|2"),
        ("filter", r#"{"a":"x"}"#),
        ("deep[a][b]", "1"),
    ];
    assert_eq!(
        pairs,
        expected.map(|(name, value)| (name.to_owned(), value.to_owned()))
    );
}

#[test]
fn a_form_without_fields_is_sent_as_one() {
    let mut request = request();
    request.form();
    let (media_type, bytes) = sent(request);
    assert_eq!(media_type, "application/x-www-form-urlencoded");
    assert_eq!(bytes, b"");
}

#[test]
fn parts_are_written_as_rfc_7578_has_them() {
    let mut request = request();
    request.parts();
    request.set(part("caption"), "one");
    request.set(part("caption"), "a \"b\"\r\n");
    request.set(part("ids"), &vec![1_i64, 2]);
    request.set(
        part("meta").media_type("application/json"),
        &json!({"a": 1}),
    );
    let image = Part::new(vec![0, 255, 13, 10]).file_name("a\"b.png");
    request.files(part("image").media_type("image/png"), [image]);
    let (media_type, bytes) = sent(request.clone());
    assert_eq!(media_type, "multipart/form-data; boundary=part-boundary-0");
    let expected = b"--part-boundary-0\r\n\
        Content-Disposition: form-data; name=\"caption\"\r\n\r\na \"b\"\r\n\r\n\
        --part-boundary-0\r\n\
        Content-Disposition: form-data; name=\"ids\"\r\n\r\n1\r\n\
        --part-boundary-0\r\n\
        Content-Disposition: form-data; name=\"ids\"\r\n\r\n2\r\n\
        --part-boundary-0\r\n\
        Content-Disposition: form-data; name=\"meta\"\r\n\
        Content-Type: application/json\r\n\r\n{\"a\":1}\r\n\
        --part-boundary-0\r\n\
        Content-Disposition: form-data; name=\"image\"; filename=\"a%22b.png\"\r\n\
        Content-Type: image/png\r\n\r\n\x00\xff\r\n\r\n\
        --part-boundary-0--\r\n";
    assert_eq!(
        String::from_utf8_lossy(&bytes),
        String::from_utf8_lossy(expected)
    );
    // The same parts are the same bytes, so that a request can be sent again.
    assert_eq!(sent(request).1, bytes);
}

#[test]
fn a_boundary_stands_in_no_part() {
    let mut request = request();
    request.set(part("text"), "--part-boundary-0");
    assert!(sent(request).0.ends_with("part-boundary-1"));
}

#[test]
fn a_part_shows_nothing_of_what_it_holds_and_its_media_type_ends_no_header() {
    let part_ = Part::new("s3cret").media_type("image/png\r\nX: y");
    assert!(!format!("{part_:?}").contains("s3cret"));
    let mut request = request();
    request.files(part("file"), [part_]);
    assert!(request.body.unwrap().finish().is_err());
}
