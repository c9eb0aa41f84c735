//! `lint`: what a document could say better.

use countersign_spec::Severity;
use countersign_spec::lint::lint;

use crate::cli::LintArguments;
use crate::diagnostics;
use crate::outcome::{Outcome, say};
use crate::workspace;

pub(crate) fn run(arguments: &LintArguments) -> anyhow::Result<Outcome> {
    let path = arguments.file.clone().or_else(|| arguments.spec.clone());
    let path = path.unwrap_or_else(workspace::document);
    let (document, mut problems) = diagnostics::load(&path, &[])?;
    let found = lint(&document);
    diagnostics::show(&found, &document.sources);
    problems.extend(found);
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .count();
    say(format_args!(
        "{} operations read: {errors} errors, {} warnings",
        document.operations().len(),
        problems.len() - errors
    ));
    Ok(match errors {
        0 => Outcome::Fine,
        _ => Outcome::Findings,
    })
}
