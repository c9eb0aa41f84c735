//! The report that programs read. Fields are added, never renamed, within one
//! `format`.

use serde::Serialize;

use super::Report;
use crate::finding::{Finding, Place, Severity};
use crate::habit::Habit;
use crate::run::Coverage;

/// Raised when a reader has to change.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct JsonReport<'a> {
    format: u32,
    conforms: bool,
    verdict: &'static str,
    judged: usize,
    operations: Vec<JsonOperation<'a>>,
    findings: Vec<JsonFinding<'a>>,
    /// What would be a finding and is known of services.
    habits: Vec<JsonHabit<'a>>,
    drift: Vec<JsonDrift<'a>>,
}

#[derive(Serialize)]
struct JsonOperation<'a> {
    operation: &'a str,
    method: &'a str,
    path: &'a str,
    judged_cases: usize,
    not_judged: Vec<JsonNotJudged<'a>>,
}

#[derive(Serialize)]
struct JsonNotJudged<'a> {
    case: Option<&'a str>,
    reason: String,
}

#[derive(Serialize)]
struct JsonFinding<'a> {
    check: &'a str,
    severity: Severity,
    operation: &'a str,
    case: &'a str,
    at: String,
    expected: String,
    seen: String,
    place: Option<&'a Place>,
    curl: &'a str,
    /// How often in the same interaction.
    count: usize,
}

#[derive(Serialize)]
struct JsonHabit<'a> {
    description: &'a str,
    evidence: Option<&'a str>,
    finding: JsonFinding<'a>,
}

#[derive(Serialize)]
struct JsonDrift<'a> {
    operation: &'a str,
    line: String,
    /// None where nobody reviews drift.
    is_accepted: Option<bool>,
}

pub(super) fn write(report: &Report<'_>) -> String {
    let drift = report.drift.iter().flat_map(|drift| {
        drift.lines().into_iter().map(|line| {
            let own = (drift.operation.clone(), line);
            JsonDrift {
                operation: &drift.operation,
                is_accepted: report.unaccepted.map(|new| !new.contains(&own)),
                line: own.1,
            }
        })
    });
    let run = report.run;
    let report = JsonReport {
        format: FORMAT,
        conforms: report.conforms(),
        verdict: report.verdict().as_str(),
        judged: run.judged(),
        operations: run.operations.iter().map(operation).collect(),
        findings: run.findings.iter().map(finding).collect(),
        habits: run.habits.iter().map(habit).collect(),
        drift: drift.collect(),
    };
    // Texts, numbers and lists always have a JSON form.
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

fn operation(coverage: &Coverage) -> JsonOperation<'_> {
    let not_judged = coverage.not_judged.iter();
    let not_judged = not_judged.map(|(case, reason)| JsonNotJudged {
        case: case.as_ref().map(|case| case.as_str()),
        reason: reason.to_string(),
    });
    JsonOperation {
        operation: &coverage.operation,
        method: coverage.method,
        path: &coverage.path_template,
        judged_cases: coverage.judged,
        not_judged: not_judged.collect(),
    }
}

fn habit(habit: &Habit) -> JsonHabit<'_> {
    JsonHabit {
        description: &habit.description,
        evidence: habit.evidence.as_deref(),
        finding: finding(&habit.finding),
    }
}

fn finding(finding: &Finding) -> JsonFinding<'_> {
    JsonFinding {
        check: finding.check.as_str(),
        severity: finding.severity,
        operation: &finding.operation,
        case: finding.case.as_str(),
        at: finding.spot().to_string(),
        expected: finding.expected(),
        seen: finding.seen(),
        place: finding.place.as_ref(),
        curl: &finding.curl,
        count: finding.count,
    }
}
