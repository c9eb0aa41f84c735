//! The report that people read.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Write as _};

use indexmap::IndexMap;

use super::group::{Group, groups};
use super::{Report, Style};
use crate::finding::Severity;
use crate::habit::Habit;
use crate::run::{Coverage, Reason};

pub(super) fn write(report: &Report<'_>, style: Style) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = all(report, style, &mut text);
    text
}

/// A part of a line: nothing in it moves a terminal's cursor or ends the line.
fn plain(part: impl fmt::Display) -> String {
    // Marks that turn the direction of text around are no control characters.
    let is_plain = |c: &char| {
        let turns = matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        !c.is_control() && !turns
    };
    let part = part.to_string();
    let parts = part.chars().map(|c| match is_plain(&c) {
        true => c.to_string(),
        false => c.escape_unicode().to_string(),
    });
    parts.collect()
}

fn all(report: &Report<'_>, style: Style, text: &mut String) -> fmt::Result {
    let run = report.run;
    writeln!(
        text,
        "judged {} of {} operations",
        run.judged(),
        run.operations.len()
    )?;
    coverage(report, text)?;
    // What no operation describes comes first, under its own name.
    let known: Vec<&str> = run
        .operations
        .iter()
        .map(|one| one.operation.as_str())
        .collect();
    let unknown = |name: &str| !known.contains(&name);
    let unknown = groups(
        run.findings
            .iter()
            .filter(|finding| unknown(&finding.operation)),
    );
    section("not in the document", &unknown, style, text)?;
    for operation in &run.operations {
        let own = run.findings.iter();
        let own = groups(own.filter(|finding| finding.operation == operation.operation));
        let title = format!(
            "{}  {} {}",
            operation.operation, operation.method, operation.path_template
        );
        section(&title, &own, style, text)?;
    }
    habits(report, style, text)?;
    drift(report, style, text)?;
    verdict(report, style, text)
}

/// Operations with cases that were not judged, and why: those of which nothing was judged
/// for one reason together, the others with their cases.
fn coverage(report: &Report<'_>, text: &mut String) -> fmt::Result {
    let operations = report.run.operations.iter();
    let gaps = operations.filter(|one| !one.not_judged.is_empty());
    let mut whole: BTreeMap<&Reason, Vec<&str>> = BTreeMap::new();
    let mut parts = Vec::new();
    for operation in gaps {
        match operation.only_reason().filter(|_| !operation.is_judged()) {
            Some(reason) => whole.entry(reason).or_default().push(&operation.operation),
            None => parts.push(operation),
        }
    }
    for (reason, operations) in whole {
        writeln!(
            text,
            "  {} {}:",
            counted(operations.len(), "operation"),
            plain(reason)
        )?;
        writeln!(text, "{}", wrapped(&operations))?;
    }
    cases_not_judged(&parts, text)
}

/// Names in lines of a terminal's width.
fn wrapped(names: &[&str]) -> String {
    let mut lines = vec!["   ".to_owned()];
    for (index, name) in names.iter().enumerate() {
        let end = if index + 1 == names.len() { "" } else { "," };
        let is_full = lines
            .last()
            .is_some_and(|line| line.len() + name.len() > 88);
        if is_full {
            lines.push("   ".to_owned());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(&format!(" {name}{end}"));
        }
    }
    lines.join("\n")
}

fn cases_not_judged(gaps: &[&Coverage], text: &mut String) -> fmt::Result {
    let width = gaps
        .iter()
        .map(|one| one.operation.len())
        .max()
        .unwrap_or_default();
    for operation in gaps {
        let mut reasons: BTreeMap<&Reason, usize> = BTreeMap::new();
        for (_, reason) in &operation.not_judged {
            *reasons.entry(reason).or_default() += 1;
        }
        for (reason, count) in reasons {
            let cases = if count == 1 { "case" } else { "cases" };
            writeln!(
                text,
                "  {:width$}  {count} {cases} {}",
                operation.operation,
                plain(reason)
            )?;
        }
    }
    Ok(())
}

