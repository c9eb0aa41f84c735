//! Schemas as JSON Schema: what each direction asks, what null may do, which
//! formats count, and what a violation says without a part of the value.

use countersign_spec::document::Version;
use countersign_spec::json_schema::{Direction, Validator, Violation, json_schema};
use countersign_spec::{Code, Diagnostic, Limits, ResolvedDocument, load_text};
use serde_json::{Value, json};

/// A document whose first component is `A`, at line 6.
fn document(version: Version, schemas: &str) -> ResolvedDocument {
    let (document, mut diagnostics) = read(version, schemas);
    // Keywords of one version are tried beside those of the other.
    diagnostics.retain(|problem| problem.code != Code::KEYWORD_OF_OTHER_VERSION);
    assert_eq!(diagnostics, []);
    document
}

fn read(version: Version, schemas: &str) -> (ResolvedDocument, Vec<Diagnostic>) {
    let version = match version {
        Version::V3_0 => "3.0.3",
        Version::V3_1 => "3.1.0",
    };
    let text = format!(
        "openapi: {version}\ninfo: {{ title: T, version: '1' }}\npaths: {{}}\ncomponents:\n  schemas:\n    {schemas}\n"
    );
    load_text("a.yaml", &text, &Limits::default())
}

fn violations_of(
    document: &ResolvedDocument,
    direction: Direction,
    value: &Value,
) -> Vec<Violation> {
    let (id, _) = document.schemas().next().unwrap();
    let validator = Validator::new(json_schema(document, id, direction)).unwrap();
    assert_eq!(
        validator.is_valid(value),
        validator.violations(value).is_empty()
    );
    validator.violations(value)
}

/// Which values `A` takes and which it does not, in responses.
fn check(version: Version, schemas: &str, good: &[Value], bad: &[Value]) {
    let document = document(version, schemas);
    let violations = |value| violations_of(&document, Direction::Response, value);
    for value in good {
        assert_eq!(violations(value), [], "{schemas}: {value}");
    }
    for value in bad {
        assert_ne!(violations(value), [], "{schemas}: {value}");
    }
}

/// What the only violation says: pointer, keyword, members, place.
fn check_violation(schemas: &str, value: &Value, expected: &str) {
    check_violations(Version::V3_1, schemas, value, &[expected]);
}

/// What each violation says.
fn check_violations(version: Version, schemas: &str, value: &Value, expected: &[&str]) {
    let document = document(version, schemas);
    let violations = violations_of(&document, Direction::Response, value);
    let texts: Vec<_> = violations
        .iter()
        .map(|v| {
            let place = v.span.map(|span| document.sources.location(span));
            let (pointer, keyword, members) = (&v.pointer, &v.keyword, &v.members);
            format!(
                "{pointer} {keyword} {members:?} {}",
                place.unwrap_or_default()
            )
        })
        .collect();
    assert_eq!(texts, expected);
}

const DIRECTED: &str = "A: { type: object, required: [id, secret, name], properties: {
      id: { type: integer, readOnly: true },
      secret: { type: string, writeOnly: true },
      name: { type: string } } }";

fn check_required(direction: Direction, value: &Value, expected: &[&str]) {
    let document = document(Version::V3_0, DIRECTED);
    let violations = violations_of(&document, direction, value);
    let members: Vec<_> = violations.into_iter().flat_map(|v| v.members).collect();
    assert_eq!(members, expected);
}

#[test]
fn read_only_members_are_not_required_of_requests() {
    check_required(Direction::Request, &json!({}), &["secret", "name"]);
}

#[test]
fn write_only_members_are_not_required_of_responses() {
    check_required(Direction::Response, &json!({}), &["id", "name"]);
}

#[test]
fn a_read_only_member_behind_a_reference_is_not_required_of_requests() {
    let schemas = "A: { required: [id], properties: { id: { $ref: '#/components/schemas/Id' } } }
    Id: { type: integer, readOnly: true }";
    let document = document(Version::V3_0, schemas);
    assert_eq!(violations_of(&document, Direction::Request, &json!({})), []);
    assert_eq!(
        violations_of(&document, Direction::Response, &json!({})).len(),
        1
    );
}

#[test]
fn a_plain_type_may_be_null() {
    let (good, bad) = ([json!(null), json!("a")], [json!(1)]);
    check(
        Version::V3_0,
        "A: { type: string, nullable: true }",
        &good,
        &bad,
    );
    check(Version::V3_1, "A: { type: [string, 'null'] }", &good, &bad);
}

