//! The report as SARIF 2.1.0 (OASIS), which code hosts show beside the lines of a change.
//!
//! Its own few types, since the crates for it bring a second `syn` and a builder macro
//! into the build for what is written here once.

use countersign_spec::lint::RULES;
use countersign_spec::source::Span;
use countersign_spec::{Code, Diagnostic};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::Serialize;

use super::report::{Report, severity};

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    results: Vec<SarifResult>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<ReportingDescriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReportingDescriptor {
    id: &'static str,
    short_description: Message,
    #[serde(skip_serializing_if = "Option::is_none")]
    full_description: Option<Message>,
    help: Message,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

/// A `result` of the format.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Message>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

/// The report, ending with a line break.
pub(super) fn text(report: &Report<'_>) -> String {
    let codes = codes(report);
    let problems = report.problems.iter();
    let log = Log {
        schema: "https://json.schemastore.org/sarif-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "countersign",
                    version: env!("CARGO_PKG_VERSION"),
                    rules: codes.iter().copied().map(descriptor).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            results: problems
                .map(|problem| result(report, problem, &codes))
                .collect(),
        }],
    };
    // Text, numbers and lists can always be written.
    let text = serde_json::to_string_pretty(&log).unwrap_or_default();
    text + "\n"
}

/// The codes of all rules that ran, and those that the reader told of.
fn codes(report: &Report<'_>) -> Vec<Code> {
    let mut codes: Vec<Code> = RULES.iter().map(|rule| rule.code).collect();
    for problem in report.problems {
        if !codes.contains(&problem.code) {
            codes.push(problem.code);
        }
    }
    codes
}

fn descriptor(code: Code) -> ReportingDescriptor {
    let rule = RULES.iter().find(|rule| rule.code == code);
    let more = format!("`cargo xtask lint --explain {code}` shows an example.");
    ReportingDescriptor {
        id: code.as_str(),
        short_description: message(code.meaning().unwrap_or(code.as_str())),
        full_description: rule.map(|rule| message(&format!("{}\n{}", rule.asks, rule.why))),
        help: match rule {
            Some(rule) => message(&format!("{}\n{more}", rule.mend)),
            None => message(&more),
        },
    }
}

fn result(report: &Report<'_>, problem: &Diagnostic, codes: &[Code]) -> SarifResult {
    let text = match &problem.help {
        Some(help) => format!("{}\nhelp: {help}", problem.message),
        None => problem.message.clone(),
    };
    let related = problem.related.iter().enumerate();
    SarifResult {
        rule_id: problem.code.as_str(),
        rule_index: codes
            .iter()
            .position(|code| *code == problem.code)
            .unwrap_or_default(),
        level: severity(problem.severity),
        message: Message { text },
        locations: problem
            .span
            .map(|span| location(report, span, None))
            .into_iter()
            .collect(),
        related_locations: related
            .map(|(index, (span, label))| location(report, *span, Some((index + 1, label))))
            .collect(),
    }
}

fn location(report: &Report<'_>, span: Span, label: Option<(usize, &String)>) -> Location {
    let place = report.place(span);
    Location {
        id: label.map(|(id, _)| id),
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation {
                uri: uri(&place.file),
            },
            region: Region {
                start_line: place.start.line,
                start_column: place.start.column,
                end_line: place.end.line,
                end_column: place.end.column,
            },
        },
        message: label.map(|(_, text)| message(text)),
    }
}

/// Text of several lines as one.
fn message(text: &str) -> Message {
    let words: Vec<&str> = text.split_whitespace().collect();
    Message {
        text: words.join(" "),
    }
}

/// A relative path as a relative URI (RFC 3986).
fn uri(path: &str) -> String {
    const OUTSIDE: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'#')
        .add(b'%')
        .add(b':')
        .add(b'<')
        .add(b'>')
        .add(b'?')
        .add(b'[')
        .add(b'\\')
        .add(b']')
        .add(b'^')
        .add(b'`')
        .add(b'{')
        .add(b'|')
        .add(b'}');
    utf8_percent_encode(path, OUTSIDE).to_string()
}
