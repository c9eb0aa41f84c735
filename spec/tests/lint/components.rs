//! `unused-component`: what counts as use.

use countersign_spec::Code;

use crate::check;

fn unused(document: &str, expected: &[&str]) {
    let expected: Vec<String> = expected
        .iter()
        .map(|place| match place.split_once('.') {
            Some((section, name)) => format!("nothing uses `{name}` of `components.{section}`"),
            None => String::new(),
        })
        .collect();
    let expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    check(Code::UNUSED_COMPONENT, document, &expected);
}

#[test]
fn components_of_every_section_are_used_or_not() {
    unused(
        "\
paths:
  /a:
    get:
      operationId: a
      security: [{ key: [] }]
      parameters: [{ $ref: '#/components/parameters/P' }]
      requestBody: { $ref: '#/components/requestBodies/B' }
      callbacks: { done: { $ref: '#/components/callbacks/C' } }
      responses:
        '200':
          description: d
          headers: { X-H: { $ref: '#/components/headers/H' } }
          links: { next: { $ref: '#/components/links/L' } }
          content:
            application/json:
              examples: { one: { $ref: '#/components/examples/E' } }
        '404': { $ref: '#/components/responses/R' }
components:
  schemas: { S: { type: string } }
  parameters: { P: { name: p, in: query, schema: { type: string } }, P2: { name: q, in: query, schema: { type: string } } }
  requestBodies: { B: { content: { text/plain: {} } }, B2: { content: { text/plain: {} } } }
  callbacks: { C: {}, C2: {} }
  headers: { H: { schema: { type: string } }, H2: { schema: { type: string } } }
  links: { L: { operationId: a }, L2: { operationId: a } }
  examples: { E: { value: 1 }, E2: { value: 1 } }
  responses: { R: { description: d }, R2: { description: d } }
  securitySchemes: { key: { type: http, scheme: basic }, key2: { type: http, scheme: basic } }
",
        &[
            "schemas.S",
            "parameters.P2",
            "requestBodies.B2",
            "callbacks.C2",
            "headers.H2",
            "links.L2",
            "examples.E2",
            "responses.R2",
            "securitySchemes.key2",
        ],
    );
}

/// A path whose answer has the schema `schema`.
fn answering(schema: &str) -> String {
    format!(
        "\
paths:
  /a:
    get:
      operationId: a
      responses: {{ '200': {{ description: d, content: {{ application/json: {{ schema: {schema} }} }} }} }}
components:
  schemas:
"
    )
}

#[test]
fn what_only_unused_components_use_is_unused_even_if_it_is_itself() {
    unused(
        &(answering("{ $ref: '#/components/schemas/A' }")
            + "    A: { type: object, properties: { b: { $ref: '#/components/schemas/B' } } }
    B: { type: string }
    C: { type: object, properties: { d: { $ref: '#/components/schemas/D' } } }
    D: { type: array, items: { $ref: '#/components/schemas/D' } }
"),
        &["schemas.C", "schemas.D"],
    );
}

#[test]
fn a_part_of_a_component_and_another_name_for_it_are_uses() {
    unused(
        &(answering("{ $ref: '#/components/schemas/A/properties/b' }")
            + "    A: { type: object, properties: { b: { $ref: '#/components/schemas/B' } } }
    B: { $ref: '#/components/schemas/C' }
    C: { type: string }
"),
        &[],
    );
}

#[test]
fn a_discriminator_uses_what_it_maps_to_and_what_builds_on_its_schema() {
    unused(
        &(answering("{ $ref: '#/components/schemas/Pet' }")
            + "    Pet: { type: object, required: [kind], properties: { kind: { type: string } }, discriminator: { propertyName: kind, mapping: { d: Dog, e: '#/components/schemas/Eel' } } }
    Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }] }
    Kitten: { allOf: [{ $ref: '#/components/schemas/Cat' }] }
    Dog: { type: object }
    Eel: { type: object }
    Owner: { allOf: [{ $ref: '#/components/schemas/Person' }] }
    Person: { type: object }
"),
        &["schemas.Owner", "schemas.Person"],
    );
}

#[test]
fn webhooks_of_both_versions_and_extensions_use_components() {
    let hook = "{ changed: { post: { operationId: h, requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } }, responses: { '200': { description: d } } } } }";
    let components = "components: { schemas: { A: { type: string }, B: { type: string } } }\n";
    unused(
        &format!("paths: {{}}\nx-webhooks: {hook}\n{components}"),
        &["schemas.B"],
    );
    unused(
        &format!(
            "openapi: 3.1.0\ninfo: {{ title: T, version: '1' }}\nwebhooks: {hook}\n{components}"
        ),
        &["schemas.B"],
    );
    unused(
        &format!(
            "paths: {{}}\nx-webhooks: {hook}\nx-more: [{{ $ref: '#/components/schemas/B' }}]\n{components}"
        ),
        &[],
    );
}

#[test]
fn a_document_of_components_only_is_there_for_others() {
    unused(
        "paths: {}\ncomponents: { schemas: { A: { type: string } } }\n",
        &[],
    );
}

#[test]
fn security_of_the_whole_document_uses_schemes() {
    unused(
        "security: [{ key: [] }]\npaths: { /a: { get: { operationId: a, responses: { '200': { description: d } } } } }\ncomponents: { securitySchemes: { key: { type: http, scheme: basic } } }\n",
        &[],
    );
}
