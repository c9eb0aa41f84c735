//! The tables as files of `spec/bigcommerce/catalogue/`: written, and read back.

use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::Catalogue;
use crate::problem::Problem;

/// A file of data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name in the folder.
    pub name: &'static str,
    /// What it holds.
    pub text: String,
}

/// The files of a catalogue, one for each table.
///
/// # Errors
///
/// A table that YAML cannot hold.
pub fn files(catalogue: &Catalogue) -> Result<Vec<File>, Problem> {
    Ok(vec![
        file("operations.yaml", &catalogue.operations)?,
        file("scopes.yaml", &catalogue.scopes)?,
        file("parameters.yaml", &catalogue.parameters)?,
        file("statuses.yaml", &catalogue.statuses)?,
        file("fields.yaml", &catalogue.fields)?,
        file("behaviours.yaml", &catalogue.behaviours)?,
        file("contradictions.yaml", &catalogue.contradictions)?,
    ])
}

fn file<T: Serialize>(name: &'static str, rows: &[T]) -> Result<File, Problem> {
    let data = serde_yaml::to_string(rows).map_err(|error| Problem {
        file: name.to_owned(),
        line: 0,
        expected: "rows that YAML can hold".to_owned(),
        found: error.to_string(),
    })?;
    let text = format!(
        "# Written by `cargo run -p countersign-catalogue` from the catalogue. Do not edit.\n{data}"
    );
    Ok(File { name, text })
}

/// Reads the tables that are committed in a folder.
///
/// # Errors
///
/// A file that is missing, or that does not hold such rows.
pub fn committed(folder: &Path) -> Result<Catalogue, Problem> {
    Ok(Catalogue {
        operations: rows(folder, "operations.yaml")?,
        scopes: rows(folder, "scopes.yaml")?,
        parameters: rows(folder, "parameters.yaml")?,
        statuses: rows(folder, "statuses.yaml")?,
        fields: rows(folder, "fields.yaml")?,
        behaviours: rows(folder, "behaviours.yaml")?,
        contradictions: rows(folder, "contradictions.yaml")?,
    })
}

/// The rows of one YAML file of a folder.
#[expect(
    clippy::disallowed_methods,
    reason = "this module owns the folder of data"
)]
pub(crate) fn rows<T: DeserializeOwned>(folder: &Path, name: &str) -> Result<Vec<T>, Problem> {
    let problem = |line, expected: &str, found: String| Problem {
        file: name.to_owned(),
        line,
        expected: expected.to_owned(),
        found,
    };
    let text = std::fs::read_to_string(folder.join(name))
        .map_err(|error| problem(0, "a file that can be read", error.to_string()))?;
    serde_yaml::from_str(&text).map_err(|error| {
        let line = error.location().map_or(0, |location| location.line());
        problem(line, "rows of the catalogue", error.to_string())
    })
}
