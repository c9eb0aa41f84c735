//! What is made for a schema of each construct: valid values only, and of each kind.

use std::collections::BTreeSet;

use countersign_spec::json_schema::{Direction, Validator, json_schema};
use countersign_spec::resolve::SchemaId;
use countersign_spec::{Limits, ResolvedDocument, has_errors, load_text};
use serde_json::Value;

use super::{Seed, Strategies, Why};

/// How many values are drawn of each schema.
const COUNT: usize = 120;

/// A document whose component `It` is the schema.
fn document(schema: &str) -> (ResolvedDocument, SchemaId) {
    let text = format!(
        "openapi: 3.1.0
info: {{title: small, version: '1'}}
paths: {{}}
components:
  schemas:
    It: {schema}
    Leaf: {{type: object, required: [kind], properties: {{kind: {{type: string}}, size: {{type: integer}}}}}}
    Node: {{type: object, required: [kind], properties: {{kind: {{type: string}}, next: {{$ref: '#/components/schemas/It'}}}}}}
"
    );
    let (document, problems) = load_text("small.yaml", &text, &Limits::default());
    assert!(!has_errors(&problems), "{problems:?}");
    let it = document
        .schemas()
        .find(|(_, schema)| schema.name.as_deref() == Some("It"));
    let id = it.unwrap().0;
    (document, id)
}

/// Values of a schema, each held against the validator once more.
fn values(schema: &str, direction: Direction) -> Vec<Value> {
    let (document, id) = document(schema);
    let strategy = Strategies::new(&document, direction).of(id);
    let strategy = strategy.unwrap_or_else(|why| panic!("{schema}: {why}"));
    let values = Seed(1).values(&strategy, COUNT);
    assert_eq!(values.len(), COUNT, "{schema}");
    let validator = Validator::new(json_schema(&document, id, direction)).unwrap();
    for value in &values {
        assert!(validator.is_valid(value), "{schema}: {value}");
    }
    values
}

/// Asserts that each of the samples is among the values.
fn reaches(schema: &str, samples: &[Value]) {
    let values = values(schema, Direction::Response);
    for sample in samples {
        assert!(values.contains(sample), "{schema} never is {sample}");
    }
}

/// Asserts that some value passes each of the tests.
fn reaches_such(schema: &str, tests: &[fn(&Value) -> bool]) {
    let values = values(schema, Direction::Response);
    for (index, test) in tests.iter().enumerate() {
        assert!(values.iter().any(test), "{schema} never passes {index}");
    }
}

fn why_not(schema: &str) -> Why {
    let (document, id) = document(schema);
    let made = Strategies::new(&document, Direction::Response).of(id);
    made.map(|_| ()).unwrap_err().why
}

fn length(value: &Value) -> usize {
    value.as_str().unwrap().chars().count()
}

#[test]
fn numbers_reach_both_ends_and_keep_to_their_steps() {
    use serde_json::json;

    reaches(
        "{type: integer, minimum: 1, maximum: 250}",
        &[json!(1), json!(250)],
    );
    let open = "{type: integer, exclusiveMinimum: 1, exclusiveMaximum: 5}";
    reaches(open, &[json!(2), json!(3), json!(4), json!(3.0)]);
    reaches(
        "{type: integer, format: int32}",
        &[json!(i32::MIN), json!(i32::MAX), json!(0)],
    );
    reaches(
        "{type: integer, minimum: 0, maximum: 18446744073709551615}",
        &[json!(u64::MAX)],
    );
    reaches(
        "{type: integer, multipleOf: 6, allOf: [{multipleOf: 4}], minimum: 0, maximum: 24}",
        &[json!(0), json!(12), json!(24)],
    );
    reaches(
        "{type: number, multipleOf: 0.25, minimum: 0, maximum: 1}",
        &[json!(0), json!(0.25), json!(1)],
    );
    reaches_such(
        "{type: number}",
        &[|v| v.is_i64(), |v| v.is_f64(), |v| v.as_f64() < Some(0.0)],
    );
}

#[test]
fn texts_reach_both_lengths_and_more_than_ascii() {
    reaches_such(
        "{type: string, minLength: 2, maxLength: 20}",
        &[
            |v| length(v) == 2,
            |v| length(v) == 20,
            |v| !v.as_str().unwrap().is_ascii(),
            |v| v.as_str().unwrap().contains(['"', '\\']),
        ],
    );
    reaches_such("{type: string}", &[|v| v == ""]);
    reaches_such(
        "{type: string, pattern: '^\\d+$|^[a-c]{2}$'}",
        &[
            |v| v.as_str().unwrap().parse::<u128>().is_ok(),
            |v| length(v) == 2 && v.as_str().unwrap().starts_with(['a', 'b', 'c']),
        ],
    );
}

