//! `lint`: what a document could say better.

use countersign_spec::has_errors;
use countersign_spec::lint::lint;

use crate::cli::LintArguments;
use crate::diagnostics;
use crate::outcome::{Outcome, say};
use crate::workspace;

pub(crate) fn run(arguments: &LintArguments) -> anyhow::Result<Outcome> {
    let path = arguments.spec.clone().unwrap_or_else(workspace::document);
    let document = diagnostics::load_or_complain(&path)?;
    let problems = lint(&document);
    diagnostics::show(&problems, &document.sources);
    say(format_args!(
        "{} operations read, {} problems",
        document.operations().len(),
        problems.len()
    ));
    Ok(if has_errors(&problems) {
        Outcome::Findings
    } else {
        Outcome::Fine
    })
}
