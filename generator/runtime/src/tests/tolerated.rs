//! Tests that the second walk finds each thing that reading tolerates, and nothing else.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use reqwest::StatusCode;
use rust_decimal::Decimal;
use serde::de::DeserializeOwned;

use super::models::{Fee, Labelled, Links, Maybe, Note, Patchy, Status};
use crate::runtime::model::{Kind, Value, object};
use crate::runtime::{
    Erased, Error, ErrorBody, ErrorKind, RawResponse, Response, Tolerated, ToleratedKind,
};
use ToleratedKind::{
    EmptyObject, EmptyText, NoVariant, NumberForText, OtherDateForm, PrecisionMayBeLost,
    TextForInteger, TextForNumber, UndocumentedChoice, UndocumentedMember, UndocumentedNull,
};

/// A model with a member of every kind that [`Fee`] and the others lack.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Parcel {
    id: Option<i64>,
    note: Option<String>,
    status: Option<Status>,
    sent: Option<Timestamp>,
    seen: Option<Timestamp>,
    day: Option<Date>,
    price: Option<Decimal>,
    tax: Option<Decimal>,
    either: Option<i64>,
    shipped: Option<Timestamp>,
    labels: BTreeMap<String, Decimal>,
    links: Option<Links>,
    any: Option<serde_json::Value>,
    slashed: Option<i64>,
    notes: Option<Vec<Option<String>>>,
}

object!(Parcel {
    0 id: Kind::Integer,
    1 note: Kind::Text,
    2 status: Kind::Choice(&["open", "paid"]),
    3 sent: Kind::Rfc2822,
    4 seen: Kind::Rfc3339,
    5 day: Kind::Day,
    6 price: Kind::DecimalNumber,
    7 tax: Kind::DecimalTextOrNumber,
    8 either nullable: Kind::IntegerOrText,
    9 shipped or_empty: Kind::Rfc2822,
    10 labels: Kind::Map(&Kind::DecimalText),
    11 links: Kind::Union(&super::models::Links),
    12 any: Kind::Any,
    13 slashed "a/b~c": Kind::Integer,
    14 notes: Kind::List(&Kind::Nullable(&Kind::Text)),
});

fn answer(json: &[u8]) -> RawResponse {
    let body = json.to_vec().into();
    RawResponse::new("op", StatusCode::OK, Default::default(), body)
}

fn read<T: DeserializeOwned + Value>(json: &str) -> Response<T> {
    answer(json.as_bytes()).json::<T, Erased>().unwrap()
}

fn refused<T: DeserializeOwned + Value + std::fmt::Debug>(json: &str) -> Error {
    answer(json.as_bytes())
        .strict(true)
        .json::<T, Erased>()
        .unwrap_err()
}

/// Places and kinds, as a reader of the test sees them at once.
fn shown(found: &[Tolerated]) -> Vec<(&str, ToleratedKind)> {
    found
        .iter()
        .map(|found| (found.pointer.as_str(), found.kind))
        .collect()
}

fn check<T: DeserializeOwned + Value>(json: &str, expected: &[(&str, ToleratedKind)]) {
    let found = read::<T>(json).tolerated();
    assert_eq!(shown(&found), expected, "{json}");
}

#[test]
fn nothing_is_told_of_a_body_that_is_as_documented() {
    check::<Parcel>(
        r#"{
            "id": 1, "note": "", "status": "paid", "sent": "Thu, 04 Oct 2012 03:24:40 +0000",
            "seen": "2012-10-04T03:24:40.25+02:00", "day": "2012-10-04", "price": 12.5,
            "tax": 1, "either": "12", "shipped": "", "labels": {"blue": "1.20"},
            "links": {"kind": "note", "text": "hi"}, "any": {"of": [null]}, "a/b~c": 1
        }"#,
        &[],
    );
    check::<Parcel>(
        r#"{"tax": "1.20", "either": null, "links": [{"id": 1}]}"#,
        &[],
    );
    check::<Parcel>("{}", &[]);
    check::<Patchy>(r#"{"note": null}"#, &[]);
    check::<Vec<Fee>>(" [] ", &[]);
    check::<i64>("1", &[]);
}

