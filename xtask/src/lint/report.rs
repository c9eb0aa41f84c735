//! What every form of the report is made of: problems with places as people count
//! them, in files as the caller names them.

use std::path::{Component, Path, PathBuf};

use countersign_spec::source::{Position, Sources, Span};
use countersign_spec::{Diagnostic, Severity};

/// What was found in one document.
pub(super) struct Report<'d> {
    /// The document.
    pub(super) document: &'d Path,
    /// How many operations were read.
    pub(super) operations: usize,
    /// Its files.
    pub(super) sources: &'d Sources,
    /// What was found, in order.
    pub(super) problems: &'d [Diagnostic],
}

/// A range in a file.
pub(super) struct Place {
    /// The path, with `/` between its parts: from where the caller is if the file is
    /// below that, else from the document's folder. Never absolute, so that two
    /// machines write the same report.
    pub(super) file: String,
    /// Its first character.
    pub(super) start: Position,
    /// The character behind its last.
    pub(super) end: Position,
}

impl Report<'_> {
    pub(super) fn count(&self, severity: Severity) -> usize {
        let problems = self.problems.iter();
        problems
            .filter(|problem| problem.severity == severity)
            .count()
    }

    pub(super) fn document_name(&self) -> String {
        let name = self.document.file_name().unwrap_or_default();
        self.path_of(&name.to_string_lossy())
    }

    pub(super) fn place(&self, span: Span) -> Place {
        let end = Span {
            start: span.end,
            ..span
        };
        Place {
            file: self.path_of(self.sources.file(span.file).name()),
            start: self.sources.position(span),
            end: self.sources.position(end),
        }
    }

    fn path_of(&self, name: &str) -> String {
        let folder = self.document.parent().unwrap_or(Path::new(""));
        let here = std::env::current_dir().unwrap_or_default();
        let folder = match folder.strip_prefix(&here) {
            Ok(below) => below,
            Err(_) if folder.is_absolute() => Path::new(""),
            Err(_) => folder,
        };
        let path = folder.join(name);
        let parts = path.components();
        let parts = parts.filter(|part| !matches!(part, Component::CurDir));
        let path: PathBuf = parts.collect();
        path.to_string_lossy().replace('\\', "/")
    }
}

/// The name of a severity.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}
