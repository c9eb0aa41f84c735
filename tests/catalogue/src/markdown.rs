//! Tables of a Markdown file, each under the heading it stands below.
//!
//! Knows headings and pipe tables, and nothing of what they are about. A cell
//! with a pipe in it cannot be written here; its row has a cell too many.

use crate::problem::Problem;

/// A Markdown file as its tables.
pub(crate) struct Page {
    file: String,
    tables: Vec<Table>,
}

/// A table, with the mark of its section.
pub(crate) struct Table {
    /// `B.7` of the heading `### B.7 Order product`; none for a heading without one.
    pub(crate) section: Option<String>,
    /// Where its head stands.
    pub(crate) line: usize,
    /// The cells of its head, without code marks.
    pub(crate) columns: Vec<String>,
    /// The rest, each as long as the head.
    pub(crate) rows: Vec<Row>,
}

/// A line of a table.
pub(crate) struct Row {
    pub(crate) line: usize,
    pub(crate) cells: Vec<String>,
}

impl Page {
    pub(crate) fn read(file: &str, text: &str) -> Result<Page, Vec<Problem>> {
        let mut tables: Vec<Table> = Vec::new();
        let mut problems = Vec::new();
        let mut section = None;
        let mut is_in_table = false;
        for (line, text) in (1..).zip(text.lines()) {
            if let Some(heading) = text.strip_prefix('#') {
                section = section_mark(heading);
            }
            if !text.starts_with('|') {
                is_in_table = false;
                continue;
            }
            match tables.last_mut().filter(|_| is_in_table) {
                Some(table) => problems.extend(table.take(file, line, text).err()),
                None => tables.push(Table::new(section.clone(), line, text)),
            }
            is_in_table = true;
        }
        if problems.is_empty() {
            let file = file.to_owned();
            Ok(Page { file, tables })
        } else {
            Err(problems)
        }
    }

    /// The tables of a section.
    pub(crate) fn tables(&self, section: &str) -> impl Iterator<Item = &Table> {
        self.tables
            .iter()
            .filter(move |table| table.section.as_deref() == Some(section))
    }

    /// The tables of all sections of a part: `B` has `B.1`, `B.2` and so on.
    pub(crate) fn part(&self, part: &str) -> impl Iterator<Item = (&str, &Table)> {
        self.tables.iter().filter_map(move |table| {
            let section = table.section.as_deref()?;
            let of_part = section.strip_prefix(part)?.strip_prefix('.')?;
            (!of_part.is_empty()).then_some((section, table))
        })
    }

    /// The one table of a section that has a column of that name.
    pub(crate) fn table(&self, section: &str, column: &str) -> Result<&Table, Vec<Problem>> {
        let mut tables = self.tables(section);
        tables
            .find(|table| table.columns.iter().any(|name| name == column))
            .ok_or_else(|| {
                let expected = format!("a table with a column `{column}` in section {section}");
                vec![self.problem(0, expected, "none")]
            })
    }

    pub(crate) fn problem(
        &self,
        line: usize,
        expected: impl Into<String>,
        found: impl Into<String>,
    ) -> Problem {
        Problem {
            file: self.file.clone(),
            line,
            expected: expected.into(),
            found: found.into(),
        }
    }
}

impl Table {
    fn new(section: Option<String>, line: usize, head: &str) -> Table {
        let columns = cells(head).map(|cell| cell.replace('`', ""));
        Table {
            section,
            line,
            columns: columns.collect(),
            rows: Vec::new(),
        }
    }

    /// Takes the next line of the table: its rule, or a row.
    fn take(&mut self, file: &str, line: usize, text: &str) -> Result<(), Problem> {
        let cells: Vec<String> = cells(text).collect();
        let expected = self.columns.len();
        if cells.len() != expected || !text.trim_end().ends_with('|') {
            return Err(Problem {
                file: file.to_owned(),
                line,
                expected: format!("{expected} cells between `|`, as in line {}", self.line),
                found: cells.len().to_string(),
            });
        }
        let is_rule = line == self.line + 1;
        if is_rule != cells.iter().all(|cell| is_dashes(cell)) {
            return Err(Problem {
                file: file.to_owned(),
                line,
                expected: "a rule of dashes below the head, and only there".to_owned(),
                found: text.to_owned(),
            });
        }
        if !is_rule {
            self.rows.push(Row { line, cells });
        }
        Ok(())
    }
}

fn cells(line: &str) -> impl Iterator<Item = String> {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = line.strip_suffix('|').unwrap_or(line);
    line.split('|').map(|cell| cell.trim().to_owned())
}

fn is_dashes(cell: &str) -> bool {
    !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | ':'))
}

/// A letter, and what follows it: `A`, `B.7`, `B.18a`.
fn section_mark(heading: &str) -> Option<String> {
    let mark = heading.trim_start_matches('#').split_whitespace().next()?;
    let mark = mark.trim_end_matches('.');
    let mut parts = mark.splitn(2, '.');
    let letter = parts.next()?;
    let is_letter = letter.len() == 1 && letter.chars().all(|c| c.is_ascii_uppercase());
    let is_number = parts
        .next()
        .is_none_or(|number| number.starts_with(|c: char| c.is_ascii_digit()));
    (is_letter && is_number).then(|| mark.to_owned())
}
