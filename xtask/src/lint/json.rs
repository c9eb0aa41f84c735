//! The report as one JSON document of our own.

use countersign_spec::source::Position;
use countersign_spec::{Diagnostic, Severity};
use serde::Serialize;

use super::report::{Place, Report, severity};

#[derive(Serialize)]
struct Document<'d> {
    document: String,
    operations: usize,
    errors: usize,
    warnings: usize,
    problems: Vec<Problem<'d>>,
}

#[derive(Serialize)]
struct Problem<'d> {
    code: &'d str,
    severity: &'d str,
    message: &'d str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'d str>,
    /// None where there is no file to point into.
    #[serde(flatten)]
    range: Option<Range>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related<'d>>,
}

#[derive(Serialize)]
struct Related<'d> {
    message: &'d str,
    #[serde(flatten)]
    range: Range,
}

/// Lines and columns from 1, columns in characters; the end is behind the last one.
#[derive(Serialize)]
struct Range {
    file: String,
    line: u32,
    column: u32,
    end: End,
}

#[derive(Serialize)]
struct End {
    line: u32,
    column: u32,
}

/// The report, ending with a line break.
pub(super) fn text(report: &Report<'_>) -> String {
    let problems = report.problems.iter();
    let document = Document {
        document: report.document_name(),
        operations: report.operations,
        errors: report.count(Severity::Error),
        warnings: report.count(Severity::Warning),
        problems: problems.map(|found| problem(report, found)).collect(),
    };
    // Text, numbers and lists can always be written.
    let text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text + "\n"
}

fn problem<'d>(report: &Report<'_>, found: &'d Diagnostic) -> Problem<'d> {
    let related = found.related.iter();
    Problem {
        code: found.code.as_str(),
        severity: severity(found.severity),
        message: &found.message,
        help: found.help.as_deref(),
        range: found.span.map(|span| range(report.place(span))),
        related: related
            .map(|(span, message)| Related {
                message,
                range: range(report.place(*span)),
            })
            .collect(),
    }
}

fn range(place: Place) -> Range {
    let Position { line, column } = place.end;
    Range {
        file: place.file,
        line: place.start.line,
        column: place.start.column,
        end: End { line, column },
    }
}
