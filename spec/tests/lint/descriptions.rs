//! `copied-description`: which fields may share a text.

use countersign_spec::Code;

use crate::check;

const TEXT: &str = "description: The time at which it happened.";

fn copied(document: &str, expected: &[&str]) {
    check(Code::COPIED_DESCRIPTION, document, expected);
}

/// A document of version 3.0 with these schemas.
fn schemas(schemas: &str) -> String {
    format!("paths: {{}}\ncomponents:\n  schemas:\n{schemas}")
}

#[test]
fn fields_of_one_name_share_their_text_however_the_name_is_spelt() {
    copied(
        &schemas(&format!(
            "    Order: {{ type: object, properties: {{ sent_at: {{ type: string, {TEXT} }} }} }}
    OrderCreate: {{ type: object, properties: {{ sentAt: {{ type: string, {TEXT} }} }} }}
"
        )),
        &[],
    );
}

#[test]
fn a_copy_is_found_in_other_schemas_and_among_parameters_whatever_its_dots_and_case() {
    copied(
        &format!(
            "\
paths:
  /a:
    get:
      operationId: a
      parameters:
        - {{ name: since, in: query, schema: {{ type: string }}, {TEXT} }}
      responses: {{ '200': {{ description: d }} }}
components:
  schemas:
    A: {{ type: object, properties: {{ paid_at: {{ type: string, description: 'the time, at which it   happened' }} }} }}
"
        ),
        &["`paid_at` is described as `since` is"],
    );
}

#[test]
fn three_fields_with_one_text_are_two_copies() {
    copied(
        &schemas(&format!(
            "    A: {{ type: object, properties: {{ a: {{ {TEXT} }}, b: {{ {TEXT} }}, c: {{ {TEXT} }} }} }}\n"
        )),
        &["`b` is described as `a` is", "`c` is described as `a` is"],
    );
}

#[test]
fn short_texts_and_those_of_a_shared_component_are_no_copies() {
    copied(
        &schemas(
            "    A: { type: object, properties: { a: { description: The name. }, b: { description: The name. } } }
    B: { type: object, properties: { from: { $ref: '#/components/schemas/C' }, to: { $ref: '#/components/schemas/C' } } }
    C: { type: string, description: An address of the customer as printed. }
",
        ),
        &[],
    );
}

#[test]
fn what_stands_beside_a_reference_counts_where_it_is_read() {
    let rest = schemas(&format!(
        "    A: {{ type: object, properties: {{ a: {{ $ref: '#/components/schemas/C', {TEXT} }}, b: {{ $ref: '#/components/schemas/C', {TEXT} }} }} }}
    C: {{ type: string }}
"
    ));
    copied(&rest, &[]);
    copied(
        &format!("openapi: 3.1.0\ninfo: {{ title: T, version: '1' }}\n{rest}"),
        &["`b` is described as `a` is"],
    );
}

#[test]
fn an_id_and_what_others_call_it_may_share_their_text_but_not_in_one_object() {
    let text = "description: The number of the order in its shop.";
    copied(
        &schemas(&format!(
            "    Order: {{ type: object, properties: {{ id: {{ {text} }} }} }}
    Line: {{ type: object, properties: {{ orderId: {{ {text} }} }} }}
"
        )),
        &[],
    );
    copied(
        &schemas(&format!(
            "    Order: {{ type: object, properties: {{ id: {{ {text} }}, order_id: {{ {text} }}, grid: {{ {text} }} }} }}\n"
        )),
        &[
            "`order_id` is described as `id` is",
            "`grid` is described as `id` is",
        ],
    );
}
