//! `broken-link`: every way in which a link can lead nowhere.

use countersign_spec::Code;

use crate::check;

/// Asserts what is wrong with a link of `createOrder`.
fn link(link: &str, expected: &[&str]) {
    let document = format!(
        "\
paths:
  /orders:
    post:
      operationId: createOrder
      parameters:
        - {{ name: dry, in: query, schema: {{ type: boolean }} }}
        - {{ name: X-Trace, in: header, schema: {{ type: string }} }}
      requestBody:
        content: {{ application/json: {{ schema: {{ type: object, properties: {{ note: {{ type: string }} }} }} }} }}
      callbacks:
        done: {{ '{{$request.query.dry}}': {{ post: {{ operationId: called, responses: {{ '200': {{ description: d }} }} }} }} }}
      responses:
        '201':
          description: d
          headers: {{ Location: {{ schema: {{ type: string }} }} }}
          content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Order' }} }} }}
          links:
            next: {link}
  /shops/{{shop}}/orders/{{id}}:
    get:
      operationId: getOrder
      parameters:
        - {{ name: shop, in: path, required: true, schema: {{ type: string }} }}
        - {{ name: id, in: path, required: true, schema: {{ type: string }} }}
        - {{ name: page.size, in: query, schema: {{ type: string }} }}
      responses: {{ '200': {{ description: d }} }}
components:
  schemas:
    Order:
      allOf:
        - type: object
          properties:
            id: {{ type: integer }}
            lines: {{ type: array, items: {{ type: object, properties: {{ sku: {{ type: string }} }} }} }}
            extra: {{ type: object }}
            counts: {{ type: object, additionalProperties: {{ type: integer }} }}
        - description: an order
"
    );
    let expected: Vec<String> = expected
        .iter()
        .map(|fault| format!("link `next`: {fault}"))
        .collect();
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    check(Code::BROKEN_LINK, &document, &expected);
}

/// The same of a link that gives `getOrder` this as `id`.
fn value(value: &str, expected: &[&str]) {
    link(
        &format!("{{ operationId: getOrder, parameters: {{ id: '{value}' }} }}"),
        expected,
    );
}

#[test]
fn a_link_names_one_operation_that_is_there() {
    link("{ operationId: getOrder }", &[]);
    link("{ operationId: called }", &[]);
    link(
        "{ operationId: getOrders }",
        &["there is no operation `getOrders`"],
    );
    link("{ operationRef: '#/paths/~1orders/post' }", &[]);
    link(
        "{ operationRef: 'https://a.test/api.yaml#/paths/~1a/get' }",
        &[],
    );
    link(
        "{ operationRef: '#/paths/~1orders/put' }",
        &["`#/paths/~1orders/put` leads nowhere"],
    );
    link("{ description: d }", &["it leads to no operation"]);
    link(
        "{ operationId: getOrder, operationRef: '#/paths/~1orders/post' }",
        &["it has an `operationId` and an `operationRef`"],
    );
}

#[test]
fn it_gives_values_to_parameters_of_that_operation_only() {
    link(
        "{ operationId: getOrder, parameters: { path.shop: a, id: b, page.size: 5, query.page.size: 5 } }",
        &[],
    );
    link(
        "{ operationId: getOrder, parameters: { query.shop: a, order: b } }",
        &[
            "`getOrder` has no parameter `query.shop`",
            "`getOrder` has no parameter `order`",
        ],
    );
}

#[test]
fn expressions_lead_to_what_is_documented_or_left_open() {
    for there in [
        "constant",
        "$response.body#/id",
        "$response.body#/lines/0/sku",
        "$response.body#/extra/anything/at/all",
        "$response.body#/counts/any",
        "$response.body",
        "$response.header.location",
        "$response.header.Content-Type",
        "$request.query.dry",
        "$request.header.x-trace",
        "$request.header.Accept",
        "$request.body#/note",
        "$statusCode",
        "order-{$response.body#/id}",
    ] {
        value(there, &[]);
    }
    let answer = "answer 201 of `createOrder` has no";
    for (missing, fault) in [
        (
            "$response.body#/number",
            format!("{answer} body with that property"),
        ),
        (
            "$response.body#/id/0",
            format!("{answer} body with that property"),
        ),
        (
            "$response.body#/lines/0/price",
            format!("{answer} body with that property"),
        ),
        (
            "$response.header.X-Id",
            format!("{answer} header of that name"),
        ),
        (
            "$response.query.dry",
            format!("{answer} query and no path: those are the request's"),
        ),
        (
            "$request.path.id",
            "`createOrder` has no path parameter of that name".to_owned(),
        ),
        (
            "$request.header.X-Id",
            "`createOrder` has no header parameter of that name".to_owned(),
        ),
        (
            "$request.body#/text",
            "`createOrder` has no body with that property".to_owned(),
        ),
    ] {
        value(missing, &[&format!("`{missing}`: {fault}")]);
    }
}

#[test]
fn an_expression_that_follows_no_rule_is_said_to() {
    value(
        "{$response.body#id}",
        &[
            "`$response.body#id` is no runtime expression: a JSON Pointer is empty or begins with `/`",
        ],
    );
    link(
        "{ operationId: createOrder, requestBody: $response.id }",
        &[
            "`$response.id` is no runtime expression: its part is none of `header.`, `query.`, `path.` and `body`",
        ],
    );
}

#[test]
fn a_shared_link_is_held_against_each_answer_that_has_it() {
    check(
        Code::BROKEN_LINK,
        "\
paths:
  /a:
    get:
      operationId: a
      responses: { '200': { description: d, content: { application/json: { schema: { type: object, properties: { id: { type: string } } } } }, links: { next: { $ref: '#/components/links/L' } } } }
  /b:
    get:
      operationId: b
      responses: { '200': { description: d, content: { application/json: { schema: { type: string } } }, links: { next: { $ref: '#/components/links/L' } } } }
components:
  links: { L: { operationId: a, requestBody: '$response.body#/id' } }
",
        &["link `next`: `$response.body#/id`: answer 200 of `b` has no body with that property"],
    );
}
