//! `unbounded-pagination`: which parameters cut pages, and what bounds them.

use countersign_spec::Code;

use crate::check;

fn unbounded(parameter: &str, expected: &[&str]) {
    let document = format!(
        "\
paths:
  /a:
    get:
      operationId: a
      x-pagination: {{ style: page, page: seite, size: anzahl, items: '' }}
      parameters: [{{ {parameter} }}]
      responses: {{ '200': {{ description: d }} }}
components: {{ schemas: {{ Size: {{ type: integer, minimum: 1, maximum: 50 }} }} }}
"
    );
    check(Code::UNBOUNDED_PAGINATION, &document, expected);
}

#[test]
fn a_parameter_cuts_pages_by_its_name_or_by_the_extension() {
    for (name, missing) in [
        ("page", "`minimum`"),
        ("'page[number]'", "`minimum`"),
        ("seite", "`minimum`"),
        ("anzahl", "`minimum` and no `maximum`"),
        ("per_page", "`minimum` and no `maximum`"),
        ("pageSize", "`minimum` and no `maximum`"),
    ] {
        let plain = name.trim_matches('\'');
        unbounded(
            &format!("name: {name}, in: query, schema: {{ type: integer }}"),
            &[&format!("`{plain}` cuts pages and has no {missing}")],
        );
    }
    for other in [
        "name: id, in: query, schema: { type: integer }",
        "name: page, in: query, schema: { type: string }",
        "name: page, in: header, schema: { type: integer }",
    ] {
        unbounded(other, &[]);
    }
}

#[test]
fn bounds_may_be_exclusive_an_enum_or_in_what_the_schema_wraps() {
    for schema in [
        "{ type: integer, minimum: 0, exclusiveMinimum: true, maximum: 9 }",
        "{ type: integer, enum: [10, 20] }",
        "{ allOf: [{ $ref: '#/components/schemas/Size' }] }",
        "{ $ref: '#/components/schemas/Size' }",
    ] {
        unbounded(&format!("name: limit, in: query, schema: {schema}"), &[]);
    }
    unbounded(
        "name: limit, in: query, schema: { type: integer, minimum: 1 }",
        &["`limit` cuts pages and has no `maximum`"],
    );
}
