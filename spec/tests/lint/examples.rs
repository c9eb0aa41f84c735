//! `missing-body-example` and `missing-parameter-example`: what counts as an example.

use countersign_spec::Code;

use crate::check;

/// Whether a body of this media type and schema is missed an example.
fn body(media_type: &str, schema: &str, is_missed: bool) {
    let document = format!(
        "\
paths:
  /a:
    get:
      operationId: a
      responses: {{ '200': {{ description: d, content: {{ {media_type}: {{ schema: {schema} }} }} }} }}
components:
  schemas:
    Tree: {{ type: object, properties: {{ name: {{ type: string, example: oak }}, parts: {{ type: array, items: {{ $ref: '#/components/schemas/Tree' }} }} }} }}
"
    );
    let message = format!("`{media_type}` of answer 200 of `a` has no example");
    let expected: &[&str] = if is_missed { &[&message] } else { &[] };
    check(Code::MISSING_BODY_EXAMPLE, &document, expected);
}

#[test]
fn an_example_may_stand_in_the_schema_or_be_put_together_from_all_its_parts() {
    body("application/json", "{ type: object, example: {} }", false);
    body(
        "application/json",
        "{ type: object, properties: { a: { type: integer, example: 1 }, b: { enum: [x] } } }",
        false,
    );
    body(
        "application/json",
        "{ type: object, properties: { a: { type: integer, example: 1 }, b: { type: string } } }",
        true,
    );
    body(
        "application/json",
        "{ type: array, items: { $ref: '#/components/schemas/Tree' } }",
        false,
    );
    body(
        "application/json",
        "{ type: array, items: { type: string } }",
        true,
    );
    body(
        "application/json",
        "{ oneOf: [{ type: string }, { type: string, example: a }] }",
        false,
    );
}

#[test]
fn bodies_that_are_no_text_need_none() {
    body("image/png", "{ type: string }", false);
    body("image/svg+xml", "{ type: string }", true);
    body("application/octet-stream", "{ type: string }", false);
    body(
        "application/json",
        "{ type: string, format: binary }",
        false,
    );
    body("text/csv", "{ type: string }", true);
}

#[test]
fn requests_and_webhooks_are_asked_and_a_shared_body_once() {
    check(
        Code::MISSING_BODY_EXAMPLE,
        "\
paths:
  /a: { post: { operationId: a, requestBody: { $ref: '#/components/requestBodies/B' }, responses: { '204': { description: d } } } }
  /b: { post: { operationId: b, requestBody: { $ref: '#/components/requestBodies/B' }, responses: { '204': { description: d } } } }
x-webhooks:
  changed: { post: { operationId: c, requestBody: { content: { text/plain: { schema: { type: string } } } }, responses: { '204': { description: d } } } }
components:
  requestBodies:
    B: { content: { text/plain: { schema: { type: string } } } }
",
        &[
            "`text/plain` of the request of `c` has no example",
            "`text/plain` of the request of `a` has no example",
        ],
    );
}

#[test]
fn a_parameter_is_shown_by_its_schema_or_its_few_values() {
    check(
        Code::MISSING_PARAMETER_EXAMPLE,
        "\
paths:
  /a:
    get:
      operationId: a
      parameters:
        - { name: own, in: query, schema: { type: string }, example: x }
        - { name: named, in: query, schema: { type: string }, examples: { one: { value: x } } }
        - { name: schemas, in: query, schema: { type: string, example: x } }
        - { name: enum, in: query, schema: { type: string, enum: [x] } }
        - { name: enums, in: query, schema: { type: array, items: { type: string, enum: [x] } } }
        - { name: flag, in: query, schema: { type: boolean } }
        - { name: default, in: query, schema: { type: string, default: x } }
        - { name: bare, in: query, schema: { type: string } }
      responses: { '200': { description: d } }
",
        &[
            "the parameter `default` has no example",
            "the parameter `bare` has no example",
        ],
    );
}

#[test]
fn a_long_chain_of_schemas_needs_no_stack_and_shows_nothing() {
    use std::fmt::Write;
    let mut document = "\
paths:
  /a:
    get:
      operationId: a
      responses: { '200': { description: d, content: { text/plain: { schema: { $ref: '#/components/schemas/S0' } } } } }
components:
  schemas:
    S5000: { type: string }
"
    .to_owned();
    for n in 0..5_000 {
        let next = format!("$ref: '#/components/schemas/S{}'", n + 1);
        writeln!(
            document,
            "    S{n}: {{ properties: {{ n: {{ {next} }} }} }}"
        )
        .unwrap();
    }
    check(
        Code::MISSING_BODY_EXAMPLE,
        &document,
        &["`text/plain` of answer 200 of `a` has no example"],
    );
}