fn section(title: &str, groups: &[Group<'_>], style: Style, text: &mut String) -> fmt::Result {
    if groups.is_empty() {
        return Ok(());
    }
    writeln!(text, "\n{}", plain(title))?;
    for group in groups {
        finding(group, style, text)?;
    }
    Ok(())
}

fn finding(group: &Group<'_>, style: Style, text: &mut String) -> fmt::Result {
    let finding = group.first;
    let severity = severity(finding.severity, style);
    let spot = plain(finding.spot());
    writeln!(text, "  {severity} {} at {spot}", finding.check)?;
    writeln!(text, "    expected  {}", plain(finding.expected()))?;
    writeln!(text, "    seen      {}", plain(finding.seen()))?;
    if let Some(place) = &finding.place {
        writeln!(text, "    document  {}", plain(&place.location))?;
    }
    writeln!(text, "    case      {}", plain(&finding.case))?;
    writeln!(text, "    repeat    {}", plain(&finding.curl))?;
    match group.more() {
        Some(more) => writeln!(text, "    {more}"),
        None => Ok(()),
    }
}

/// What is known of services, one line for each action of the overlay: how often, and
/// where first.
fn habits(report: &Report<'_>, style: Style, text: &mut String) -> fmt::Result {
    let mut known: IndexMap<&str, (usize, &Habit)> = IndexMap::new();
    for habit in &report.run.habits {
        let entry = known.entry(&habit.description).or_insert((0, habit));
        entry.0 += habit.finding.count;
    }
    if !known.is_empty() {
        writeln!(text, "\nknown habits, allowed by an overlay")?;
    }
    for (description, (count, first)) in known {
        let finding = &first.finding;
        writeln!(
            text,
            "  {} {} ({}, first {} at {})",
            paint("habit", "36", style),
            plain(description),
            counted(count, "time"),
            plain(&finding.operation),
            plain(finding.spot()),
        )?;
    }
    Ok(())
}

/// The lines of drift that are news: those not accepted, or all where nobody
/// reviews them. Accepted ones are counted in the verdict; their snapshots hold them.
fn drift(report: &Report<'_>, style: Style, text: &mut String) -> fmt::Result {
    for drift in report.drift {
        let lines = drift.lines().into_iter();
        let news: Vec<String> = match report.unaccepted {
            Some(new) => lines
                .filter(|line| new.contains(&(drift.operation.clone(), line.clone())))
                .collect(),
            None => lines.collect(),
        };
        if !news.is_empty() {
            writeln!(text, "\n{}  drift", drift.operation)?;
        }
        for line in news {
            writeln!(text, "  {} {}", paint("new", "31", style), plain(line))?;
        }
    }
    Ok(())
}

fn verdict(report: &Report<'_>, style: Style, text: &mut String) -> fmt::Result {
    let all = groups(report.run.findings.iter());
    let of = |severity| {
        all.iter()
            .filter(|group| group.first.severity == severity)
            .count()
    };
    let (violations, notices) = (of(Severity::Violation), of(Severity::Notice));
    let colour = if report.conforms() { "32" } else { "31" };
    let verdict = paint(report.verdict().as_str(), colour, style);
    let known = report
        .run
        .habits
        .iter()
        .map(|habit| habit.description.as_str());
    let known = known.collect::<BTreeSet<_>>().len();
    let lines: usize = report.drift.iter().map(|drift| drift.entries.len()).sum();
    let drift = match report.unaccepted {
        Some(new) => format!(
            "{} of drift not accepted, {} accepted",
            counted(new.len(), "line"),
            lines - new.len()
        ),
        None => format!("{} of drift, which nobody reviews", counted(lines, "line")),
    };
    writeln!(
        text,
        "\n{verdict}: {}, {}, {}{drift}",
        counted(violations, "violation"),
        counted(notices, "notice"),
        match known {
            0 => String::new(),
            known => format!("{}, ", counted(known, "known habit")),
        },
    )
}

fn counted(count: usize, what: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {what}{ending}")
}

fn severity(severity: Severity, style: Style) -> String {
    match severity {
        Severity::Violation => paint("violation", "31", style),
        Severity::Notice => paint("notice", "33", style),
    }
}

fn paint(text: &str, colour: &str, style: Style) -> String {
    match style {
        Style::Plain => text.to_owned(),
        Style::Coloured => format!("\u{1b}[{colour}m{text}\u{1b}[0m"),
    }
}