#[test]
fn a_number_for_text_is_told() {
    check::<Parcel>(r#"{"note": 12}"#, &[("/note", NumberForText)]);
    check::<Parcel>(r#"{"status": 12}"#, &[("/status", NumberForText)]);
    check::<Fee>(
        r#"{"id": 1, "amount": 12.5}"#,
        &[("/amount", NumberForText)],
    );
}

#[test]
fn text_for_a_number_is_told() {
    check::<Parcel>(r#"{"price": "12.5"}"#, &[("/price", TextForNumber)]);
}

#[test]
fn text_for_a_whole_number_is_told_unless_both_are_documented() {
    check::<Fee>(r#"{"id": "1"}"#, &[("/id", TextForInteger)]);
    check::<Parcel>(r#"{"either": "1"}"#, &[]);
}

#[test]
fn an_empty_text_for_none_is_told_unless_it_is_documented() {
    check::<Fee>(
        r#"{"id": 1, "amount": "", "made": ""}"#,
        &[("/amount", EmptyText), ("/made", EmptyText)],
    );
    check::<Parcel>(
        r#"{"price": "", "tax": "", "day": "", "shipped": ""}"#,
        &[
            ("/price", EmptyText),
            ("/tax", EmptyText),
            ("/day", EmptyText),
        ],
    );
}

#[test]
fn an_object_without_members_for_none_is_told_unless_it_is_documented() {
    check::<Fee>(r#"{"id": 1, "status": {}}"#, &[("/status", EmptyObject)]);
    check::<Parcel>(r#"{"shipped": { }}"#, &[]);
}

#[test]
fn null_is_told_where_it_is_not_documented() {
    check::<Fee>(r#"{"id": 1, "made": null}"#, &[("/made", UndocumentedNull)]);
    check::<Parcel>(r#"{"either": null, "any": null}"#, &[]);
    check::<Parcel>(r#"{"links": null}"#, &[("/links", UndocumentedNull)]);
    let notes = r#"{"notes": ["a", null, 5]}"#;
    check::<Parcel>(notes, &[("/notes/2", NumberForText)]);
}

#[test]
fn an_enum_value_that_nobody_documented_is_told() {
    check::<Fee>(
        r#"{"id": 1, "status": "lost"}"#,
        &[("/status", UndocumentedChoice)],
    );
}

#[test]
fn a_member_that_nobody_documented_is_told_by_a_name_but_not_by_a_key_that_is_data() {
    check::<Fee>(
        r#"{"new": {"id": "1"}, "id": 1, "ada@example.test": 1}"#,
        &[("/new", UndocumentedMember), ("/{key}", UndocumentedMember)],
    );
}

#[test]
fn a_date_in_another_form_is_told() {
    check::<Fee>(
        r#"{"id": 1, "made": "2012-10-04T03:24:40Z"}"#,
        &[("/made", OtherDateForm)],
    );
    for seen in [
        "Thu, 04 Oct 2012 03:24:40 +0000",
        "2012-10-04 03:24:40Z",
        "2012-10-04T03:24Z",
        "2012-10-04T03:24:40Z[UTC]",
    ] {
        check::<Parcel>(
            &format!(r#"{{"seen": "{seen}"}}"#),
            &[("/seen", OtherDateForm)],
        );
    }
    check::<Parcel>(
        r#"{"day": "2012-10-04T03:24:40"}"#,
        &[("/day", OtherDateForm)],
    );
}

#[test]
fn precision_may_be_lost_beyond_fifteen_digits_that_pass_through_a_double() {
    let price = |json: &str, expected: &[(&str, ToleratedKind)]| {
        check::<Parcel>(&format!(r#"{{"price": {json}}}"#), expected);
    };
    price("1234567890123.45", &[]);
    price("-0.00012345678901234500", &[]);
    // A whole number of 64 bits is read as one.
    price("1234567890123456789", &[]);
    price("12345678901234.567", &[("/price", PrecisionMayBeLost)]);
    price("1.2345678901234567e3", &[("/price", PrecisionMayBeLost)]);
    price("123456789012345678901", &[("/price", PrecisionMayBeLost)]);
    check::<Fee>(
        r#"{"id": 1, "amount": 12345678901234.567}"#,
        &[("/amount", NumberForText), ("/amount", PrecisionMayBeLost)],
    );
}

#[test]
fn a_value_that_fits_no_variant_is_told_and_one_that_does_is_walked() {
    check::<Parcel>(r#"{"links": {"kind": "song"}}"#, &[("/links", NoVariant)]);
    check::<Vec<Links>>(
        r#"[{"kind": "note", "text": 1}, [{"id": "1"}], 2]"#,
        &[
            ("/0/text", NumberForText),
            ("/1/0/id", TextForInteger),
            ("/2", NoVariant),
        ],
    );
}

#[test]
fn places_are_json_pointers_and_keys_of_maps_are_left_out() {
    check::<Parcel>(
        r#"{"a/b~c": "1", "labels": {"ada@example.test": 1, "x": "1"}}"#,
        &[
            ("/a~1b~0c", TextForInteger),
            ("/labels/{key}", NumberForText),
        ],
    );
    check::<Option<Vec<Fee>>>(r#"[{"id": 1}, {"id": "2"}]"#, &[("/1/id", TextForInteger)]);
}

#[test]
fn members_without_a_name_of_their_own_are_walked_as_what_they_are() {
    check::<Labelled>(r#"{"size": "L", "id": 1, "colour": null}"#, &[]);
    check::<Labelled>(
        r#"{"size": 7, "id": "1"}"#,
        &[("/id", TextForInteger), ("/{key}", NumberForText)],
    );
}

#[test]
fn one_of_several_bodies_is_walked_as_the_type_it_was_read_as() {
    enum Several {
        Note(Note),
    }
    let response = answer(br#"{"kind": "note", "text": 12}"#)
        .json_as::<_, _, Erased>(Several::Note)
        .unwrap();
    let Several::Note(note) = response.body();
    assert_eq!(note.text, "12");
    assert_eq!(shown(&response.tolerated()), [("/text", NumberForText)]);
    let nothing = answer(b"whatever").without_body::<_, Erased>(()).unwrap();
    assert_eq!(nothing.tolerated(), []);
}

#[test]
fn bytes_that_are_no_text_are_no_obstacle_where_reading_skips_them() {
    let response = answer(b"{\"new\": \"\xff\", \"id\": \"1\"}")
        .json::<Fee, Erased>()
        .unwrap();
    assert_eq!(
        shown(&response.tolerated()),
        [("/new", UndocumentedMember), ("/id", TextForInteger)]
    );
}

#[test]
fn a_strict_answer_is_refused_with_its_places_and_its_bytes() {
    let json = r#"[{"id": 1, "new": 1}, {"id": "2", "amount": ""}]"#;
    let error = refused::<Vec<Fee>>(json);
    let ErrorKind::Refused(places) = error.kind() else {
        panic!("{error}");
    };
    assert_eq!(
        shown(places),
        [("/1/id", TextForInteger), ("/1/amount", EmptyText)]
    );
    assert_eq!(error.bytes().unwrap(), json);
    assert_eq!(
        error.to_string(),
        "op: status 200: the body is not as documented at `/1/id`: text for a whole number, \
         and at one more place"
    );
    // What did not count is told with the rest.
    assert_eq!(error.tolerated().len(), 3);
}

#[test]
fn a_strict_answer_as_documented_or_with_a_new_member_is_read() {
    let response = answer(br#"{"id": 1, "new": 1}"#)
        .strict(true)
        .json::<Fee, Erased>()
        .unwrap();
    assert_eq!(response.id, 1);
    assert_eq!(shown(&response.tolerated()), [("/new", UndocumentedMember)]);
}

#[derive(Debug)]
struct Conflict;

impl ErrorBody for Conflict {
    fn meaning(&self) -> &'static str {
        "Conflict"
    }
}

#[test]
fn a_documented_error_stays_one_in_a_strict_client_and_tells_what_was_tolerated() {
    let error = answer(br#"{"kind": "note", "text": 12}"#)
        .strict(true)
        .documented::<_, (), _>(|_: Note| Conflict)
        .unwrap_err();
    assert!(error.documented().is_some());
    assert_eq!(shown(&error.tolerated()), [("/text", NumberForText)]);
    assert_eq!(error.erase().tolerated().len(), 1);
}

#[test]
fn nothing_of_the_body_shows() {
    let json = r#"{
        "note": 5323, "status": "s3cret", "sent": "2012-10-04T03:24:40Z", "price": "5323",
        "labels": {"s3cret@example.test": 5323}, "links": "s3cret", "s3cret!": 5323, "id": "5323"
    }"#;
    let tolerated = read::<Parcel>(json).tolerated();
    assert_eq!(tolerated.len(), 8);
    let error = refused::<Parcel>(json);
    let mut shown = format!("{error} {error:?} {:?} {tolerated:?}", error.kind());
    for tolerated in &tolerated {
        shown.push_str(&tolerated.to_string());
    }
    for secret in ["5323", "s3cret", "2012"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[test]
fn the_reason_of_every_variant_is_told() {
    let reasons = |json: &str| {
        let seen = crate::runtime::tolerated::<Links>(json.as_bytes());
        let [only] = &seen[..] else {
            panic!("one place, not {seen:?}")
        };
        only.to_string()
    };
    assert_eq!(
        reasons(r#"{"kind": "song", "text": "la"}"#),
        "``: a value that fits no variant (`Note`: `kind` has another value; \
         `Fees`: of another kind of JSON)"
    );
    assert_eq!(
        reasons(r#"{"kind": "note"}"#),
        "``: a value that fits no variant (`Note`: no `text`; `Fees`: of another kind of JSON)"
    );
    let unreadable = reasons(r#"[{"id": 1, "amount": "SECRET"}]"#);
    assert!(unreadable.contains("`Fees`: invalid value"), "{unreadable}");
    assert!(!unreadable.contains("SECRET"), "{unreadable}");
}

#[test]
fn a_member_that_tells_a_variant_refuses_only_when_it_is_there() {
    let is_note = |json: &str| matches!(serde_json::from_str(json), Ok(Maybe::Note(_)));
    assert!(is_note(r#"{"text": "la"}"#));
    assert!(is_note(r#"{"text": "la", "edition": 2}"#));
    assert!(!is_note(r#"{"text": "la", "edition": 3}"#));
    // Null is what is not there.
    assert!(is_note(r#"{"text": "la", "edition": null}"#));
}
