//! A.1 and A.4: what can be called.

use serde::{Deserialize, Serialize};

use crate::cell::{Cells, rows};
use crate::markdown::Page;
use crate::problem::Problem;

const METHODS: [&str; 4] = ["GET", "POST", "PUT", "DELETE"];

/// An operation. Those of A.4 have an id, a method and a path only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// `O-01` to `O-36`, `X-01` to `X-16`.
    pub id: String,
    /// What it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The HTTP method.
    pub method: String,
    /// The path template behind the gateway's address.
    pub path: String,
    /// The path on the store's own host; none for V3.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legacy: Option<String>,
    /// The same, with `.json`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legacy_json: Option<String>,
    /// What a token has to be allowed, in the words of the table of scopes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// Which of the first five documents name it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seeds: Option<String>,
    /// `detailed` where one of the five describes it, else `official`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

pub(crate) fn read(page: &Page) -> Result<Vec<Operation>, Vec<Problem>> {
    let mut operations = rows(page, page.table("A.1", "Id")?, named)?;
    operations.extend(rows(page, page.table("A.4", "Id")?, unnamed)?);
    Ok(operations)
}

/// A row of A.1.
fn named(cells: &Cells<'_>) -> Result<Operation, Problem> {
    Ok(Operation {
        title: Some(cells.text("Operation")?),
        legacy: cells.code_or_none("Legacy Basic path")?,
        legacy_json: cells.code_or_none(".json form")?,
        scope: Some(cells.text("Scope")?),
        seeds: Some(cells.text("In the seeds")?),
        detail: Some(cells.text("Detail from")?),
        ..unnamed(cells)?
    })
}

/// A row of A.4, and what A.1 has of the same.
fn unnamed(cells: &Cells<'_>) -> Result<Operation, Problem> {
    let method = cells.text("Method")?;
    if !METHODS.contains(&method.as_str()) {
        return Err(cells.problem(METHODS.join(", "), method));
    }
    let path = cells.code("Path")?;
    if !path.starts_with('/') {
        return Err(cells.problem("a path that begins with `/`", path));
    }
    Ok(Operation {
        id: cells.id("Id", "OX")?,
        title: None,
        method,
        path,
        legacy: None,
        legacy_json: None,
        scope: None,
        seeds: None,
        detail: None,
    })
}
