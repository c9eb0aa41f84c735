//! Tests that the equality of round trips accepts what it says, and nothing else.

use bigcommerce_orders::runtime::model::{
    JsonKind, Kind, Member, ObjectTable, UnionTable, Variant,
};
use bigcommerce_orders::types::{Order, OrderProductCreate};
use countersign_spec::json_schema::Direction;
use serde_json::{Value as Json, json};

use super::{Shape, same_meaning};

static PART: ObjectTable = ObjectTable::new(
    "Part",
    &[
        Member::new("id", Kind::Integer).required(),
        Member::new("note", Kind::Text).nullable(),
    ],
);

static LINK: ObjectTable = ObjectTable::new("Link", &[Member::new("url", Kind::Text).required()]);

static LINK_OR_PARTS: UnionTable = UnionTable {
    name: "LinkOrParts",
    variants: &[
        Variant {
            name: "",
            kind: Kind::Object(&LINK),
            json: &[JsonKind::Object],
            hinted_by: &[],
            told_by: &[],
            required: &["url"],
        },
        Variant {
            name: "",
            kind: Kind::Object(&PART),
            json: &[JsonKind::Object],
            hinted_by: &[],
            told_by: &[("type", &["part"])],
            required: &["type"],
        },
        Variant {
            name: "",
            kind: Kind::List(&Kind::Object(&PART)),
            json: &[JsonKind::List],
            hinted_by: &[],
            told_by: &[],
            required: &[],
        },
    ],
};

static WHOLE: ObjectTable = ObjectTable::new(
    "Whole",
    &[
        Member::new("must", Kind::Text).required(),
        Member::new("must_or_null", Kind::Text)
            .required()
            .nullable(),
        Member::new("must_amount", Kind::DecimalText).required(),
        Member::new("text", Kind::Text),
        Member::new("text_or_null", Kind::Text).nullable(),
        Member::new("amount", Kind::DecimalText),
        Member::new("amount_number", Kind::DecimalNumber),
        Member::new("amount_or_null", Kind::DecimalText).nullable(),
        Member::new("mail_date", Kind::Rfc2822),
        Member::new("net_date", Kind::Rfc3339),
        Member::new("day", Kind::Day),
        Member::new("integer", Kind::Integer),
        Member::new("either", Kind::IntegerOrText),
        Member::new("float", Kind::Float),
        Member::new("boolean", Kind::Boolean),
        Member::new("choice", Kind::Choice(&["open", ""])),
        Member::new("any", Kind::Any),
        Member::new("part", Kind::Object(&PART)),
        Member::new("parts", Kind::List(&Kind::Object(&PART))),
        Member::new("amounts", Kind::Map(&Kind::DecimalText)),
        Member::new("link_or_parts", Kind::Union(&LINK_OR_PARTS)),
    ],
);

use Direction::{Request, Response};

fn compare(left: &Json, right: &Json, direction: Direction) -> Option<String> {
    let shape = Shape::Value(Kind::Object(&WHOLE));
    let there = same_meaning(left, right, &shape, direction).err();
    let back = same_meaning(right, left, &shape, direction).err();
    assert_eq!(there.is_some(), back.is_some(), "not symmetric");
    there.map(|difference| difference.pointer)
}

/// Both ways round.
fn same(direction: Direction, left: Json, right: Json) {
    let difference = compare(&left, &right, direction);
    assert_eq!(difference, None, "{left} and {right}");
}

/// Both ways round, and the difference is where it is said to be.
fn different(direction: Direction, left: Json, right: Json, pointer: &str) {
    let difference = compare(&left, &right, direction);
    assert_eq!(difference.as_deref(), Some(pointer), "{left} and {right}");
}

fn different_anywhere(left: Json, right: Json, pointer: &str) {
    different(Response, left.clone(), right.clone(), pointer);
    different(Request, left, right, pointer);
}

#[test]
fn undocumented_members_are_set_aside() {
    same(
        Response,
        json!({"must": "a", "new": 1}),
        json!({"must": "a"}),
    );
    same(Response, json!({"new": 1}), json!({"new": [2]}));
    same(
        Response,
        json!({"part": {"id": 1, "new": 1}, "parts": [{"id": 1}]}),
        json!({"part": {"id": 1}, "parts": [{"id": 1, "new": null}]}),
    );
}

#[test]
fn null_is_absent_in_a_response_where_null_is_documented() {
    same(Response, json!({"text_or_null": null}), json!({}));
    same(
        Response,
        json!({"parts": [{"id": 1, "note": null}]}),
        json!({"parts": [{"id": 1}]}),
    );
    same(
        Response,
        json!({"amount_or_null": null}),
        json!({"amount_or_null": ""}),
    );
}

