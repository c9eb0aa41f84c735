//! `generate`: a document becomes a crate on disk.

mod difference;
mod writer;

use std::path::Path;

use anyhow::bail;
use countersign_generator::{FileSet, Options, Package, generate};
use countersign_spec::ResolvedDocument;

use crate::cli::GenerateArguments;
use crate::diagnostics;
use crate::outcome::{Outcome, say};
use crate::settings::{self, Settings};
use crate::workspace;
use writer::{Crate, Step};

pub(crate) fn run(arguments: &GenerateArguments) -> anyhow::Result<Outcome> {
    let spec = arguments.spec.clone().unwrap_or_else(workspace::document);
    let (out, package) = match &arguments.out {
        Some(out) => (out.clone(), Package::Standalone),
        None => (workspace::root().join("generated"), Package::Member),
    };
    let settings = Settings::beside(&spec)?;
    let overlays = [&settings.live_overlays[..], &arguments.overlay].concat();
    let document = diagnostics::load_or_complain(&spec, &overlays)?;
    let (files, operations) = emit(&document, &spec, settings, package)?;
    let target = Crate::at(&out);
    if arguments.check {
        let problems = target.check(&files)?;
        for problem in &problems {
            say(problem);
        }
        if !problems.is_empty() {
            say("run `cargo xtask generate` and commit what it writes");
            return Ok(Outcome::Findings);
        }
        say(format_args!("{} is up to date", out.display()));
        return Ok(Outcome::Fine);
    }
    let mut written = 0;
    target.write(&files, &mut |step| {
        written += usize::from(matches!(step, Step::Replaced(_) | Step::Removed(_)));
        std::ops::ControlFlow::Continue(())
    })?;
    say(format_args!(
        "{}: {operations} of {} operations, {} files, {written} changed",
        out.display(),
        document.operations().len(),
        files.iter().count()
    ));
    Ok(Outcome::Fine)
}

/// The crate's files, and how many operations they have.
fn emit(
    document: &ResolvedDocument,
    spec: &Path,
    settings: Settings,
    package: Package,
) -> anyhow::Result<(FileSet, usize)> {
    let options = Options {
        crate_name: settings.crate_name,
        package,
        hand_written: settings::hand_written(spec)?,
        choices: settings.choices,
    };
    let outcome = generate(document, &options);
    diagnostics::show(&outcome.diagnostics, &document.sources);
    match outcome.files {
        Some(files) => Ok((files, outcome.operations)),
        None => bail!("no client can be written for `{}`", spec.display()),
    }
}