#[test]
fn texts_of_each_format_are_of_it() {
    let formats = [
        "date",
        "date-time",
        "time",
        "duration",
        "email",
        "hostname",
        "ipv4",
        "ipv6",
        "uri",
        "uri-reference",
        "uuid",
        "json-pointer",
        "regex",
        "decimal",
        "rfc2822",
        "int64",
        "uint8",
        "byte",
        "password",
    ];
    for format in formats {
        let values = values(
            &format!("{{type: string, format: {format}}}"),
            Direction::Response,
        );
        let different: BTreeSet<&str> = values.iter().filter_map(Value::as_str).collect();
        assert!(different.len() > 20, "{format}: {different:?}");
    }
    reaches_such(
        "{type: string, format: date-time}",
        &[
            |v| v.as_str().unwrap().ends_with('Z'),
            |v| v.as_str().unwrap().contains('+'),
            |v| v.as_str().unwrap().contains('.'),
        ],
    );
    reaches_such(
        "{type: string, format: decimal}",
        &[
            |v| v.as_str().unwrap().ends_with("00"),
            |v| length(v) > 20,
            |v| v.as_str().unwrap().starts_with('-'),
        ],
    );
}

#[test]
fn members_are_there_absent_and_null() {
    let object = "{type: object, required: [id], properties: {id: {type: integer}, note: {type: [string, 'null']}, tag: {type: string}}}";
    reaches_such(
        object,
        &[
            |v| v.as_object().unwrap().len() == 1,
            |v| v.as_object().unwrap().len() == 3,
            |v| v["note"].is_null() && v.get("note").is_some(),
            |v| v.get("note").is_some() && v.get("tag").is_none(),
        ],
    );
}

#[test]
fn members_travel_one_way_only() {
    let object = "{type: object, required: [id, secret], properties: {id: {type: integer, readOnly: true}, secret: {type: string, writeOnly: true}}}";
    let names = |direction| -> BTreeSet<String> {
        let values = values(object, direction);
        let objects = values.iter().filter_map(Value::as_object);
        objects.flat_map(|object| object.keys().cloned()).collect()
    };
    assert_eq!(
        names(Direction::Request),
        BTreeSet::from(["secret".to_owned()])
    );
    assert_eq!(
        names(Direction::Response),
        BTreeSet::from(["id".to_owned()])
    );
}

#[test]
fn maps_hold_names_that_are_data() {
    reaches_such(
        "{type: object, additionalProperties: {type: integer}}",
        &[
            |v| v.as_object().unwrap().is_empty(),
            |v| v.as_object().unwrap().len() > 1,
        ],
    );
    let patterns =
        "{type: object, patternProperties: {'^x-': {type: boolean}}, additionalProperties: false}";
    reaches_such(
        patterns,
        &[|v| {
            v.as_object()
                .unwrap()
                .keys()
                .any(|key| key.starts_with("x-"))
        }],
    );
    values(
        "{type: object, minProperties: 2, maxProperties: 3}",
        Direction::Response,
    );
    values(
        "{type: object, propertyNames: {pattern: '^[a-z]+$'}}",
        Direction::Response,
    );
}

#[test]
fn lists_reach_both_lengths() {
    let list = "{type: array, items: {type: integer}, minItems: 1, maxItems: 4}";
    reaches_such(
        list,
        &[
            |v| v.as_array().unwrap().len() == 1,
            |v| v.as_array().unwrap().len() == 4,
        ],
    );
    values(
        "{type: array, items: {enum: [1, 2, 3]}, uniqueItems: true, minItems: 2}",
        Direction::Response,
    );
    values(
        "{type: array, items: {type: integer}, contains: {const: 7}}",
        Direction::Response,
    );
    reaches_such(
        "{type: array, prefixItems: [{type: string}, {type: integer}], items: false}",
        &[
            |v| v.as_array().unwrap().is_empty(),
            |v| v.as_array().unwrap().len() == 2,
        ],
    );
}