#[test]
fn null_is_something_elsewhere() {
    different(Response, json!({"text": null}), json!({}), "/text");
    different(
        Response,
        json!({"must_or_null": null}),
        json!({}),
        "/must_or_null",
    );
    different(
        Response,
        json!({"text_or_null": null}),
        json!({"text_or_null": ""}),
        "/text_or_null",
    );
    different(
        Request,
        json!({"text_or_null": null}),
        json!({}),
        "/text_or_null",
    );
    different_anywhere(json!({"any": null}), json!({}), "/any");
    different_anywhere(
        json!({"amounts": {"a": null}}),
        json!({"amounts": {}}),
        "/amounts/a",
    );
}

#[test]
fn an_empty_text_is_no_date_and_no_amount_in_a_response() {
    for name in [
        "amount",
        "amount_number",
        "amount_or_null",
        "mail_date",
        "net_date",
        "day",
    ] {
        same(Response, json!({name: ""}), json!({}));
        different(Request, json!({name: ""}), json!({}), &format!("/{name}"));
    }
}

#[test]
fn an_empty_text_is_something_elsewhere() {
    for name in [
        "must",
        "must_amount",
        "text",
        "text_or_null",
        "choice",
        "any",
        "integer",
    ] {
        different_anywhere(json!({name: ""}), json!({}), &format!("/{name}"));
    }
}

#[test]
fn a_decimal_is_its_value_as_text_and_as_number() {
    for name in ["amount", "amount_number"] {
        same(Response, json!({name: "79.0000"}), json!({name: 79}));
        same(Request, json!({name: "79.10"}), json!({name: 79.1}));
        same(Request, json!({name: "1e2"}), json!({name: "100"}));
        same(Request, json!({name: "-0.00"}), json!({name: 0}));
    }
    same(
        Response,
        json!({"amounts": {"a": "1.0"}}),
        json!({"amounts": {"a": 1}}),
    );
}

#[test]
fn decimals_of_other_values_differ_by_their_last_digit() {
    let digits = "12345678901234567.89";
    different_anywhere(
        json!({"amount": digits}),
        json!({"amount": "12345678901234567.88"}),
        "/amount",
    );
    // The nearest double is another number.
    different_anywhere(
        json!({"amount": digits}),
        json!({"amount": 12_345_678_901_234_568.0}),
        "/amount",
    );
    different_anywhere(
        json!({"amount": "79.1"}),
        json!({"amount": "791"}),
        "/amount",
    );
    different_anywhere(
        json!({"amount": "1,000"}),
        json!({"amount": "1000"}),
        "/amount",
    );
    different_anywhere(json!({"amount": 1}), json!({"amount": true}), "/amount");
}

#[test]
fn a_number_in_quotes_is_another_thing_where_no_decimal_stands() {
    different_anywhere(json!({"integer": "5"}), json!({"integer": 5}), "/integer");
    different_anywhere(json!({"float": "5"}), json!({"float": 5}), "/float");
    different_anywhere(json!({"text": "5"}), json!({"text": 5}), "/text");
    different_anywhere(json!({"text": "5"}), json!({"text": "5.0"}), "/text");
    different_anywhere(json!({"any": "5"}), json!({"any": 5}), "/any");
}

#[test]
fn a_number_is_its_value_however_written() {
    same(Request, json!({"integer": 5}), json!({"integer": 5.0}));
    same(Request, json!({"float": 2}), json!({"float": 2.0}));
    different_anywhere(json!({"integer": 5}), json!({"integer": 6}), "/integer");
    different_anywhere(json!({"float": 0.1}), json!({"float": 0.2}), "/float");
    different_anywhere(
        json!({"integer": 9_007_199_254_740_993_i64}),
        json!({"integer": 9_007_199_254_740_992.0}),
        "/integer",
    );
}

#[test]
fn a_moment_is_its_instant_in_every_zone() {
    for name in ["mail_date", "net_date"] {
        same(
            Response,
            json!({name: "Thu, 04 Oct 2012 03:24:40 +0000"}),
            json!({name: "Wed, 03 Oct 2012 22:24:40 -0500"}),
        );
        same(
            Request,
            json!({name: "2012-10-04T03:24:40Z"}),
            json!({name: "Thu, 04 Oct 2012 03:24:40 GMT"}),
        );
        different_anywhere(
            json!({name: "Thu, 04 Oct 2012 03:24:40 +0000"}),
            json!({name: "Thu, 04 Oct 2012 03:24:41 +0000"}),
            &format!("/{name}"),
        );
        different_anywhere(
            json!({name: "soon"}),
            json!({name: "later"}),
            &format!("/{name}"),
        );
    }
    different_anywhere(
        json!({"text": "2012-10-04T03:24:40Z"}),
        json!({"text": "2012-10-04T03:24:40+00:00"}),
        "/text",
    );
    different_anywhere(
        json!({"day": "2012-10-04"}),
        json!({"day": "2012-10-05"}),
        "/day",
    );
}

#[test]
fn other_texts_truths_and_choices_differ() {
    different_anywhere(json!({"must": "a"}), json!({"must": "A"}), "/must");
    different_anywhere(json!({"must": "a"}), json!({"must": "a "}), "/must");
    different_anywhere(
        json!({"boolean": true}),
        json!({"boolean": false}),
        "/boolean",
    );
    different_anywhere(
        json!({"boolean": true}),
        json!({"boolean": "true"}),
        "/boolean",
    );
    different_anywhere(json!({"choice": "open"}), json!({"choice": ""}), "/choice");
}

