//! `inconsistent-name`: which names are counted, and which of them is odd.

use countersign_spec::Code;

use crate::check;

fn odd(document: &str, expected: &[&str]) {
    check(Code::INCONSISTENT_NAME, document, expected);
}

#[test]
fn each_kind_of_name_has_a_style_of_its_own() {
    odd(
        "\
paths:
  /a:
    get:
      operationId: listOrders
      parameters:
        - { name: min-id, in: query, schema: { type: integer } }
        - { name: max-id, in: query, schema: { type: integer } }
        - { name: sortBy, in: query, schema: { type: string } }
        - { name: X-Trace-Id, in: header, schema: { type: string } }
      responses: { '200': { description: d } }
components:
  schemas:
    A: { type: object, properties: { order_id: {}, orderTotal: {}, status_id: {}, id: {} } }
    B: { type: object, properties: { orderTotal: {} } }
",
        &[
            "the query parameter `sortBy` is camelCase, while 2 query parameters are kebab-case",
            "the property `orderTotal` is camelCase, while 2 properties are snake_case",
        ],
    );
}

#[test]
fn of_two_styles_of_as_many_names_the_first_is_the_documents() {
    odd(
        "\
paths:
  /a:
    get: { operationId: list_orders, responses: { '200': { description: d } } }
    post: { operationId: createOrder, responses: { '200': { description: d } } }
    put: { operationId: replace, responses: { '200': { description: d } } }
",
        &["the operationId `createOrder` is camelCase, while another operationId is snake_case"],
    );
}

#[test]
fn names_of_no_style_are_odd_unless_most_are_so() {
    let schemas = |names: &str| {
        format!(
            "paths: {{}}\ncomponents: {{ schemas: {{ A: {{ type: object, properties: {{ {names} }} }} }} }}\n"
        )
    };
    odd(
        &schemas("order_id: {}, Order_Total: {}"),
        &["the property `Order_Total` is of no one style, while another property is snake_case"],
    );
    odd(&schemas("Order_Id: {}, Order_Total: {}, order_id: {}"), &[]);
}
