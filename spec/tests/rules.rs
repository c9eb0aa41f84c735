//! Extensions of `spec/README.md`, each against documents it is right and wrong in.

use countersign_spec::json_schema::{Direction, Validator, json_schema};
use countersign_spec::outline::{self, Kind};
use countersign_spec::rule::{self, Holder, KNOWN, Rule};
use countersign_spec::source::Node;
use countersign_spec::{Limits, ResolvedDocument, load_text};
use serde_json::json;

const DOCUMENT: &str = "\
openapi: 3.0.3
info: { title: T, version: '1' }
x-rate-limit:
  quota: { header: X-Quota }
  reset: { header: X-Reset, unit: ms }
  retryAfter: [{ header: X-Wait, unit: s }]
servers:
  - url: https://a.test
    x-serves: { security: [key], paths: [/v2/], suffixes: [.json] }
paths:
  /v2/orders:
    get:
      operationId: listOrders
      x-catalogue-id: O-01
      x-scopes: [orders]
      x-safe: true
      x-pagination: { style: page, page: page, size: limit, items: '', empty: '204' }
      security: [{ key: [] }]
      parameters:
        - { name: page, in: query, schema: { type: integer } }
        - { name: limit, in: query, schema: { type: integer } }
        - name: min_id
          in: query
          schema: { type: integer }
          x-filter: { property: /id, comparison: at-least }
        - name: sort
          in: query
          schema: { type: string }
          x-sort: { keys: { id: /id }, default: id, ascending: ':asc', descending: ':desc' }
      responses:
        '200':
          description: Orders.
          content:
            application/json:
              schema: { type: array, items: { $ref: '#/components/schemas/Order' } }
        '204': { description: None. }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
  schemas:
    Order:
      type: object
      properties:
        id: { type: integer, x-refers-to: { operation: listOrders, property: /*/id } }
        total_ex: { type: string, x-decimal-scale: 4 }
        total_inc: { type: string }
        ip: { type: string }
        ip6: { type: string }
      x-dependent-required: { total_ex: [total_inc], total_inc: [total_ex] }
      x-mutually-exclusive: [[ip, ip6]]
      x-write-once: [ip]
      x-refused-when-sent: [status]
      x-recalculates: { when: [ip], members: [total_ex] }
";

fn read(text: &str) -> ResolvedDocument {
    let (document, problems) = load_text("rules.yaml", text, &Limits::default());
    assert_eq!(problems, [], "{text}");
    document
}

/// What is wrong with the known extensions of a document.
fn faults(document: &ResolvedDocument) -> Vec<String> {
    let mut faults = Vec::new();
    let mut told = |name: &str, value: &Node, node: &Node| {
        let known = KNOWN.iter().find(|known| known.name == name).unwrap();
        match known.faults(value, &Holder { document, node }) {
            Ok(found) => faults.extend(found.into_iter().map(|fault| format!("{name}: {fault}"))),
            Err(error) => faults.push(format!("{name}: {error}")),
        }
    };
    outline::visit(&document.tree, &mut |visit| {
        for (name, entry) in visit.node.as_mapping().into_iter().flatten() {
            if name.starts_with("x-") {
                told(name, &entry.node, visit.node);
            }
        }
    });
    faults
}

fn check(before: &str, after: &str, expected: &[&str]) {
    assert!(DOCUMENT.contains(before), "{before}");
    let document = read(&DOCUMENT.replace(before, after));
    assert_eq!(faults(&document), expected, "{after}");
}

#[test]
fn rules_that_fit_their_document_have_no_faults() {
    assert_eq!(faults(&read(DOCUMENT)), [""; 0]);
}

#[test]
fn what_a_rule_names_has_to_be_there() {
    check(
        "size: limit",
        "size: count",
        &["x-pagination: the operation has no query parameter `count`"],
    );
    check(
        "items: ''",
        "items: /data",
        &[
            "x-pagination: no answer of success has anything at `/data/*`",
            "x-filter: no answer of an operation with this parameter has items with `/id`",
            "x-sort: no answer of an operation with this parameter has items with `/id`",
        ],
    );
    check(
        "property: /id, comparison",
        "property: /nr, comparison",
        &["x-filter: no answer of an operation with this parameter has items with `/nr`"],
    );
    check(
        "property: /id, comparison",
        "property: id, comparison",
        &["x-filter: `id` is no JSON Pointer; it begins with `/`"],
    );
    check(
        "default: id",
        "default: nr",
        &["x-sort: the default `nr` is none of the keys"],
    );
    check(
        "operation: listOrders, property: /*/id",
        "operation: listOrders, property: /*/nr",
        &["x-refers-to: no answer of `listOrders` has anything at `/*/nr`"],
    );
    check(
        "security: [key], paths: [/v2/]",
        "security: [token], paths: [/v3/]",
        &[
            "x-serves: there is no security scheme `token`",
            "x-serves: no path begins with `/v3/`",
        ],
    );
    check(
        "x-write-once: [ip]",
        "x-write-once: [nr]",
        &["x-write-once: the schema has no property `nr`"],
    );
}

#[test]
fn a_rule_of_another_form_is_no_rule_and_says_why() {
    check(
        "comparison: at-least",
        "comparison: above",
        &["x-filter: `above` is none of equal, at-least, at-most, one-of, contains"],
    );
    let document = read(&DOCUMENT.replace("comparison: at-least", "comparison: above"));
    let parameters = &document.operations()[0].parameters;
    let filters = parameters
        .iter()
        .filter_map(|p| rule::Filter::of(&p.extensions));
    assert_eq!(filters.count(), 0);
    check(
        "x-safe: true",
        "x-safe: perhaps",
        &["x-safe: invalid type: string \"perhaps\", expected a boolean"],
    );
}

#[test]
fn members_that_go_together_or_exclude_each_other_are_judged() {
    let document = read(DOCUMENT);
    let is_order = |name: &Option<String>| name.as_deref() == Some("Order");
    let mut schemas = document.schemas();
    let (id, _) = schemas.find(|(_, schema)| is_order(&schema.name)).unwrap();
    let validator = Validator::new(json_schema(&document, id, Direction::Request)).unwrap();
    let broken = |value: serde_json::Value| -> Vec<String> {
        let violations = validator.violations(&value).into_iter();
        let place = |span| document.sources.place(span);
        violations
            .map(|violation| format!("{} {}", violation.keyword, place(violation.span.unwrap())))
            .collect()
    };
    assert!(broken(json!({"total_ex": "1", "total_inc": "1", "ip": "1"})).is_empty());
    let schema = "rules.yaml#/components/schemas/Order";
    assert_eq!(
        broken(json!({"total_ex": "1"})),
        [format!("required {schema}/x-dependent-required")]
    );
    assert_eq!(
        broken(json!({"ip": "1", "ip6": "1"})),
        [format!("not {schema}/x-mutually-exclusive")]
    );
}

#[test]
fn a_schema_holds_its_extensions_wherever_they_are_read() {
    let document = read(DOCUMENT);
    let rate_limit = rule::RateLimit::of(&document.extensions).unwrap();
    assert_eq!(rate_limit.retry_after[0].header, "X-Wait");
    let serves = rule::Serves::of(&document.servers[0].extensions).unwrap();
    assert!(serves.has_path("/v2/orders") && !serves.has_path("/v3/orders"));
    assert!(rule::is_safe(&document.operations()[0]));
    assert_eq!(outline::Kind::of_section("schemas"), Some(Kind::Schema));
}
