//! The second table of A.1: the scopes behind the words of the first.

use serde::{Deserialize, Serialize};

use crate::cell::rows;
use crate::markdown::Page;
use crate::problem::Problem;

/// A word for scopes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// As the table of operations has it.
    pub name: String,
    /// Any one of these will do.
    pub scopes: Vec<String>,
}

pub(crate) fn read(page: &Page) -> Result<Vec<Scope>, Vec<Problem>> {
    rows(page, page.table("A.1", "In the table")?, |cells| {
        Ok(Scope {
            name: cells.text("In the table")?,
            scopes: cells.codes("Scope")?,
        })
    })
}