#[test]
fn an_enum_may_be_null() {
    let (good, bad) = ([json!(null), json!("a")], [json!("b")]);
    let schema = "A: { type: string, nullable: true, enum: [a] }";
    check(Version::V3_0, schema, &good, &bad);
    let schema = "A: { type: [string, 'null'], enum: [a, null] }";
    check(Version::V3_1, schema, &good, &bad);
    check(
        Version::V3_0,
        "A: { nullable: true, enum: [a] }",
        &good,
        &bad,
    );
}

#[test]
fn a_listed_null_type_is_judged_by_every_other_keyword() {
    let (good, bad) = ([json!("a")], [json!(null), json!("b")]);
    let schema = "A: { type: [string, 'null'], enum: [a] }";
    check(Version::V3_1, schema, &good, &bad);
    let schema = "A: { type: [string, 'null'], oneOf: [{ const: a }, { const: c }] }";
    check(Version::V3_1, schema, &good, &bad);
    let schema = "A: { type: [string, 'null'], const: a }";
    check(Version::V3_1, schema, &good, &bad);
}

#[test]
fn a_nullable_constant_may_be_null_and_so_may_what_not_forbids() {
    let schema = "A: { type: string, nullable: true, const: a }";
    check(
        Version::V3_0,
        schema,
        &[json!(null), json!("a")],
        &[json!("b")],
    );
    let schema = "A: { nullable: true, not: { enum: [null, b] } }";
    check(
        Version::V3_0,
        schema,
        &[json!(null), json!("a")],
        &[json!("b")],
    );
}

#[test]
fn nullable_in_3_1_is_reported_and_honoured() {
    let (document, diagnostics) = read(Version::V3_1, "A: { type: string, nullable: true }");
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(diagnostics[0].code, Code::KEYWORD_OF_OTHER_VERSION);
    let text = diagnostics[0].to_text(&document.sources);
    assert!(text.starts_with("a.yaml:6:34: warning"), "{text}");
    let of = |value| violations_of(&document, Direction::Response, &value);
    assert_eq!(of(json!(null)), []);
    assert_ne!(of(json!(1)), []);
}

#[test]
fn dependent_schemas_are_asserted() {
    let schemas = "A: { dependentSchemas: { card: { $ref: '#/components/schemas/B' } } }
    B: { required: [address] }";
    check(
        Version::V3_1,
        schemas,
        &[json!({}), json!({"card": 1, "address": 2})],
        &[json!({"card": 1})],
    );
    check_violation(
        schemas,
        &json!({"card": 1}),
        r#" required ["address"] a.yaml:7:21"#,
    );
}

#[test]
fn dependencies_of_older_drafts_are_left_out_with_a_warning() {
    let schema = "A: { dependencies: { a: { $ref: '#/components/schemas/A' } } }";
    let (document, diagnostics) = read(Version::V3_1, schema);
    let codes: Vec<_> = diagnostics.iter().map(|one| one.code).collect();
    assert_eq!(codes, [Code::KEYWORD_OF_OTHER_VERSION]);
    let value = json!({"a": 1});
    assert_eq!(violations_of(&document, Direction::Response, &value), []);
}

#[test]
fn each_violation_inside_a_nullable_combination_has_its_own_pointer() {
    let schemas =
        "A: { nullable: true, allOf: [{ $ref: '#/components/schemas/B' }, { maxProperties: 2 }] }
    B:
      required:
        - id
        - name
      properties:
        id: { type: integer }
        size: { nullable: true, maximum: 3, allOf: [{ type: integer }] }
        kind:
          nullable: true
          anyOf: [{ type: string }]";
    check_violations(
        Version::V3_0,
        schemas,
        &json!({"id": "a", "size": 4.5, "kind": 1}),
        &[
            r#" required ["name"] a.yaml:10:11"#,
            "/id type [] a.yaml:12:21",
            "/size maximum [] a.yaml:13:42",
            "/size type [] a.yaml:13:61",
            "/kind anyOf [] a.yaml:16:18",
            " maxProperties [] a.yaml:6:87",
        ],
    );
    check(Version::V3_0, schemas, &[json!(null)], &[json!({})]);
}

