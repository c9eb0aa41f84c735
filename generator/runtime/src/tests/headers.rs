//! Tests that documented headers are read from their text, and cost nothing where they cannot be.

#![expect(
    unreachable_pub,
    reason = "structs of headers are part of an emitted crate"
)]

use jiff::Timestamp;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use rust_decimal::Decimal;

use crate::runtime::headers;

headers!(JobHeaders {
    left: i64 = "X-Left" as Integer,
    load: f64 = "X-Load" as Float,
    is_new: bool = "X-Is-New" as Boolean,
    place: String = "Location" as Text,
    price: Decimal = "X-Price" as DecimalText,
    cost: Decimal = "X-Cost" as DecimalNumber,
    ends: Timestamp = "X-Ends" as Rfc3339,
    steps: Vec<i64> = "X-Steps" as List(&Integer),
    names: Vec<String> = "X-Names" as List(&Text),
});

fn read(lines: &[(&'static str, &'static str)]) -> JobHeaders {
    let mut headers = HeaderMap::new();
    for (name, value) in lines {
        let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
        headers.append(name, HeaderValue::from_static(value));
    }
    JobHeaders::from(&headers)
}

#[test]
fn each_kind_of_header_is_read() {
    let headers = read(&[
        ("x-left", "7"),
        ("x-load", "0.5"),
        ("x-is-new", "true"),
        ("location", "/jobs/\"7\""),
        ("x-price", "10.50"),
        ("x-cost", "0.10"),
        ("x-ends", "2026-01-02T03:04:05Z"),
        ("x-steps", "1, 2"),
        ("x-steps", "3"),
        ("x-names", "a,b"),
    ]);
    assert_eq!(headers.left, Some(7));
    assert_eq!(headers.load, Some(0.5));
    assert_eq!(headers.is_new, Some(true));
    assert_eq!(headers.place.as_deref(), Some("/jobs/\"7\""));
    assert_eq!(headers.price, Some(Decimal::new(1050, 2)));
    assert_eq!(headers.cost, Some(Decimal::new(10, 2)));
    let ends: Timestamp = "2026-01-02T03:04:05Z".parse().unwrap();
    assert_eq!(headers.ends, Some(ends));
    assert_eq!(headers.steps, Some(vec![1, 2, 3]));
    assert_eq!(headers.names, Some(vec!["a".to_owned(), "b".to_owned()]));
}

#[test]
fn a_header_that_is_missing_or_cannot_be_read_is_none() {
    let headers = read(&[
        ("x-left", "many"),
        ("x-is-new", "yes"),
        ("x-price", ""),
        ("x-ends", "soon"),
        ("x-steps", "1, two"),
    ]);
    assert_eq!(headers, read(&[]));
}
