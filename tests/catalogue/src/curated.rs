//! The list of behaviours that is kept by hand: `spec/bigcommerce/behaviours.yaml`.
//!
//! It says of each line of part C in a sentence that stands alone what holds, and
//! which operations it is about. What it shares with the catalogue is equal to it.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::behaviours::{Class, Standing};
use crate::committed::rows;
use crate::problem::Problem;

/// An entry of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Curated {
    /// `B-001` to `B-263`.
    pub id: String,
    /// What holds.
    pub sentence: String,
    /// The operations it concerns by operationId; `all`, or `all-v2` and `all-v3`.
    pub operations: Vec<String>,
    /// What a check of it needs.
    pub needs: Needs,
    /// How sure it is.
    pub standing: Standing,
    /// Who says so.
    pub source: String,
    /// What qualifies the standing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<String>,
    /// The entry of part D, where it is contested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contradiction: Option<String>,
    /// What is done about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolution: Option<String>,
}

/// What a check needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Needs {
    /// Only reads.
    Read,
    /// Writes, in a store kept for tests.
    Write,
    /// A store whose orders may all go.
    Destructive,
    /// A store that is set up for it, or a simulated one.
    Configured,
}

impl From<Class> for Needs {
    fn from(class: Class) -> Needs {
        match class {
            Class::R => Needs::Read,
            Class::W => Needs::Write,
            Class::D => Needs::Destructive,
            Class::C => Needs::Configured,
        }
    }
}

/// Reads the list in the folder of the document.
///
/// # Errors
///
/// A file that is missing, or that does not hold such entries.
pub fn curated(folder: &Path) -> Result<Vec<Curated>, Problem> {
    rows(folder, "behaviours.yaml")
}
