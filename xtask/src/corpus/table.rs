//! Rows as a table with totals: text for a terminal, Markdown and JSON in files.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use serde::Serialize;

use super::row::Row;
use crate::outcome::counted;

/// A whole run.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    corpus: String,
    totals: Totals,
    documents: Vec<Row>,
}

/// Sums over the files that are documents.
#[derive(Debug, Default, Serialize)]
struct Totals {
    documents: usize,
    /// Files that are no OpenAPI documents: parts of one, or something else.
    others: usize,
    /// With all their operations.
    generated: usize,
    /// None where nothing was compiled.
    compiled: Option<usize>,
    operations: usize,
    left_out: usize,
    members: usize,
    any_members: usize,
    errors: BTreeMap<String, usize>,
    warnings: BTreeMap<String, usize>,
    cpu_ms: u64,
    wall_ms: u64,
    largest_peak_kb: u64,
}

/// The columns, and whether each is a number.
const COLUMNS: [(&str, bool); 10] = [
    ("document", false),
    ("ops", true),
    ("left out", true),
    ("generated", false),
    ("compiled", false),
    ("errors", true),
    ("warnings", true),
    ("any value", true),
    ("CPU ms", true),
    ("peak MB", true),
];

type Line = [String; COLUMNS.len()];

impl Report {
    pub(super) fn new(corpus: &Path, documents: Vec<Row>) -> Report {
        Report {
            corpus: corpus.display().to_string(),
            totals: Totals::of(&documents),
            documents,
        }
    }

    /// Whether every document was generated with all its operations and, if it was
    /// tried, compiled.
    pub(super) fn is_fine(&self) -> bool {
        let mut counted = self.documents.iter().filter(|row| row.is_counted());
        counted.all(|row| row.failure().is_none())
    }

    /// Writes `corpus.md` and `corpus.json`.
    ///
    /// # Errors
    /// When a file cannot be written.
    #[expect(
        clippy::disallowed_methods,
        reason = "the folder is this command's own"
    )]
    pub(super) fn write(&self, folder: &Path) -> anyhow::Result<()> {
        std::fs::write(folder.join("corpus.md"), self.to_markdown())?;
        let json = serde_json::to_string_pretty(self)?;
        Ok(std::fs::write(folder.join("corpus.json"), json)?)
    }

    pub(super) fn to_text(&self) -> String {
        let lines = self.lines();
        let widths: Vec<usize> = (0..COLUMNS.len())
            .map(|column| lines.iter().map(|line| line[column].chars().count()).max())
            .map(Option::unwrap_or_default)
            .collect();
        let mut text = String::new();
        for line in &lines {
            let cells = line.iter().zip(&widths).zip(COLUMNS);
            let cells = cells.map(|((cell, width), (_, is_number))| match is_number {
                true => format!("{cell:>width$}"),
                false => format!("{cell:<width$}"),
            });
            let cells: Vec<String> = cells.collect();
            let _ = writeln!(text, "{}", cells.join("  ").trim_end());
        }
        text + &self.notes()
    }

    fn to_markdown(&self) -> String {
        let row = |line: &Line| {
            let cells = line.iter().map(|cell| cell.replace('|', "\\|"));
            format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "))
        };
        let lines = self.lines();
        let rule = COLUMNS.map(|(_, is_number)| if is_number { "--:" } else { "---" }.to_owned());
        let mut text = format!("# {}\n\n", self.corpus);
        for (index, line) in lines.iter().enumerate() {
            text += &row(line);
            if index == 0 {
                text += &row(&rule);
            }
        }
        format!("{text}\n```text\n{}```\n", self.notes())
    }

    /// The heading, a line for each document, and the totals.
    fn lines(&self) -> Vec<Line> {
        let mut lines = vec![COLUMNS.map(|(name, _)| name.to_owned())];
        let counted = self.documents.iter().filter(|row| row.is_counted());
        lines.extend(counted.map(line));
        lines.push(self.totals.line());
        lines
    }

    /// What fails and why, what is left out, and which codes were met how often.
    fn notes(&self) -> String {
        let mut text = String::new();
        let (documents, others): (Vec<&Row>, Vec<&Row>) =
            self.documents.iter().partition(|row| row.is_counted());
        for row in &documents {
            if let Some(failure) = row.failure() {
                let _ = writeln!(text, "FAILED {}: {failure}", row.document);
            }
        }
        for row in documents {
            let name = &row.document;
            for id in row.summary().iter().flat_map(|summary| &summary.left_out) {
                let _ = writeln!(text, "left out {name}: {id}");
            }
        }
        for row in others {
            let _ = writeln!(text, "not an OpenAPI 3 document: {}", row.document);
        }
        for (severity, counts) in [
            ("error", &self.totals.errors),
            ("warning", &self.totals.warnings),
        ] {
            for (code, count) in counts {
                let _ = writeln!(text, "{severity}[{code}]: {count}");
            }
        }
        text
    }
}

