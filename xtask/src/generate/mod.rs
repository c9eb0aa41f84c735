//! `generate`: a document becomes a crate on disk.

mod difference;
mod writer;

use std::path::{Path, PathBuf};

use anyhow::bail;
use countersign_generator::{FileSet, Options, Package, generate};
use countersign_spec::{Limits, ResolvedDocument, has_errors, load_with_overlays};

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
    let emitted = emit(arguments, &spec, &overlays, settings, package)?;
    let Emitted {
        document,
        files,
        operations,
        untyped_schemas,
        is_usable,
    } = emitted;
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
    if untyped_schemas > 0 {
        say(untyped(untyped_schemas));
    }
    Ok(match is_usable {
        true => Outcome::Fine,
        false => Outcome::Findings,
    })
}

fn untyped(schemas: usize) -> String {
    let (schemas, are, have) = match schemas {
        1 => ("1 component schema".to_owned(), "is", "has"),
        _ => (format!("{schemas} component schemas"), "are", "have"),
    };
    format!(
        "{schemas} {are} used by no operation and {have} no type; `unused_schemas = true` under \
         `[crate]` in `countersign.toml` emits one for each object, enum and union among them"
    )
}

/// Makes the crate in a folder what the files say.
///
/// # Errors
/// When the folder holds files of others, or cannot be written.
pub(crate) fn write_crate(files: &FileSet, folder: &Path) -> anyhow::Result<()> {
    let go_on = &mut |_: &Step| std::ops::ControlFlow::Continue(());
    Crate::at(folder).write(files, go_on)
}

/// A document's crate, not yet on disk.
struct Emitted {
    document: ResolvedDocument,
    files: FileSet,
    /// How many operations it has.
    operations: usize,
    /// Schemas of the components that it has no type for, since nothing uses them.
    untyped_schemas: usize,
    /// Whether no problem of the document counts as an error.
    is_usable: bool,
}

fn emit(
    arguments: &GenerateArguments,
    spec: &Path,
    overlays: &[PathBuf],
    settings: Settings,
    package: Package,
) -> anyhow::Result<Emitted> {
    let tolerance = settings.tolerance.and(&arguments.allow, &arguments.deny);
    tolerance.check()?;
    let options = Options {
        crate_name: arguments.name.clone().or(settings.crate_name),
        package,
        features_per_tag: settings.features_per_tag,
        unused_schemas: settings.unused_schemas,
        hand_written: settings::hand_written(spec)?,
        choices: settings.choices,
    };
    let (document, mut problems) = load_with_overlays(spec, overlays, &Limits::default());
    let is_read = !has_errors(&problems) || arguments.keep_going;
    let outcome = is_read.then(|| generate(&document, &options));
    let (mut files, mut operations, mut untyped_schemas) = (None, 0, 0);
    if let Some(outcome) = outcome {
        problems.extend(outcome.diagnostics);
        (files, operations) = (outcome.files, outcome.operations);
        untyped_schemas = outcome.untyped_schemas;
    }
    let judged = tolerance.judge(problems);
    if let Ok(judged) = &judged {
        diagnostics::show(&judged.told, &document.sources);
    }
    let is_usable = judged?.is_usable;
    match files.filter(|_| is_usable || arguments.keep_going) {
        Some(files) => Ok(Emitted {
            document,
            files,
            operations,
            untyped_schemas,
            is_usable,
        }),
        None => bail!("no client can be written for `{}`", spec.display()),
    }
}
