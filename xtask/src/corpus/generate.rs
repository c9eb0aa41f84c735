//! The child's side: one document becomes a crate, and a summary of it on standard output.

use std::collections::BTreeMap;

use anyhow::Context;
use countersign_generator::{Options, Package, generate};
use countersign_spec::{Code, Diagnostic, Limits, ResolvedDocument, Severity, has_errors, load};
use nix::sys::resource::{UsageWho, getrusage};

use super::row::Summary;
use super::store::hash;
use crate::cli::CorpusDocumentArguments;
use crate::generate::write_crate;
use crate::outcome::{Outcome, say};

/// Generates the document and prints its summary.
///
/// # Errors
/// When the crate cannot be written.
pub(crate) fn run_in_child(arguments: &CorpusDocumentArguments) -> anyhow::Result<Outcome> {
    let (document, problems) = load(&arguments.spec, &Limits::default());
    let options = Options {
        crate_name: Some(arguments.package.clone()),
        package: Package::Member,
        ..Options::default()
    };
    let mut summary = Summary {
        is_openapi: is_openapi(&problems),
        operations: document.operations().len(),
        parts: parts(&document),
        ..Summary::default()
    };
    summary.tell(&problems, &document);
    if !has_errors(&problems) {
        let outcome = generate(&document, &options);
        summary.tell(&outcome.diagnostics, &document);
        summary.left_out = outcome.left_out;
        summary.members = outcome.members.all;
        summary.any_members = outcome.members.any;
        if let Some(files) = outcome.files {
            write_crate(&files, &arguments.out)?;
            summary.is_generated = true;
        }
    }
    let usage = getrusage(UsageWho::RUSAGE_SELF)?;
    let spent = usage.user_time() + usage.system_time();
    summary.cpu_ms = u64::try_from(spent.tv_sec() * 1000 + spent.tv_usec() / 1000)?;
    // Kilobytes everywhere but on macOS, which has bytes.
    let unit = if cfg!(target_os = "macos") { 1024 } else { 1 };
    summary.peak_kb = u64::try_from(usage.max_rss() / unit)?;
    say(serde_json::to_string(&summary).context("a summary is plain data")?);
    Ok(Outcome::Fine)
}

/// Anything with an `openapi` field that names a version, however wrong the rest is.
fn is_openapi(problems: &[Diagnostic]) -> bool {
    let mut codes = problems.iter().map(|problem| problem.code);
    !codes.any(|code| [Code::NOT_OPENAPI, Code::SWAGGER_2].contains(&code))
}

fn parts(document: &ResolvedDocument) -> BTreeMap<String, String> {
    let parts = document.sources.files().skip(1);
    parts
        .map(|file| (file.name().to_owned(), hash(file.text().as_bytes())))
        .collect()
}

impl Summary {
    fn tell(&mut self, problems: &[Diagnostic], document: &ResolvedDocument) {
        for problem in problems {
            let counts = match problem.severity {
                Severity::Error => &mut self.errors,
                Severity::Warning => &mut self.warnings,
            };
            *counts.entry(problem.code.as_str().to_owned()).or_default() += 1;
            if problem.severity == Severity::Error && self.first_error.is_none() {
                let text = problem.to_text(&document.sources);
                self.first_error = text.lines().next().map(str::to_owned);
            }
        }
    }
}