#[test]
fn each_keyword_is_found_at_its_own_place() {
    let keywords = [
        ("enum: [a]", json!("b")),
        ("const: a", json!("b")),
        ("format: date", json!("b")),
        ("type: integer", json!("b")),
        ("not: {}", json!("b")),
        ("oneOf: [true, true]", json!("b")),
        ("anyOf: [{ not: {} }]", json!("b")),
        ("contains: { type: string }", json!([1])),
    ];
    for (keyword, value) in keywords {
        let name = keyword.split(':').next().unwrap();
        let column = "    A: { title: long, ".len() + name.len() + 3;
        check_violation(
            &format!("A: {{ title: long, {keyword} }}"),
            &value,
            &format!(" {name} [] a.yaml:6:{column}"),
        );
    }
}

#[test]
fn a_reference_in_all_of_may_be_null() {
    let schemas = "A: { nullable: true, allOf: [{ $ref: '#/components/schemas/B' }] }
    B: { type: string }";
    check(
        Version::V3_0,
        schemas,
        &[json!(null), json!("a")],
        &[json!(1)],
    );
}

#[test]
fn a_choice_may_be_null() {
    let schema = "A: { nullable: true, anyOf: [{ type: string }, { type: integer }] }";
    let (good, bad) = ([json!(null), json!("a"), json!(1)], [json!(true)]);
    check(Version::V3_0, schema, &good, &bad);
    let schema = "A: { anyOf: [{ type: string }, { type: integer }, { type: 'null' }] }";
    check(Version::V3_1, schema, &good, &bad);
}

#[test]
fn what_is_not_nullable_is_not_null() {
    check(Version::V3_0, "A: { type: string }", &[], &[json!(null)]);
}

#[test]
fn decimals_are_asserted() {
    let schema = "A: { type: string, format: decimal }";
    let (good, bad) = ([json!("79.0000"), json!("-1")], [json!("1,0"), json!("")]);
    check(Version::V3_0, schema, &good, &bad);
}

#[test]
fn mail_dates_are_asserted() {
    let good = [json!("Thu, 04 Oct 2012 03:24:40 +0000")];
    let bad = [json!("2012-10-04T03:24:40Z"), json!("")];
    check(
        Version::V3_0,
        "A: { type: string, format: rfc2822 }",
        &good,
        &bad,
    );
}

#[test]
fn date_times_are_asserted() {
    let good = [json!("2012-10-04T03:24:40Z")];
    let bad = [json!("2012-10-04"), json!("2012-13-04T03:24:40Z")];
    check(
        Version::V3_0,
        "A: { type: string, format: date-time }",
        &good,
        &bad,
    );
}

#[test]
fn unknown_formats_are_left_alone() {
    let good = [json!("anything")];
    check(
        Version::V3_0,
        "A: { type: string, format: colour }",
        &good,
        &[],
    );
}

#[test]
fn exclusive_bounds_exclude_in_both_versions() {
    let (good, bad) = ([json!(0.1), json!(5)], [json!(0), json!(6)]);
    let schema = "A: { minimum: 0, exclusiveMinimum: true, maximum: 5, exclusiveMaximum: false }";
    check(Version::V3_0, schema, &good, &bad);
    check(
        Version::V3_1,
        "A: { exclusiveMinimum: 0, maximum: 5 }",
        &good,
        &bad,
    );
}

#[test]
fn false_schemas_refuse_everything_and_true_ones_nothing() {
    check(Version::V3_1, "A: false", &[], &[json!(1), json!(null)]);
    check(Version::V3_1, "A: true", &[json!(1), json!(null)], &[]);
    let schema = "A: { prefixItems: [true], items: false }";
    check(Version::V3_1, schema, &[json!([1])], &[json!([1, 2])]);
}

#[test]
fn recursion_is_followed_as_deep_as_the_value_goes() {
    let schema = "A: { type: object, properties: { a: { $ref: '#/components/schemas/A' } } }";
    let (good, bad) = (json!({"a": {"a": {}}}), json!({"a": {"a": {"a": 1}}}));
    check(Version::V3_0, schema, &[good], &[bad]);
}

#[test]
fn a_schema_that_only_leads_back_to_itself_ends() {
    let schemas = "A: { oneOf: [{ $ref: '#/components/schemas/B' }] }
    B: { allOf: [{ $ref: '#/components/schemas/A' }, { type: object }] }";
    let (document, diagnostics) = read(Version::V3_0, schemas);
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(diagnostics[0].code, Code::ENDLESS_SCHEMA);
    let violations = violations_of(&document, Direction::Response, &json!("a"));
    assert_eq!(violations.len(), 1);
}

#[test]
fn a_violation_says_where_and_what() {
    let schema = "A: { type: object, properties: { a/b: { type: array, items: { type: string, maxLength: 2 } } } }";
    let value = json!({"a/b": ["ok", "long"]});
    check_violation(schema, &value, "/a~1b/1 maxLength [] a.yaml:6:92");
}