#[test]
fn a_documented_member_that_is_missing_on_one_side_differs() {
    let members = [
        ("must", json!("a")),
        ("text", json!("a")),
        ("amount", json!("0")),
        ("boolean", json!(false)),
        ("part", json!({})),
        ("parts", json!([])),
        ("amounts", json!({})),
        ("link_or_parts", json!([])),
    ];
    for (name, value) in members {
        different_anywhere(json!({name: value}), json!({}), &format!("/{name}"));
    }
    different_anywhere(json!({"part": {"id": 1}}), json!({"part": {}}), "/part/id");
    different_anywhere(
        json!({"amounts": {"a~/b": 1}}),
        json!({"amounts": {}}),
        "/amounts/a~0~1b",
    );
}

#[test]
fn lists_are_the_same_item_by_item_in_order() {
    let parts = |ids: &[i64]| {
        let parts: Vec<Json> = ids.iter().map(|id| json!({ "id": id })).collect();
        json!({ "parts": parts })
    };
    same(Response, parts(&[1, 2]), parts(&[1, 2]));
    different_anywhere(parts(&[1, 2]), parts(&[2, 1]), "/parts/0/id");
    different_anywhere(parts(&[1, 2]), parts(&[1]), "/parts/1");
    different_anywhere(parts(&[1]), parts(&[1, 1]), "/parts/1");
}

#[test]
fn extra_nesting_differs() {
    different_anywhere(
        json!({"part": {"id": 1}}),
        json!({"part": [{"id": 1}]}),
        "/part",
    );
    different_anywhere(
        json!({"parts": [{"id": 1}]}),
        json!({"parts": [[{"id": 1}]]}),
        "/parts/0",
    );
    different_anywhere(
        json!({"must": "a"}),
        json!({"must": {"must": "a"}}),
        "/must",
    );
    different_anywhere(json!({"must": "a"}), json!([{"must": "a"}]), "");
}

#[test]
fn values_of_a_union_are_compared_as_the_variant_that_takes_them() {
    let of = |value: Json| json!({ "link_or_parts": value });
    same(
        Response,
        of(json!([{"id": 1, "note": null}])),
        of(json!([{"id": 1}])),
    );
    same(
        Response,
        of(json!({"url": "a", "new": 1})),
        of(json!({"url": "a"})),
    );
    different_anywhere(
        of(json!({"url": "a"})),
        of(json!({"url": "b"})),
        "/link_or_parts/url",
    );
    // Not the same variant, though neither has a member that the other's table knows.
    different_anywhere(
        of(json!({"url": "a"})),
        of(json!({"type": "part"})),
        "/link_or_parts",
    );
    // No variant at all: nothing is set aside.
    same(Response, of(json!({"x": 1})), of(json!({"x": 1})));
    different_anywhere(
        of(json!({"x": 1})),
        of(json!({"x": 1, "y": 2})),
        "/link_or_parts",
    );
    different_anywhere(of(json!("a")), of(json!(1)), "/link_or_parts");
}

#[test]
fn nothing_is_set_aside_in_a_value_of_any_kind() {
    different_anywhere(
        json!({"any": {"a": 1}}),
        json!({"any": {"a": 1, "b": null}}),
        "/any",
    );
    same(
        Response,
        json!({"any": {"a": 1, "b": 2}}),
        json!({"any": {"b": 2, "a": 1}}),
    );
}

#[test]
fn the_marks_of_an_emitted_type_are_those_of_its_table() {
    let is_order =
        |shape: &Shape| matches!(shape, Shape::Value(Kind::Object(table)) if table.name == "Order");
    assert!(is_order(&Shape::of::<Order>()));
    assert!(matches!(Shape::of::<Vec<Order>>(), Shape::List(item) if is_order(&item)));
    assert!(matches!(
        Shape::of::<OrderProductCreate>(),
        Shape::Value(Kind::Union(table)) if table.name == "OrderProductCreate"
    ));
    assert!(matches!(Shape::of::<Vec<String>>(), Shape::List(_)));
    assert!(matches!(Shape::of::<i64>(), Shape::Value(Kind::Integer)));
}

#[test]
fn a_whole_number_is_its_digits_where_the_document_has_both_forms() {
    same(Request, json!({"either": "5"}), json!({"either": 5}));
    different_anywhere(json!({"either": "5"}), json!({"either": 6}), "/either");
    different_anywhere(json!({"either": "five"}), json!({"either": 5}), "/either");
}

#[test]
fn an_empty_object_is_nothing_where_a_value_without_parts_is_optional() {
    same(Response, json!({"either": {}}), json!({}));
    different(Request, json!({"either": {}}), json!({}), "/either");
    different_anywhere(json!({"either": {"a": 1}}), json!({}), "/either");
}
