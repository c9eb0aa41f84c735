//! A small catalogue and a small document that departs from it in every way there is.

use countersign_catalogue::{Catalogue, Name, read};
use countersign_spec::{Limits, ResolvedDocument, has_errors, load_text};

use crate::gap::Gaps;
use crate::places::Place;
use crate::{fields, operations, parameters, statuses};

const CATALOGUE: &str = "\
# A.1

| Id | Operation | Method | Path | Legacy Basic path | `.json` form | Scope | In the seeds | Detail from |
|---|---|---|---|---|---|---|---|---|
| O-01 | list | GET | `/cups` | – | – | cups read | 000 | detailed |
| O-02 | make | POST | `/cups` | – | – | cups modify | 000 | detailed |
| O-03 | get | GET | `/cups/{id}` | – | – | cups read | 000 | detailed |

| In the table | Scope |
|---|---|
| cups read | `read` or `all` |
| cups modify | `all` |

# A.2

| Operation | Name | Type | Values, bounds | Default | Source | Note |
|---|---|---|---|---|---|---|
| O-01 | `page`, `size` | integer |  | 1 | 001 |  |
| O-01 | `sort` | string |  | none | 001 |  |

# A.3

| Operation | Request body | Success | Errors |
|---|---|---|---|
| O-01 | none | 200; 204 | 404 |

# A.4

| Id | Method | Path |
|---|---|---|

# B.1

| Field | Response | Request | POST | PUT | Empty or null | Default, limit, note | Named in |
|---|---|---|---|---|---|---|---|
| `id` | integer | – | RO | RO |  |  | 000 |
| `made` | RFC 2822 string, UTC | – | RO | RO |  |  | 000 |
| `price` | money string | number or string | R | W |  |  | 000 |
| `size` | integer | integer | W | W |  | also depth | 000 |
| `lid` | boolean | boolean | R for a tall cup | W |  |  | 000 |

# C.1

# D

| Id | Topic | Documents | Resolution | Reason |
|---|---|---|---|---|
";

const PLACES: &str = "\
- section: B.1
  also: { size: [depth] }
  response: [Cup]
  post: [CupCreate]
  put: [CupUpdate]
";

const DOCUMENT: &str = "\
openapi: 3.0.3
info: { title: Cups, version: '1' }
paths:
  /cups:
    get:
      operationId: listCups
      x-catalogue-id: O-01
      x-scopes: [all]
      parameters:
        - { name: page, in: query, schema: { type: integer } }
        - { name: sort, in: query, schema: { type: integer } }
      responses: &all
        '200':
          description: Cups.
          content:
            application/json: { schema: { $ref: '#/components/schemas/Cup' } }
        '401': &none { description: No. }
        '403': *none
        '406': *none
        '429': *none
        '500': *none
        '502': *none
        '503': *none
        '504': *none
    put:
      operationId: makeCup
      x-catalogue-id: O-02
      x-scopes: [all]
      requestBody:
        content:
          application/json: { schema: { $ref: '#/components/schemas/CupCreate' } }
      responses: *all
    delete:
      operationId: breakCups
      responses: *all
components:
  schemas:
    Cup:
      type: object
      properties:
        id: { type: string }
        made: { type: string }
        price: { type: string, format: decimal, nullable: true }
        size: { type: integer }
    CupCreate:
      type: object
      properties:
        id: { type: integer }
        price: { anyOf: [{ type: number }, { type: string }] }
        size: { type: integer }
        depth: { type: integer }
        lid: { type: boolean }
";

fn small() -> (Catalogue, ResolvedDocument) {
    let catalogue = read("small.md", CATALOGUE).unwrap();
    let (document, diagnostics) = load_text("small.yaml", DOCUMENT, &Limits::default());
    assert!(!has_errors(&diagnostics), "{diagnostics:#?}");
    (catalogue, document)
}

#[test]
fn operations_are_held_by_id_name_method_path_and_scopes() {
    let (catalogue, document) = small();
    let names = [("O-01", "listCups"), ("O-02", "createCup")].map(|(id, name)| Name {
        id: id.to_owned(),
        name: name.to_owned(),
    });
    let mut gaps = Gaps::default();
    operations::compare(&catalogue, &names, &document, &mut gaps);
    assert_eq!(
        gaps.lines(),
        [
            r#"O-01: `x-scopes` is {"all"} instead of {"all", "read"}"#,
            "O-02: is PUT /cups instead of POST /cups",
            "O-02: is not called `createCup`",
            "O-03: no operation GET /cups/{id}",
            "breakCups: has no `x-catalogue-id` of the catalogue, or that of another",
        ]
    );
}

#[test]
fn parameters_and_statuses_are_held_by_operation() {
    let (catalogue, document) = small();
    let mut gaps = Gaps::default();
    parameters::compare(&catalogue, &document, &mut gaps);
    statuses::compare(&catalogue, &document, &mut gaps);
    assert_eq!(
        gaps.lines(),
        [
            "O-01/204: is not documented",
            "O-01/404: is not documented",
            "O-01/size: no such query parameter",
            "O-01/sort: is integer instead of string",
            "O-02/415: is not documented",
        ]
    );
}

#[test]
fn fields_are_held_by_presence_type_and_marks() {
    let (catalogue, document) = small();
    let places: Vec<Place> = serde_yaml::from_str(PLACES).unwrap();
    let mut gaps = Gaps::default();
    fields::compare(&catalogue, &places, &document, &mut gaps);
    assert_eq!(
        gaps.lines(),
        [
            "B.1/id: Cup/id: is string instead of integer",
            "B.1/id: CupCreate/id: can be sent",
            "B.1/lid: Cup/lid: is not there",
            "B.1/lid: CupCreate: is required nowhere",
            "B.1/made: Cup/made: is no Rfc2822",
            "B.1/price: Cup/price: is null or string instead of string",
            "B.1/price: CupCreate/price: is not required",
            "B.1/size: Cup/depth: is not there",
            "places.yaml: `CupCreate` is nothing that an operation takes in a POST",
            "places.yaml: there is no component `CupUpdate`",
        ]
    );
}
