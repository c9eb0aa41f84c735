//! Small catalogues: what is read from them, and what is said of one that is wrong.

use countersign_catalogue::{Catalogue, Class, Problem, Standing, read};

/// A catalogue of one row in each table; the row of part C is given.
fn with_behaviour(row: &str) -> String {
    format!(
        "\
# A catalogue

## A. Operations

### A.1 Paths

| Id | Operation | Method | Path | Legacy Basic path | `.json` form | Scope | In the seeds | Detail from |
|---|---|---|---|---|---|---|---|---|
| O-26 | list transactions | GET | `/v3/orders/{{order_id}}/transactions` | – | – | transactions read | 000 | detailed |

| In the table | Scope |
|---|---|
| orders read | `read_only` or `orders` |

### A.2 Query parameters

| Operation | Name | Type | Values, bounds | Default | Source | Note |
|---|---|---|---|---|---|---|
| O-01, O-03 | `before`, `after` | string |  | none | 001 |  |

### A.3 Bodies and statuses

| Operation | Request body | Success | Errors |
|---|---|---|---|
| O-26 | none | 200; 204 | 404 |

### A.4 Others

| Id | Method | Path |
|---|---|---|
| X-03 | GET | `/v2/orders/{{order_id}}/fees` |

## B. Fields

### B.4 An address

| Field | Response | Request | POST | PUT | Empty or null | Default, limit, note | Named in |
|---|---|---|---|---|---|---|---|
| `id` | integer | – | RO | RO |  |  | 004 |
| (the fields above) |  |  |  |  |  |  | 000 |

### B.19 An error

| `type` | Member | Type | Note | Named in |
|---|---|---|---|---|
| OutOfStock | product.sku | object |  | 004 |

## C. Behaviours

### C.1 Transport

| Id | Statement | Observed by | Class | Source | Standing |
|---|---|---|---|---|---|
{row}

## D. Contradictions

| Id | Topic | Documents | Resolution | Reason |
|---|---|---|---|---|
| D-27 | XML | 001: JSON. | JSON only. | Later. |
"
    )
}

const ROW: &str = "| B-007 | XML may come. | type | R | field | contested D-27 |";

fn catalogue(row: &str) -> Result<Catalogue, Vec<Problem>> {
    read("small.md", &with_behaviour(row))
}

/// The one problem of a catalogue with such a row.
fn problem(row: &str) -> String {
    let problems = catalogue(row).unwrap_err();
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems[0].to_string()
}

#[test]
fn each_table_is_read_by_its_heading_and_columns() {
    let small = catalogue(ROW).unwrap();
    let paths: Vec<&str> = small
        .operations
        .iter()
        .map(|row| row.path.as_str())
        .collect();
    assert_eq!(
        paths,
        [
            "/v3/orders/{order_id}/transactions",
            "/v2/orders/{order_id}/fees"
        ]
    );
    assert_eq!(small.operations[0].legacy, None);
    assert_eq!(small.scopes[0].scopes, ["read_only", "orders"]);
    assert_eq!(small.parameters[0].operations, ["O-01", "O-03"]);
    assert_eq!(small.parameters[0].names, ["before", "after"]);
    assert_eq!(small.behaviours[0].class, Class::R);
    assert_eq!(small.behaviours[0].standing, Standing::Contested);
    assert_eq!(small.behaviours[0].contradiction.as_deref(), Some("D-27"));
    assert_eq!(small.contradictions[0].topic, "XML");
}

#[test]
fn a_row_in_parentheses_is_no_field() {
    let keys: Vec<String> = catalogue(ROW)
        .unwrap()
        .fields
        .iter()
        .map(|row| row.key())
        .collect();
    assert_eq!(keys, ["B.4/id", "B.19/OutOfStock/product.sku"]);
}

#[test]
fn what_qualifies_a_standing_is_kept_without_its_parentheses() {
    let remark = |standing: &str| {
        let row = format!("| B-042 | It holds. | status | W | 001 | {standing} |");
        catalogue(&row).unwrap().behaviours[0].remark.clone()
    };
    assert_eq!(remark("firm"), None);
    assert_eq!(
        remark("firm (status not stated)").as_deref(),
        Some("status not stated")
    );
    assert_eq!(
        remark("firm, but for id (D-02)").as_deref(),
        Some("but for id (D-02)")
    );
}

#[test]
fn a_row_of_another_length_is_told_with_its_line() {
    assert_eq!(
        problem("| B-007 | XML may come. | R | field | contested D-27 |"),
        "small.md:54: expected 6 cells between `|`, as in line 52, found 5"
    );
}

#[test]
fn a_cell_that_is_not_as_expected_is_told_with_its_line() {
    for (row, expected) in [
        (
            "| B-x | It holds. | status | R | 001 | firm |",
            "small.md:54: expected an id of `B`, `-` and digits under `Id`, found B-x",
        ),
        (
            "| B-001 |  | status | R | 001 | firm |",
            "small.md:54: expected a text under `Statement`, found an empty cell",
        ),
        (
            "| B-001 | It holds. | status | Q | 001 | firm |",
            "small.md:54: expected a class: R, W, C or D, found Q",
        ),
        (
            "| B-001 | It holds. | status | R | 001 | sure |",
            "small.md:54: expected firm, official, contested or inferred, found sure",
        ),
        (
            "| B-001 | It holds. | status | R | 001 | contested |",
            "small.md:54: expected `contested` and an id of part D, found ",
        ),
    ] {
        assert_eq!(problem(row), expected);
    }
}

#[test]
fn every_wrong_row_of_a_table_is_told() {
    let rows = "| B-1 | a | b | Q | 001 | firm |\n| B-2 | a | b | R | 001 | sure |";
    assert_eq!(catalogue(rows).unwrap_err().len(), 2);
}

#[test]
fn a_table_that_is_missing_is_told_by_its_section() {
    let problems = read("small.md", "# Nothing here\n").unwrap_err();
    assert_eq!(
        problems[0].to_string(),
        "small.md: expected a table with a column `Id` in section A.1, found none"
    );
}
