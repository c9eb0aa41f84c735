//! What is proposed for small operations.

use super::*;
use crate::testing;

/// Each case as `id method target body`.
fn check(paths: &str, expected: &[&str]) {
    let document = testing::document(paths);
    let proposal = propose(&document);
    let lines: Vec<String> = proposal
        .cases
        .iter()
        .map(|case| {
            let operation = document.operation(case.operation.as_str()).unwrap();
            let target = case.inputs.target(&operation.path_template);
            let body = case.inputs.body.as_ref().map(|(_, body)| body.as_ref());
            let body = String::from_utf8_lossy(body.unwrap_or_default());
            format!("{} {} {target} {body}", case.id, operation.method.as_str())
                .trim_end()
                .to_owned()
        })
        .chain(
            proposal
                .missing
                .iter()
                .map(|(id, why)| format!("{id}: {why}")),
        )
        .collect();
    assert_eq!(lines, expected);
}

#[test]
fn parameters_are_tried_at_examples_ends_and_members_each_request_once() {
    check(
        "
  /orders:
    get:
      operationId: list
      security: []
      parameters:
        - {name: limit, in: query, example: 50, schema: {type: integer, minimum: 1, exclusiveMaximum: true, maximum: 251, default: 50}}
        - {name: order by, in: query, schema: {type: string, enum: [id, 'a&b']}}
        - {name: include, in: query, explode: false, schema: {type: array, items: {type: string, enum: [a, b]}}, example: [a, b]}
        - {name: silent, in: query, schema: {type: string}}
      responses: {default: {description: any}}
",
        &[
            "list/required GET /orders",
            "list/limit=50 GET /orders?limit=50",
            "list/limit=1 GET /orders?limit=1",
            "list/limit=250 GET /orders?limit=250",
            "list/order by=id GET /orders?order%20by=id",
            "list/order by=a&b GET /orders?order%20by=a%26b",
            "list/include=a,b GET /orders?include=a,b",
            "list/include=a GET /orders?include=a",
            "list/include=b GET /orders?include=b",
        ],
    );
}

#[test]
fn reading_comes_before_writing_and_deleting_all_comes_last() {
    check(
        "
  /orders:
    delete: {operationId: clear, responses: {default: {description: any}}}
    post:
      operationId: create
      requestBody:
        required: true
        content: {application/json: {examples: {small: {value: {total: 1.50}}, empty: {value: {}}}}}
      responses: {default: {description: any}}
  /orders/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}, example: a/b}]
    delete: {operationId: remove, responses: {default: {description: any}}}
    put:
      operationId: update
      requestBody: {content: {application/json: {schema: {type: object, example: {a: 1}}}}}
      responses: {default: {description: any}}
    get: {operationId: one, responses: {default: {description: any}}}
",
        &[
            "one/required GET /orders/a%2Fb",
            "one/without-credentials GET /orders/a%2Fb",
            "create/example:small POST /orders {\"total\":1.50}",
            "create/example:empty POST /orders {}",
            "create/without-credentials POST /orders {\"total\":1.50}",
            "update/example:example PUT /orders/a%2Fb {\"a\":1}",
            "update/without-credentials PUT /orders/a%2Fb {\"a\":1}",
            "remove/required DELETE /orders/a%2Fb",
            "remove/without-credentials DELETE /orders/a%2Fb",
            "clear/required DELETE /orders",
            "clear/without-credentials DELETE /orders",
        ],
    );
}

#[test]
fn nothing_is_invented_where_the_document_gives_no_value() {
    check(
        "
  /orders/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: one, responses: {default: {description: any}}}
  /orders:
    post:
      operationId: create
      requestBody: {required: true, content: {application/json: {}}}
      responses: {default: {description: any}}
  /files:
    post:
      operationId: upload
      requestBody: {required: true, content: {text/plain: {example: a}}}
      responses: {default: {description: any}}
",
        &[
            "one: the required parameter `id` has no documented value",
            "create: the required request body has no example",
            "upload: no documented request body is JSON",
        ],
    );
}

#[test]
fn styles_are_written_as_the_specification_shows_them() {
    check(
        "
  /a/{simple}/{label}/{matrix}:
    get:
      operationId: a
      security: []
      parameters:
        - {name: simple, in: path, required: true, schema: {}, example: [blue, black]}
        - {name: label, in: path, required: true, style: label, explode: true, schema: {}, example: [blue, black]}
        - {name: matrix, in: path, required: true, style: matrix, explode: true, schema: {}, example: [blue, black]}
        - {name: form, in: query, required: true, schema: {}, example: [blue, black]}
        - {name: pipe, in: query, required: true, style: pipeDelimited, explode: false, schema: {}, example: [blue, black]}
        - {name: space, in: query, required: true, style: spaceDelimited, explode: false, schema: {}, example: [blue, black]}
        - {name: deep, in: query, required: true, style: deepObject, schema: {}, example: {R: 100, G: 200}}
      responses: {default: {description: any}}
",
        &[
            "a/required GET /a/blue,black/.blue.black/;matrix=blue;matrix=black?form=blue&form=black&pipe=blue%7Cblack&space=blue%20black&deep%5BR%5D=100&deep%5BG%5D=200",
        ],
    );
}
