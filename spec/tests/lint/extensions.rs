//! `undocumented-extension` and `malformed-extension`.

use countersign_spec::Code;
use countersign_spec::lint::LintOptions;

use crate::{check, check_with};

const DOCUMENT: &str = "\
x-internal: true
paths:
  x-generated: by hand
  /a:
    x-internal: true
    get:
      operationId: a
      x-internal: true
      x-scopes: [a]
      responses:
        x-paginatoin: {}
        '200': { description: d, headers: { x-count: { schema: { type: integer, x-unit: g } } } }
components:
  schemas:
    A: { type: object, properties: { x-colour: { type: string } }, example: { x-any: 1 } }
";

#[test]
fn each_name_is_told_of_once_and_names_of_headers_and_properties_are_no_extensions() {
    check(
        Code::UNDOCUMENTED_EXTENSION,
        DOCUMENT,
        &[
            "`x-internal` is an extension that nothing declares (and at 2 more places)",
            "`x-generated` is an extension that nothing declares",
            "`x-paginatoin` is an extension that nothing declares",
            "`x-unit` is an extension that nothing declares",
        ],
    );
}

#[test]
fn what_the_owner_declares_is_documented() {
    let names = ["x-internal", "x-generated", "x-paginatoin"];
    let options = LintOptions {
        extensions: names.map(str::to_owned).into(),
    };
    check_with(
        &options,
        Code::UNDOCUMENTED_EXTENSION,
        DOCUMENT,
        &["`x-unit` is an extension that nothing declares"],
    );
}

#[test]
fn a_known_extension_has_its_form_and_its_place_and_names_what_is_there() {
    check(
        Code::MALFORMED_EXTENSION,
        "\
paths:
  /a:
    x-scopes: [a]
    get:
      operationId: a
      x-safe: maybe
      responses: { '200': { description: d } }
components:
  schemas:
    A:
      type: object
      properties: { b: { type: string, x-refers-to: { operation: none, property: /id } } }
      x-write-once: [c]
",
        &[
            "`x-scopes`: means nothing on this path item; it belongs on another object: operation",
            "`x-safe`: invalid type: string \"maybe\", expected a boolean",
            "`x-refers-to`: there is no operation `none`",
            "`x-write-once`: the schema has no property `c`",
        ],
    );
}
