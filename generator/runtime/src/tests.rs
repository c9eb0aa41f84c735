//! Tests of the runtime on models written by hand, as an emitter would write them.

mod answers;
mod bodies;
mod credentials;
mod events;
mod form;
mod headers;
#[allow(
    unreachable_pub,
    reason = "the macros make the members that an emitted crate exports"
)]
pub(crate) mod models;
mod payload;
mod servers;
mod streamed;
mod style;
pub(crate) mod tolerated;

use std::collections::BTreeMap;

use models::{Fee, Labelled, Links, Nested, Note, OpError, Patchy, Stage, Status};
use rust_decimal::Decimal;
use serde_json::{from_str, to_string};

use crate::runtime::model::{Kind, View, from_slot, to_serializer};
use crate::runtime::parameter::{path, query};
use crate::runtime::{Erased, Error, Patch, Request};

fn fee(json: &str) -> Fee {
    from_str(json).unwrap()
}

#[test]
fn amounts_are_exact_from_text_and_from_numbers_of_fifteen_digits() {
    let amount = |json: &str| fee(&format!(r#"{{"id":1,"amount":{json}}}"#)).amount;
    assert_eq!(amount("\"79.0000\"").unwrap().to_string(), "79.0000");
    assert_eq!(amount("79.1").unwrap(), Decimal::new(791, 1));
    assert_eq!(
        amount("1234567890123.45").unwrap().to_string(),
        "1234567890123.45"
    );
    assert_eq!(amount("12").unwrap(), Decimal::from(12));
    assert_eq!(amount("null"), None);
    assert_eq!(amount("\"\""), None);
}

#[test]
fn an_amount_that_is_documented_as_a_number_is_written_with_every_digit() {
    let patch = Patchy {
        price: Some("12345678901234567.89".parse().unwrap()),
        note: Patch::Absent,
    };
    assert_eq!(
        to_string(&patch).unwrap(),
        r#"{"price":12345678901234567.89}"#
    );
}

#[test]
fn absent_null_and_present_are_three_things_in_a_request() {
    let written = |note| {
        let price = None;
        to_string(&Patchy { price, note }).unwrap()
    };
    assert_eq!(written(Patch::Absent), "{}");
    assert_eq!(written(Patch::Null), r#"{"note":null}"#);
    assert_eq!(written("x".to_owned().into()), r#"{"note":"x"}"#);
    assert_eq!(
        from_str::<Patchy>(r#"{"note":null}"#).unwrap().note,
        Patch::Null
    );
}

#[test]
fn a_whole_number_is_written_without_a_fraction() {
    let written = |number| {
        let mut bytes = Vec::new();
        let mut json = serde_json::Serializer::new(&mut bytes);
        to_serializer(View::Float(number), &Kind::Float, &mut json).unwrap();
        String::from_utf8(bytes).unwrap()
    };
    assert_eq!(written(12.0), "12");
    assert_eq!(written(0.5), "0.5");
    assert_eq!(written(1e300), "1e+300");
}

#[test]
fn dates_are_read_in_both_forms_and_written_as_documented() {
    let mail = fee(r#"{"id":1,"made":"Thu, 04 Oct 2012 03:24:40 +0000"}"#);
    let internet = fee(r#"{"id":1,"made":"2012-10-04T03:24:40Z"}"#);
    assert_eq!(mail, internet);
    assert_eq!(
        to_string(&mail).unwrap(),
        r#"{"id":1,"made":"Thu, 04 Oct 2012 03:24:40 +0000"}"#
    );
}

#[test]
fn an_enum_keeps_a_value_nobody_documented() {
    let fee = fee(r#"{"id":1,"status":"lost in space"}"#);
    assert_eq!(
        fee.status,
        Some(Status::Undocumented("lost in space".into()))
    );
    assert!(to_string(&fee).unwrap().contains("lost in space"));
}

#[test]
fn a_union_takes_the_variant_whose_kind_and_members_fit_and_keeps_the_rest() {
    assert!(matches!(from_str("[]").unwrap(), Links::Fees(fees) if fees.is_empty()));
    assert!(matches!(from_str(r#"[{"id":2}]"#).unwrap(), Links::Fees(fees) if fees[0].id == 2));
    let note = from_str(r#"{"kind":"note","text":"hi"}"#).unwrap();
    assert!(matches!(note, Links::Note(Note { text, .. }) if text == "hi"));
    let other = r#"{"kind":"song","text":"hi"}"#;
    let kept: Links = from_str(other).unwrap();
    assert!(matches!(kept, Links::Undocumented(_)));
    assert_eq!(to_string(&kept).unwrap(), other);
}

#[test]
fn a_missing_required_member_is_named_and_undocumented_ones_are_skipped() {
    let error = from_str::<Fee>(r#"{"amount":"1"}"#)
        .unwrap_err()
        .to_string();
    assert!(error.contains("missing field `id`"), "{error}");
    assert_eq!(fee(r#"{"x":{"y":[1]},"id":7}"#).id, 7);
}

#[test]
fn a_member_that_comes_twice_is_refused_and_not_mixed() {
    let error = from_str::<Fee>(r#"{"id":1,"id":2}"#).unwrap_err();
    assert!(
        error.to_string().contains("duplicate field `id`"),
        "{error}"
    );
}

#[test]
fn an_empty_text_is_no_amount_in_a_map_or_a_list() {
    let mut map = serde_json::Deserializer::from_str(r#"{"a":""}"#);
    assert!(from_slot::<BTreeMap<String, Decimal>, _>(&mut map).is_err());
    let mut list = serde_json::Deserializer::from_str(r#"[""]"#);
    assert!(from_slot::<Vec<Decimal>, _>(&mut list).is_err());
}

#[test]
fn a_decode_error_says_what_was_expected_and_nothing_of_the_value() {
    let error = from_str::<Fee>(r#"{"id":"secret-customer"}"#)
        .unwrap_err()
        .to_string();
    assert!(error.contains("a whole number"), "{error}");
    assert!(!error.contains("secret"), "{error}");
}

#[test]
fn ids_in_quotes_and_integral_doubles_are_whole_numbers() {
    assert_eq!(fee(r#"{"id":"12"}"#).id, 12);
    assert_eq!(fee(r#"{"id":12.0}"#).id, 12);
    assert!(from_str::<Fee>(r#"{"id":12.5}"#).is_err());
}

#[test]
fn an_object_without_members_is_no_scalar_and_one_with_members_is_refused() {
    let read = fee(r#"{"id": 1, "amount": {}, "made": {}, "status": {}}"#);
    assert_eq!((read.amount, read.made, read.status), (None, None, None));
    assert!(serde_json::from_str::<Fee>(r#"{"id": {}}"#).is_err());
    assert!(serde_json::from_str::<Fee>(r#"{"id": 1, "amount": {"of": 2}}"#).is_err());
}

#[test]
fn only_what_was_set_is_sent_and_setting_again_replaces() {
    let mut request = Request::new("op", "GET", "/a/{id}/b");
    request.set(path("id"), "x/y z");
    request.set(query("q"), &1_i64);
    request.set(query("q"), &2_i64);
    request.set(query("list"), &vec!["a,b".to_owned(), "c".to_owned()]);
    request.set(
        query("joined").joined(),
        &vec!["a&b".to_owned(), "c".to_owned()],
    );
    assert_eq!(
        request.url("https://host"),
        "https://host/a/x%2Fy%20z/b?q=2&list=a%2Cb&list=c&joined=a%26b,c"
    );
}

#[test]
fn a_value_that_would_lead_to_another_path_is_refused() {
    for (value, is_refused) in [
        ("", true),
        (".", true),
        ("..", true),
        ("...", false),
        ("a/..", false),
    ] {
        let mut request = Request::new("op", "GET", "/a/{id}");
        request.set(path("id"), value);
        assert_eq!(request.fault.is_some(), is_refused, "{value:?}");
    }
}

#[test]
fn a_request_shows_nothing_of_what_it_sends() {
    let mut request = Request::new("op", "GET", "/a/{id}");
    request.set(path("id"), "s3cret");
    request.set(query("email"), "s3cret@example.test");
    request.json(&"s3cret");
    assert!(!format!("{request:?}").contains("s3cret"));
}

#[test]
fn unions_within_unions_are_read_to_a_limit_and_then_kept_whole() {
    let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    let read = |json: &str| from_str::<Nested>(json);
    assert!(
        matches!(read("[[1]]").unwrap(), Nested::List(items) if matches!(items[0], Nested::List(_)))
    );
    let deep = read(&nested(50)).unwrap();
    assert_eq!(to_string(&deep).unwrap(), nested(50));
    assert!(read(&nested(100_000)).is_err());
}

#[test]
fn what_an_error_means_is_one_sentence() {
    let meaning = |error: OpError| crate::runtime::ErrorBody::meaning(&error);
    assert_eq!(meaning(OpError::Conflict), "Conflict: Somebody was faster");
    assert_eq!(meaning(OpError::Fault("x".to_owned())), "Fault");
}

#[test]
fn a_documented_error_shows_no_body_however_it_is_printed() {
    let error = models::documented(OpError::Fault("Ada's street".to_owned()));
    let shown = format!("{error} {error:?} {:?} {:#?}", error.kind(), error.kind());
    assert!(shown.contains("Documented(..)"), "{shown}");
    assert!(!shown.contains("Ada"), "{shown}");
}

#[test]
fn an_error_is_one_pointer_wide_and_gathers_by_the_question_mark() {
    fn gather(error: Error<OpError>) -> Result<(), Error> {
        Err(error)?;
        Ok(())
    }
    assert_eq!(size_of::<Error<OpError>>(), size_of::<usize>());
    assert_eq!(size_of::<Error>(), size_of::<usize>());
    let documented = models::documented(OpError::Conflict);
    let erased: Error = gather(documented).unwrap_err();
    let body: &Erased = erased.documented().unwrap();
    assert!(body.downcast_ref::<OpError>().is_some());
    assert_eq!(
        erased.to_string(),
        "op: status 409: Conflict: Somebody was faster"
    );
}

#[test]
fn a_null_within_a_list_or_a_map_keeps_its_place() {
    fn again<T: crate::runtime::model::Value>(json: &str, kind: &Kind) -> String {
        let value: T = from_slot(&mut serde_json::Deserializer::from_str(json)).unwrap();
        let mut text = Vec::new();
        to_serializer(
            value.view(),
            kind,
            &mut serde_json::Serializer::new(&mut text),
        )
        .unwrap();
        String::from_utf8(text).unwrap()
    }

    let list = "[1.50,null,2]";
    let kind = Kind::List(&Kind::DecimalNumber);
    assert_eq!(again::<Vec<Option<Decimal>>>(list, &kind), "[1.5,null,2]");
    let map = r#"{"a":null,"b":[null,"x"]}"#;
    let kind = Kind::Map(&Kind::List(&Kind::Text));
    type Texts = BTreeMap<String, Option<Vec<Option<String>>>>;
    assert_eq!(again::<Texts>(map, &kind), map);
}

#[test]
fn members_without_a_name_of_their_own_are_kept_and_written_after_the_others() {
    let mut read: Labelled = from_str(r#"{"size":"L","id":1,"colour":null}"#).unwrap();
    assert_eq!(read.id, Some(1));
    assert_eq!(read.labels["size"].as_deref(), Some("L"));
    assert_eq!(read.labels["colour"], None);
    // A name of the table would be there twice.
    read.labels.insert("id".to_owned(), Some("2".to_owned()));
    assert_eq!(
        to_string(&read).unwrap(),
        r#"{"id":1,"colour":null,"size":"L"}"#
    );
    let error = from_str::<Labelled>(r#"{"size": []}"#).unwrap_err();
    assert!(error.to_string().contains("a list"), "{error}");
}

#[test]
fn a_list_of_values_speaks_for_its_variant_and_a_new_value_against_none() {
    let read = |state: &str| from_str(&format!(r#"{{"text": "x", "state": "{state}"}}"#)).unwrap();
    assert!(matches!(read("open"), Stage::Early(_)));
    assert!(matches!(read("done"), Stage::Late(_)));
    assert!(matches!(read("lost"), Stage::Early(_)));
}

#[test]
fn a_key_of_a_map_that_comes_twice_is_refused_and_not_mixed() {
    let error = from_str::<Labelled>(r#"{"size": "L", "size": "M"}"#).unwrap_err();
    assert!(error.to_string().contains("twice"), "{error}");
}
