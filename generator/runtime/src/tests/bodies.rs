//! Tests that a body without members is read and written as a member of its kind is.

use std::collections::BTreeMap;

use bytes::Bytes;
use jiff::civil::Date;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use rust_decimal::Decimal;

use super::models::Status;
use crate::runtime::model::{Kind, Value, from_json, to_json};
use crate::runtime::{Erased, ErrorKind, RawResponse, ToleratedKind};

fn answer(json: &str, kind: &'static Kind) -> RawResponse {
    let body = Bytes::copy_from_slice(json.as_bytes());
    RawResponse::new("op", StatusCode::OK, HeaderMap::new(), body).of(kind)
}

/// Reads a body, and asks for what was tolerated.
fn read<T: Value>(json: &str, kind: &'static Kind) -> (T, Vec<(String, ToleratedKind)>) {
    let response = answer(json, kind).json::<T, Erased>().unwrap();
    let tolerated = response.tolerated().into_iter();
    let tolerated = tolerated.map(|found| (found.pointer, found.kind)).collect();
    (response.into_body(), tolerated)
}

fn written(body: &impl Value, kind: &Kind) -> String {
    String::from_utf8(to_json(body.view(), kind).unwrap()).unwrap()
}

const NUMBERS: Kind = Kind::List(&Kind::Integer);

#[test]
fn a_list_of_whole_numbers_is_read_with_a_fraction_of_nought_and_as_text() {
    let (numbers, tolerated) = read::<Vec<i64>>("[1.0, \"2\", 3]", &NUMBERS);
    assert_eq!(numbers, [1, 2, 3]);
    assert_eq!(
        tolerated,
        [("/1".to_owned(), ToleratedKind::TextForInteger)]
    );
}

#[test]
fn a_strict_client_refuses_what_it_tolerates_in_a_list() {
    let refused = answer("[1, \"2\"]", &NUMBERS).strict(true);
    let error = refused.json::<Vec<i64>, Erased>().unwrap_err();
    let ErrorKind::Refused(places) = error.kind() else {
        panic!("{error}");
    };
    assert_eq!(places[0].pointer, "/1");
    let fine = answer("[1, 2]", &NUMBERS).strict(true);
    assert_eq!(*fine.json::<Vec<i64>, Erased>().unwrap().body(), [1, 2]);
}

#[test]
fn what_cannot_be_read_is_told_with_its_place() {
    let error = answer("[1, true]", &NUMBERS).json::<Vec<i64>, Erased>();
    let error = error.unwrap_err();
    let ErrorKind::Decode { pointer, message } = error.kind() else {
        panic!("{error}");
    };
    assert_eq!(pointer, "/1");
    assert!(message.starts_with("invalid type: a boolean"), "{message}");
    from_json::<Vec<i64>>(b"[1] [2]").unwrap_err();
}

#[test]
fn scalars_by_themselves_are_read_in_each_form() {
    let (amount, tolerated) = read::<Decimal>("79.10", &Kind::DecimalText);
    assert_eq!(amount, Decimal::new(791, 1));
    assert_eq!(tolerated, [(String::new(), ToleratedKind::NumberForText)]);
    let (status, tolerated) = read::<Status>("\"lost\"", &Kind::Choice(&["open", "paid"]));
    assert_eq!(status, Status::Undocumented("lost".to_owned()));
    assert_eq!(
        tolerated,
        [(String::new(), ToleratedKind::UndocumentedChoice)]
    );
    let (day, tolerated) = read::<Date>("\"2012-10-04\"", &Kind::Day);
    assert_eq!((day, tolerated), (jiff::civil::date(2012, 10, 4), vec![]));
}

#[test]
fn an_item_that_may_be_null_is_not_tolerated_and_another_is() {
    const NULLABLE: Kind = Kind::Map(&Kind::Nullable(&Kind::Integer));
    type Stock = BTreeMap<String, Option<i64>>;
    let (stock, tolerated) = read::<Stock>(r#"{"a": null, "b": 1}"#, &NULLABLE);
    assert_eq!((stock["a"], stock["b"]), (None, Some(1)));
    assert_eq!(tolerated, []);
}

#[test]
fn amounts_and_days_are_written_in_their_documented_form() {
    let amounts: Vec<Decimal> = vec!["79.10".parse().unwrap()];
    assert_eq!(
        written(&amounts, &Kind::List(&Kind::DecimalNumber)),
        "[79.10]"
    );
    assert_eq!(
        written(&amounts, &Kind::List(&Kind::DecimalText)),
        r#"["79.10"]"#
    );
    let day = jiff::civil::date(2012, 10, 4);
    assert_eq!(written(&day, &Kind::Day), r#""2012-10-04""#);
    assert_eq!(written(&vec![1_i64, 2], &NUMBERS), "[1,2]");
}
