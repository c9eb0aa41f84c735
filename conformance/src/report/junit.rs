//! The report that CI reads: a suite for each operation, a test case for each
//! check. Times are left out, so that the same run gives the same bytes.

use std::fmt::Write as _;

use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};

use super::Report;
use super::group::{Group, groups};
use crate::check::{REGISTRY, RESPONSE_DECODABLE};
use crate::finding::{CheckId, Severity};
use crate::run::Coverage;

pub(super) fn write(report: &Report<'_>) -> String {
    let mut junit = quick_junit::Report::new("countersign");
    for coverage in &report.run.operations {
        junit.add_test_suite(suite(report, coverage));
    }
    // Only a writer that fails makes this fail, and a string does not.
    junit.to_string().unwrap_or_default()
}

fn suite(report: &Report<'_>, coverage: &Coverage) -> TestSuite {
    let name = coverage.operation.as_str();
    let findings = report.run.findings.iter();
    let groups = groups(findings.filter(|finding| finding.operation == name));
    let mut suite = TestSuite::new(name);
    // Where there is no client, nothing was asked of one.
    let is_asked = |id: CheckId| id != RESPONSE_DECODABLE || report.run.has_client;
    for check in REGISTRY.iter().filter(|check| is_asked(check.id)) {
        let own = groups.iter().filter(|group| group.first.check == check.id);
        suite.add_test_case(test_case(coverage, check.id, &own.collect::<Vec<_>>()));
    }
    let unaccepted = report.unaccepted.into_iter().flatten();
    let lines = unaccepted
        .filter(|(operation, _)| operation == name)
        .map(|(_, line)| line.as_str());
    let lines: Vec<&str> = lines.collect();
    let mut status = TestCaseStatus::success();
    if !lines.is_empty() {
        status = failure("drift that nobody accepted", &lines.join("\n"));
    }
    suite.add_test_case(TestCase::new("drift-accepted", status));
    suite.add_test_case(TestCase::new("operation-judged", judged(report, coverage)));
    suite
}

/// An operation that was not judged fails a run that says nothing without it.
fn judged(report: &Report<'_>, coverage: &Coverage) -> TestCaseStatus {
    match (coverage.is_judged(), report.run.is_conclusive()) {
        (true, _) => TestCaseStatus::success(),
        (false, true) => skipped(coverage),
        (false, false) => {
            let reason = coverage.not_judged.first();
            let reason = reason.map(|(_, reason)| reason.to_string());
            failure("not judged", &reason.unwrap_or_default())
        }
    }
}

fn test_case(coverage: &Coverage, check: CheckId, groups: &[&Group<'_>]) -> TestCase {
    let is_violation = |group: &&&Group<'_>| group.first.severity == Severity::Violation;
    let violations: Vec<_> = groups.iter().filter(is_violation).collect();
    let notices: Vec<_> = groups.iter().filter(|group| !is_violation(group)).collect();
    let status = match violations.first() {
        Some(group) => {
            let finding = group.first;
            let message = format!("{}: {}", finding.spot(), finding.seen());
            let details: String = violations.iter().map(|group| describe(group)).collect();
            failure(&message, &details)
        }
        None if !coverage.is_judged() => skipped(coverage),
        None => TestCaseStatus::success(),
    };
    let mut test_case = TestCase::new(check.as_str(), status);
    test_case.set_classname(coverage.operation.as_str());
    if !notices.is_empty() {
        let text: String = notices.iter().map(|group| describe(group)).collect();
        test_case.set_system_out(text);
    }
    test_case
}

fn skipped(coverage: &Coverage) -> TestCaseStatus {
    let mut status = TestCaseStatus::skipped();
    if let Some((_, reason)) = coverage.not_judged.first() {
        status.set_message(reason.to_string());
    }
    status
}

fn failure(message: &str, details: &str) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    status.set_message(message).set_description(details);
    status
}

fn describe(group: &Group<'_>) -> String {
    let finding = group.first;
    let mut text = format!(
        "at {}: expected {}, seen {}\n",
        finding.spot(),
        finding.expected(),
        finding.seen()
    );
    // Writing to a string cannot fail.
    if let Some(place) = &finding.place {
        let _ = writeln!(text, "document {}", place.location);
    }
    let _ = writeln!(text, "case {}\nrepeat {}", finding.case, finding.curl);
    if let Some(more) = group.more() {
        let _ = writeln!(text, "{more}");
    }
    text
}
