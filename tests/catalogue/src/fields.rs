//! B: members of bodies. Which rows make 405 stands in the crate's documentation.

use serde::{Deserialize, Serialize};

use crate::cell::{Cells, rows};
use crate::markdown::{Page, Table};
use crate::problem::Problem;

/// A row of part B. Tables of things that are only answered have one type in the
/// place of `response` and `request`, and no marks for POST and PUT. `–` is kept:
/// it says that there is no such member there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its section, such as `B.7`.
    pub section: String,
    /// The type of fault that has the member, in B.19 and B.20.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
    /// The member, or a path to it: `items[].amount`.
    pub name: String,
    /// The type, in words.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub stated_type: Option<String>,
    /// The type in a response.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response: Option<String>,
    /// The type in a request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<String>,
    /// Whether a creation may name it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<String>,
    /// Whether an update may name it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub put: Option<String>,
    /// What an empty value looks like.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub empty: Option<String>,
    /// What else is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Who names it; none in tables that have one source for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

impl Field {
    /// What tells it from every other: `B.1/id`, `B.19/OutOfStock/product.sku`.
    #[must_use]
    pub fn key(&self) -> String {
        match &self.variant {
            Some(variant) => format!("{}/{variant}/{}", self.section, self.name),
            None => format!("{}/{}", self.section, self.name),
        }
    }
}

pub(crate) fn read(page: &Page) -> Result<Vec<Field>, Vec<Problem>> {
    let mut fields = Vec::new();
    for (section, table) in page.part("B") {
        let read = rows(page, table, |cells| field(cells, section, table))?;
        fields.extend(read.into_iter().flatten());
    }
    Ok(fields)
}

/// A row; none for one in parentheses, which points to rows of another section.
fn field(cells: &Cells<'_>, section: &str, table: &Table) -> Result<Option<Field>, Problem> {
    let has = |column: &str| table.columns.iter().any(|name| name == column);
    let name = if has("Member") {
        cells.text("Member")?
    } else if cells.text("Field")?.starts_with('(') {
        return Ok(None);
    } else {
        cells.code("Field")?
    };
    let is_written = has("Request");
    let (stated_type, response, request) = if is_written {
        let (response, request) = (cells.text("Response")?, cells.text("Request")?);
        (None, Some(response), Some(request))
    } else {
        (Some(cells.text("Type")?), None, None)
    };
    let note = if is_written {
        "Default, limit, note"
    } else {
        "Note"
    };
    Ok(Some(Field {
        section: section.to_owned(),
        variant: cells.optional("type"),
        name,
        stated_type,
        response,
        request,
        post: is_written.then(|| cells.text("POST")).transpose()?,
        put: is_written.then(|| cells.text("PUT")).transpose()?,
        empty: cells.optional("Empty or null"),
        note: cells.optional(note),
        source: cells.optional("Named in"),
    }))
}
