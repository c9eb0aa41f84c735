//! How problems of a document look: with the source around them on a terminal,
//! one line each in a log.

use std::fmt;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use anyhow::bail;
use countersign_spec::source::Sources;
use countersign_spec::{
    Diagnostic, Limits, ResolvedDocument, Severity, has_errors, load_with_overlays,
};
use miette::{GraphicalReportHandler, LabeledSpan, NamedSource, SourceCode};

use crate::outcome::warn;

/// Reads a document with overlays and shows what is wrong with it.
///
/// # Errors
/// When it cannot be used.
pub(crate) fn load_or_complain(
    path: &Path,
    overlays: &[PathBuf],
) -> anyhow::Result<ResolvedDocument> {
    load(path, overlays).map(|(document, _)| document)
}

/// Reads a document with overlays, shows what is wrong with it, and hands both over.
///
/// # Errors
/// When it cannot be used.
pub(crate) fn load(
    path: &Path,
    overlays: &[PathBuf],
) -> anyhow::Result<(ResolvedDocument, Vec<Diagnostic>)> {
    let (document, diagnostics) = load_with_overlays(path, overlays, &Limits::default());
    show(&diagnostics, &document.sources);
    if has_errors(&diagnostics) {
        bail!("`{}` cannot be used", path.display());
    }
    Ok((document, diagnostics))
}

/// Shows problems, each once.
pub(crate) fn show(diagnostics: &[Diagnostic], sources: &Sources) {
    let is_terminal = std::io::stderr().is_terminal();
    for diagnostic in diagnostics {
        if is_terminal {
            let mut text = String::new();
            let report = Report::new(diagnostic, sources);
            match GraphicalReportHandler::new().render_report(&mut text, &report) {
                Ok(()) => warn(text),
                Err(fmt::Error) => warn(diagnostic.to_text(sources)),
            }
        } else {
            warn(diagnostic.to_text(sources));
        }
    }
}

/// A diagnostic in the form that `miette` draws.
#[derive(Debug)]
struct Report<'d> {
    diagnostic: &'d Diagnostic,
    source: Option<NamedSource<String>>,
    labels: Vec<LabeledSpan>,
}

impl<'d> Report<'d> {
    fn new(diagnostic: &'d Diagnostic, sources: &Sources) -> Report<'d> {
        let label = |span: countersign_spec::source::Span, text: &str| {
            let length = (span.end - span.start) as usize;
            LabeledSpan::new(Some(text.to_owned()), span.start as usize, length)
        };
        let source = diagnostic.span.map(|span| {
            let file = sources.file(span.file);
            NamedSource::new(file.name(), file.text().to_string())
        });
        let mut labels = Vec::new();
        if let Some(span) = diagnostic.span {
            let length = (span.end - span.start) as usize;
            let at = (span.start as usize, length);
            labels.push(LabeledSpan::new_primary_with_span(
                Some("here".to_owned()),
                at,
            ));
            // Places in other files are named by `to_text`; a drawing shows one file.
            let same_file = diagnostic
                .related
                .iter()
                .filter(|(s, _)| s.file == span.file);
            labels.extend(same_file.map(|(span, text)| label(*span, text)));
        }
        Report {
            diagnostic,
            source,
            labels,
        }
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.diagnostic.message)
    }
}

impl std::error::Error for Report<'_> {}

impl miette::Diagnostic for Report<'_> {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(self.diagnostic.code))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.diagnostic.severity {
            Severity::Warning => miette::Severity::Warning,
            Severity::Error => miette::Severity::Error,
        })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        let help = self.diagnostic.help.as_ref()?;
        Some(Box::new(help))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.source.as_ref().map(|source| source as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}
