//! What the document calls the operations: `spec/bigcommerce/catalogue/names.yaml`.
//!
//! The catalogue has ids only. The names are kept by hand beside its tables, so that
//! whatever speaks of operations can be held against them without the document.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::committed::rows;
use crate::problem::Problem;

/// An operation and its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// `O-01`.
    pub id: String,
    /// Its `operationId`.
    pub name: String,
}

/// Reads the names in the folder of the tables.
///
/// # Errors
///
/// A file that is missing, or that does not hold names.
pub fn names(folder: &Path) -> Result<Vec<Name>, Problem> {
    rows(folder, "names.yaml")
}
