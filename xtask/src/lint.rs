//! `lint`: what a document could say better.

mod explanation;
mod json;
mod report;
mod sarif;

use anyhow::bail;
use countersign_spec::lint::lint;
use countersign_spec::{Limits, Severity, has_errors};

use crate::cli::{LintArguments, LintFormat};
use crate::diagnostics;
use crate::outcome::{Outcome, say, say_as_it_is};
use crate::settings::Settings;
use crate::workspace;
use report::Report;

pub(crate) fn run(arguments: &LintArguments) -> anyhow::Result<Outcome> {
    if let Some(code) = &arguments.explain {
        return explanation::show(code.as_deref());
    }
    let path = arguments.file.clone().or_else(|| arguments.spec.clone());
    let path = path.unwrap_or_else(workspace::document);
    let settings = Settings::beside(&path)?;
    let (document, mut problems) = countersign_spec::load(&path, &Limits::default());
    let is_usable = !has_errors(&problems);
    if is_usable {
        problems.extend(lint(&document, &settings.lint));
    }
    let report = Report {
        document: &path,
        operations: document.operations().len(),
        sources: &document.sources,
        problems: &problems,
    };
    show(&report, arguments.format);
    if !is_usable {
        bail!("`{}` cannot be used", path.display());
    }
    if arguments.format == LintFormat::Text {
        say(summary(&report));
    }
    let is_fine = match arguments.deny_warnings {
        true => problems.is_empty(),
        false => !has_errors(&problems),
    };
    Ok(match is_fine {
        true => Outcome::Fine,
        false => Outcome::Findings,
    })
}

fn show(report: &Report<'_>, format: LintFormat) {
    match format {
        LintFormat::Text => diagnostics::show(report.problems, report.sources),
        LintFormat::Json => say_as_it_is(&json::text(report)),
        LintFormat::Sarif => say_as_it_is(&sarif::text(report)),
    }
}

fn summary(report: &Report<'_>) -> String {
    format!(
        "{} operations read: {} errors, {} warnings",
        report.operations,
        report.count(Severity::Error),
        report.count(Severity::Warning)
    )
}
