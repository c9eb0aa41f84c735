//! `lint`: what a document could say better.

mod explanation;
mod json;
mod report;
mod sarif;
#[cfg(test)]
mod tests;

use anyhow::bail;
use countersign_spec::lint::{lint, lint_live_actions};
use countersign_spec::{Limits, Severity, has_errors, load_with_overlays};

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
    let mut is_usable = !has_errors(&problems);
    if is_usable {
        problems.extend(lint(&document, &settings.lint));
    }
    // The same files in the same order, and the overlays behind them, so that places of
    // the one reading are places of the other.
    let overlays = &settings.live_overlays;
    let (live, of_live) = load_with_overlays(&path, overlays, &Limits::default());
    is_usable &= !has_errors(&of_live);
    let news = of_live.into_iter().chain(lint_live_actions(&live));
    let news: Vec<_> = news.filter(|problem| !problems.contains(problem)).collect();
    problems.extend(news);
    let report = Report {
        document: &path,
        operations: document.operations().len(),
        sources: &live.sources,
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
