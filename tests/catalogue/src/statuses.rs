//! A.3: bodies and statuses.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::cell::rows;
use crate::markdown::Page;
use crate::problem::Problem;

/// What an operation is sent and answers, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statuses {
    /// Its id.
    pub operation: String,
    /// What it is sent; `none` for nothing.
    pub request_body: String,
    /// What it answers when all is well.
    pub success: String,
    /// What it answers otherwise.
    pub errors: String,
}

impl Statuses {
    /// Every status that the words name. Marks of documents, such as `004`, are
    /// three digits as well, but none begins as a status does.
    #[must_use]
    pub fn named(&self) -> BTreeSet<u16> {
        let cells = [&self.success, &self.errors];
        let words = cells
            .into_iter()
            .flat_map(|cell| cell.split(|c: char| !c.is_ascii_alphanumeric()));
        words
            .filter(|word| word.len() == 3 && word.starts_with(['1', '2', '3', '4', '5']))
            .filter_map(|word| word.parse().ok())
            .collect()
    }
}

pub(crate) fn read(page: &Page) -> Result<Vec<Statuses>, Vec<Problem>> {
    rows(page, page.table("A.3", "Operation")?, |cells| {
        Ok(Statuses {
            operation: cells.id("Operation", "OX")?,
            request_body: cells.text("Request body")?,
            success: cells.text("Success")?,
            errors: cells.text("Errors")?,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_told_from_marks_of_documents() {
        let statuses = Statuses {
            operation: "O-04".to_owned(),
            request_body: "OrderCreate".to_owned(),
            success: "201 Order (004); off-2019 had 200".to_owned(),
            errors: "400 and 409 as for O-05".to_owned(),
        };
        let named: Vec<u16> = statuses.named().into_iter().collect();
        assert_eq!(named, [200, 201, 400, 409]);
    }
}
