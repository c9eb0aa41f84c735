//! Cells of a row by the name of their column.

use crate::markdown::{Page, Row, Table};
use crate::problem::Problem;

/// A row whose cells are asked for by name.
pub(crate) struct Cells<'p> {
    page: &'p Page,
    table: &'p Table,
    row: &'p Row,
}

/// Reads every row of a table, and gathers the problems of all.
pub(crate) fn rows<'p, T>(
    page: &'p Page,
    table: &'p Table,
    read: impl Fn(&Cells<'p>) -> Result<T, Problem>,
) -> Result<Vec<T>, Vec<Problem>> {
    let mut items = Vec::new();
    let mut problems = Vec::new();
    for row in &table.rows {
        match read(&Cells { page, table, row }) {
            Ok(item) => items.push(item),
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() {
        Ok(items)
    } else {
        Err(problems)
    }
}

impl<'p> Cells<'p> {
    /// A cell that has to say something.
    pub(crate) fn text(&self, column: &str) -> Result<String, Problem> {
        let cell = self.cell(column)?;
        if cell.is_empty() {
            return Err(self.problem(format!("a text under `{column}`"), "an empty cell"));
        }
        Ok(cell.to_owned())
    }

    /// A cell that may be empty, or whose column the table may lack.
    pub(crate) fn optional(&self, column: &str) -> Option<String> {
        let cell = self.cell(column).ok()?;
        (!cell.is_empty()).then(|| cell.to_owned())
    }

    /// A cell that is one code span, or none (`–`).
    pub(crate) fn code_or_none(&self, column: &str) -> Result<Option<String>, Problem> {
        if self.cell(column)? == "–" {
            return Ok(None);
        }
        self.code(column).map(Some)
    }

    /// A cell that is one code span.
    pub(crate) fn code(&self, column: &str) -> Result<String, Problem> {
        let mut codes = self.codes(column)?;
        match codes.pop() {
            Some(code) if codes.is_empty() => Ok(code),
            _ => Err(self.problem(
                format!("one name in backticks under `{column}`"),
                self.cell(column)?,
            )),
        }
    }

    /// A cell that is a list of code spans, with commas or `or` between them.
    pub(crate) fn codes(&self, column: &str) -> Result<Vec<String>, Problem> {
        let cell = self.text(column)?;
        // Every second piece stands between backticks.
        let pieces: Vec<&str> = cell.split('`').collect();
        let are_apart = pieces
            .iter()
            .step_by(2)
            .all(|between| matches!(between.trim(), "" | "," | "or"));
        let codes = pieces.iter().skip(1).step_by(2);
        if pieces.len() % 2 == 1 && pieces.len() > 1 && are_apart {
            return Ok(codes.map(|code| (*code).to_owned()).collect());
        }
        Err(self.problem(format!("names in backticks under `{column}`"), cell))
    }

    /// A cell that is an id such as `O-07`: one of the letters, and digits.
    pub(crate) fn id(&self, column: &str, letters: &str) -> Result<String, Problem> {
        let cell = self.text(column)?;
        if is_id(&cell, letters) {
            return Ok(cell);
        }
        let expected = format!("an id of `{letters}`, `-` and digits under `{column}`");
        Err(self.problem(expected, cell))
    }

    /// A cell that is a list of ids.
    pub(crate) fn ids(&self, column: &str, letters: &str) -> Result<Vec<String>, Problem> {
        let cell = self.text(column)?;
        let ids: Vec<String> = cell.split(", ").map(str::to_owned).collect();
        if ids.iter().all(|id| is_id(id, letters)) {
            return Ok(ids);
        }
        let expected = format!("ids of `{letters}`, `-` and digits under `{column}`");
        Err(self.problem(expected, cell))
    }

    pub(crate) fn problem(&self, expected: impl Into<String>, found: impl Into<String>) -> Problem {
        self.page.problem(self.row.line, expected, found)
    }

    fn cell(&self, column: &str) -> Result<&'p str, Problem> {
        let names = &self.table.columns;
        let index = names.iter().position(|name| name == column);
        let cell = index.and_then(|index| self.row.cells.get(index));
        cell.map(String::as_str).ok_or_else(|| {
            let expected = format!("a column `{column}`");
            self.page
                .problem(self.table.line, expected, names.join(", "))
        })
    }
}

/// Whether a text is an id: one of the letters, `-`, digits.
pub(crate) fn is_id(text: &str, letters: &str) -> bool {
    text.split_once('-').is_some_and(|(letter, number)| {
        letter.len() == 1
            && letters.contains(letter)
            && !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}