#[test]
fn each_alternative_is_taken() {
    use serde_json::json;

    reaches("{enum: [a, 1, null]}", &[json!("a"), json!(1), json!(null)]);
    reaches("{const: thing}", &[json!("thing")]);
    reaches_such(
        "{anyOf: [{type: string}, {type: integer}, {type: array, items: {}}, {type: 'null'}]}",
        &[
            Value::is_string,
            Value::is_number,
            Value::is_array,
            Value::is_null,
        ],
    );
    reaches_such(
        "{oneOf: [{type: integer, minimum: 5}, {type: integer, maximum: 9}]}",
        &[|v| v.as_f64() < Some(5.0), |v| v.as_f64() > Some(9.0)],
    );
    reaches_such(
        "{allOf: [{type: object, required: [a], properties: {a: {type: integer}}}, {properties: {b: {type: string}}}], not: {required: [c]}}",
        &[|v| v.get("b").is_none(), |v| v.get("b").is_some()],
    );
    reaches_such(
        "{type: integer, minimum: 0, if: {minimum: 10}, then: {multipleOf: 10}, else: {multipleOf: 3}}",
        &[|v| v.as_f64() < Some(10.0), |v| v.as_f64() > Some(9.0)],
    );
}

#[test]
fn a_discriminator_has_the_value_of_the_variant_that_is_taken() {
    let union = "{oneOf: [{$ref: '#/components/schemas/Leaf'}, {$ref: '#/components/schemas/Node'}], discriminator: {propertyName: kind, mapping: {leaf: Leaf}}}";
    // Either of the two is allowed everything here, so that both are always valid.
    let union = union.replace("oneOf", "anyOf");
    let values = values(&union, Direction::Response);
    let kinds: BTreeSet<&str> = values.iter().filter_map(|v| v["kind"].as_str()).collect();
    assert_eq!(kinds, BTreeSet::from(["Node", "leaf"]));
    // What leads back to itself ends.
    assert!(values.iter().any(|v| v["next"]["kind"].is_string()));
    assert!(values.iter().all(|v| v.to_string().len() < 10_000));
}

#[test]
fn rules_of_extensions_are_kept() {
    let object = "{type: object, properties: {a: {}, b: {}, c: {}}, x-dependent-required: {a: [b]}, x-mutually-exclusive: [[b, c]]}";
    reaches_such(
        object,
        &[
            |v| v.get("a").is_some(),
            |v| v.get("c").is_some(),
            |v| v.as_object().unwrap().is_empty(),
        ],
    );
}

#[test]
fn a_schema_that_no_value_is_made_for_says_why() {
    assert_eq!(
        why_not("{allOf: [{type: integer}, {type: string}]}"),
        Why::NothingInCommon
    );
    assert_eq!(why_not("{type: integer, enum: [a]}"), Why::NothingListed);
    assert_eq!(
        why_not("{type: integer, minimum: 5, maximum: 4}"),
        Why::EmptyRange
    );
    assert_eq!(
        why_not("{type: string, minLength: 5, maxLength: 4}"),
        Why::EmptyLength
    );
    assert_eq!(
        why_not("{type: object, required: [a], properties: {a: false}}"),
        Why::HardlyEverValid
    );
    let endless =
        "{type: object, required: [it], properties: {it: {$ref: '#/components/schemas/It'}}}";
    assert_eq!(why_not(endless), Why::TooDeep);
    let pattern = "(?=a)b";
    assert_eq!(
        why_not(&format!("{{type: string, pattern: '{pattern}'}}")),
        Why::Pattern(pattern.to_owned())
    );
    assert!(matches!(
        why_not("{type: string, pattern: '('}"),
        Why::Pattern(_) | Why::Unusable(_)
    ));
}

#[test]
fn an_optional_member_that_no_value_is_made_for_is_told() {
    let (document, id) =
        document("{type: object, properties: {never: {allOf: [{type: integer}, {type: string}]}}}");
    let mut strategies = Strategies::new(&document, Direction::Response);
    let _ = strategies.of(id).unwrap();
    let told: Vec<String> = strategies
        .left_out()
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        told,
        [
            "small.yaml#/components/schemas/It/properties/never: what has to hold together rules itself out"
        ]
    );
}

#[test]
fn a_seed_draws_the_same_values_again() {
    let draw = |seed| {
        let (document, id) = document("{type: object, additionalProperties: {}}");
        let values = Strategies::new(&document, Direction::Response)
            .of(id)
            .unwrap();
        Seed(seed).values(&values, 20)
    };
    assert_eq!(draw(3), draw(3));
    assert_ne!(draw(3), draw(4));
}