#[test]
fn a_violation_of_a_type_points_at_the_schema() {
    let schema = "A: { properties: { a: { type: string } } }";
    check_violation(schema, &json!({"a": 1}), "/a type [] a.yaml:6:35");
}

#[test]
fn a_missing_member_is_named() {
    let schema = "A: { required: [id] }";
    check_violation(schema, &json!({}), r#" required ["id"] a.yaml:6:21"#);
}

#[test]
fn forbidden_members_are_named() {
    let schema = "A: { properties: { a: {} }, additionalProperties: false }";
    let value = json!({"a": 1, "b": 2, "c": 3});
    check_violation(
        schema,
        &value,
        r#" additionalProperties ["b", "c"] a.yaml:6:55"#,
    );
}

#[test]
fn a_violation_behind_a_reference_points_at_the_target() {
    let schemas = "A: { properties: { b: { $ref: '#/components/schemas/B' } } }
    B: { minimum: 3 }";
    check_violation(schemas, &json!({"b": 1}), "/b minimum [] a.yaml:7:19");
}

#[test]
fn no_part_of_the_value_is_in_a_violation() {
    let keywords = [
        "enum: [a]",
        "const: a",
        "pattern: '^a$'",
        "format: date-time",
        "format: decimal",
        "maxLength: 2",
        "minLength: 200",
        "type: integer",
        "type: [integer, boolean]",
        "not: {}",
        "anyOf: [{ type: integer }, { pattern: '^a$' }]",
        "oneOf: [{ type: string }, { minLength: 1 }]",
        "oneOf: [{ type: integer }, { enum: [a] }]",
        "allOf: [{ const: a }]",
        "if: { type: string }, then: { const: a }",
        "contains: { type: 'null' }, type: array",
        "minProperties: 1, type: object",
    ];
    let values = [
        json!("hunter2"),
        json!(["hunter2", "hunter2"]),
        json!({"member": "hunter2"}),
        json!([{"member": ["hunter2"]}]),
    ];
    let more = [
        "uniqueItems: true",
        "items: false",
        "items: { const: a }",
        "unevaluatedItems: false",
        "contains: { const: a }",
        "additionalProperties: false",
        "additionalProperties: { enum: [a] }",
        "unevaluatedProperties: false",
        "propertyNames: { pattern: '^a' }",
        "maxProperties: 0",
        "maxItems: 0",
        "dependentRequired: { member: [other] }",
    ];
    for keyword in keywords.iter().chain(&more) {
        let document = document(Version::V3_1, &format!("A: {{ {keyword} }}"));
        let mut seen = 0;
        for value in &values {
            for violation in violations_of(&document, Direction::Response, value) {
                seen += 1;
                let text = format!("{violation:?}");
                assert!(!text.contains("hunter2"), "{keyword}: {text}");
            }
        }
        // A pointer and a list of forbidden members are made of names.
        let by_name = [
            "additionalProperties: false",
            "unevaluatedProperties: false",
        ];
        for violation in violations_of(&document, Direction::Response, &json!({"hunter2": "a"})) {
            let text = format!("{}, {}", violation.message, violation.seen);
            let is_name = by_name.contains(keyword);
            assert!(is_name || !text.contains("hunter2"), "{keyword}: {text}");
        }
        assert!(seen > 0, "{keyword} refuses nothing");
    }
}

#[test]
fn numbers_are_not_in_a_violation_either() {
    for keyword in [
        "multipleOf: 7",
        "maximum: 7",
        "exclusiveMaximum: 7",
        "enum: [7]",
    ] {
        let document = document(Version::V3_1, &format!("A: {{ {keyword} }}"));
        let violations = violations_of(&document, Direction::Response, &json!(86_753_091));
        assert_eq!(violations.len(), 1, "{keyword}");
        let text = format!("{violations:?}");
        assert!(!text.contains("86753091"), "{keyword}: {text}");
    }
}

#[test]
fn a_schema_that_cannot_judge_is_a_diagnostic_at_its_keyword() {
    let document = document(Version::V3_0, "A: { type: string, pattern: '(' }");
    let (id, _) = document.schemas().next().unwrap();
    let problem = Validator::new(json_schema(&document, id, Direction::Request)).unwrap_err();
    let text = problem.to_text(&document.sources);
    assert!(
        text.starts_with("a.yaml:6:33: error[unusable-schema]: "),
        "{text}"
    );
}
