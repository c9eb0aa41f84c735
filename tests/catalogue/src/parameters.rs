//! A.2: query parameters.

use serde::{Deserialize, Serialize};

use crate::cell::rows;
use crate::markdown::Page;
use crate::problem::Problem;

/// A row: one or more parameters that are alike, of one or more operations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Ids of operations.
    pub operations: Vec<String>,
    /// Names on the wire.
    pub names: Vec<String>,
    /// The type, in words.
    #[serde(rename = "type")]
    pub stated_type: String,
    /// What it may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub values: Option<String>,
    /// What is taken without it; `none` where nothing is.
    pub default: String,
    /// Who says so.
    pub source: String,
    /// What else is said. It may name further parameters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Parameter {
    /// Its names, and those that its note adds: `also a:in, b:in`, or `the same
    /// three for date_modified`.
    #[must_use]
    pub fn all_names(&self) -> Vec<String> {
        let mut names = self.names.clone();
        let note = self.note.as_deref().unwrap_or_default();
        if let Some(more) = note.strip_prefix("also ") {
            names.extend(more.split(", ").map(str::to_owned));
        }
        let twin = note
            .strip_prefix("the same ")
            .and_then(|rest| rest.split_once(" for "));
        if let (Some((_, twin)), Some(name)) = (twin, self.names.first()) {
            let like = |other: &String| other.replacen(name.as_str(), twin, 1);
            names.extend(self.names.iter().map(like));
        }
        names
    }
}

pub(crate) fn read(page: &Page) -> Result<Vec<Parameter>, Vec<Problem>> {
    rows(page, page.table("A.2", "Name")?, |cells| {
        Ok(Parameter {
            operations: cells.ids("Operation", "OX")?,
            names: cells.codes("Name")?,
            stated_type: cells.text("Type")?,
            values: cells.optional("Values, bounds"),
            default: cells.text("Default")?,
            source: cells.text("Source")?,
            note: cells.optional("Note"),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str], note: &str) -> Vec<String> {
        let parameter = Parameter {
            operations: Vec::new(),
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            stated_type: "string".to_owned(),
            values: None,
            default: "none".to_owned(),
            source: "001".to_owned(),
            note: Some(note.to_owned()),
        };
        parameter.all_names()
    }

    #[test]
    fn a_note_may_name_further_parameters() {
        let also = names(&["email:in"], "also company:in, name:like");
        assert_eq!(also, ["email:in", "company:in", "name:like"]);
        let twins = names(&["created", "created:min"], "the same two for modified");
        let expected = ["created", "created:min", "modified", "modified:min"];
        assert_eq!(twins, expected);
        assert_eq!(names(&["email"], "official only"), ["email"]);
    }
}
