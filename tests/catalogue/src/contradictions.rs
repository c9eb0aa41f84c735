//! D: where the documents differ, and what is done.

use serde::{Deserialize, Serialize};

use crate::cell::rows;
use crate::markdown::Page;
use crate::problem::Problem;

/// An entry of part D.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contradiction {
    /// `D-01` to `D-53`.
    pub id: String,
    /// What it is about.
    pub topic: String,
    /// Which document says what, from old to new.
    pub documents: String,
    /// What is done.
    pub resolution: String,
    /// Why.
    pub reason: String,
}

pub(crate) fn read(page: &Page) -> Result<Vec<Contradiction>, Vec<Problem>> {
    rows(page, page.table("D", "Id")?, |cells| {
        Ok(Contradiction {
            id: cells.id("Id", "D")?,
            topic: cells.text("Topic")?,
            documents: cells.text("Documents")?,
            resolution: cells.text("Resolution")?,
            reason: cells.text("Reason")?,
        })
    })
}