fn line(row: &Row) -> Line {
    let nothing = || "-".to_owned();
    let told = |of: fn(&super::row::Summary) -> String| row.summary().map_or_else(nothing, of);
    let yes = |is: bool| if is { "yes" } else { "NO" }.to_owned();
    [
        row.document.clone(),
        told(|summary| summary.operations.to_string()),
        told(|summary| summary.left_out.len().to_string()),
        generated(row),
        row.is_compiled().map_or_else(nothing, yes),
        told(|summary| summary.errors.values().sum::<usize>().to_string()),
        told(|summary| summary.warnings.values().sum::<usize>().to_string()),
        told(|summary| share(summary.any_members, summary.members)),
        told(|summary| summary.cpu_ms.to_string()),
        told(|summary| megabytes(summary.peak_kb)),
    ]
}

fn generated(row: &Row) -> String {
    match (row.is_whole(), row.is_generated()) {
        (true, _) => "yes",
        (false, true) => "in part",
        (false, false) => "NO",
    }
    .to_owned()
}

impl Totals {
    fn of(rows: &[Row]) -> Totals {
        let mut totals = Totals::default();
        for row in rows {
            if !row.is_counted() {
                totals.others += 1;
                continue;
            }
            totals.documents += 1;
            totals.generated += usize::from(row.is_whole());
            totals.wall_ms += row.wall_ms;
            if let Some(is_compiled) = row.is_compiled() {
                *totals.compiled.get_or_insert(0) += usize::from(is_compiled);
            }
            if let Some(summary) = row.summary() {
                totals.add(summary);
            }
        }
        totals
    }

    fn add(&mut self, summary: &super::row::Summary) {
        self.operations += summary.operations;
        self.left_out += summary.left_out.len();
        self.members += summary.members;
        self.any_members += summary.any_members;
        self.cpu_ms += summary.cpu_ms;
        self.largest_peak_kb = self.largest_peak_kb.max(summary.peak_kb);
        let errors = summary.errors.iter().map(|entry| (true, entry));
        let warnings = summary.warnings.iter().map(|entry| (false, entry));
        for (is_error, (code, count)) in errors.chain(warnings) {
            let counts = match is_error {
                true => &mut self.errors,
                false => &mut self.warnings,
            };
            *counts.entry(code.clone()).or_default() += count;
        }
    }

    fn line(&self) -> Line {
        let of_all = |count: usize| format!("{count}/{}", self.documents);
        [
            counted(self.documents, "document"),
            self.operations.to_string(),
            self.left_out.to_string(),
            of_all(self.generated),
            self.compiled.map_or_else(|| "-".to_owned(), of_all),
            self.errors.values().sum::<usize>().to_string(),
            self.warnings.values().sum::<usize>().to_string(),
            share(self.any_members, self.members),
            self.cpu_ms.to_string(),
            megabytes(self.largest_peak_kb),
        ]
    }
}

fn share(part: usize, whole: usize) -> String {
    match whole {
        0 => "-".to_owned(),
        _ => format!("{:.1} %", 100.0 * part as f64 / whole as f64),
    }
}

fn megabytes(kilobytes: u64) -> String {
    format!("{:.0}", kilobytes as f64 / 1024.0)
}
