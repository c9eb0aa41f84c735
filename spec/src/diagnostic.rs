//! What is wrong with a document, said so that its author can mend it.
//!
//! A diagnostic is collected, never thrown: one reading reports everything.
//! How it looks on a terminal is the business of whoever prints it.

mod code;

use std::fmt;

pub use code::Code;

use crate::source::{Sources, Span};

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The document can be used; something in it was read in the nearest honest way.
    Warning,
    /// The document cannot be used.
    Error,
}

/// One problem of a document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// Which kind of problem, by a stable name.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// Where it stands; none where there is no file to point into.
    pub span: Option<Span>,
    /// What is wrong: lower case, without a final dot.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
    /// Other places that explain this one, each with a word on why.
    pub related: Vec<(Span, String)>,
}

impl Diagnostic {
    /// A problem that makes the document unusable.
    pub fn error(code: Code, span: impl Into<Option<Span>>, message: impl fmt::Display) -> Self {
        Diagnostic::new(Severity::Error, code, span.into(), message)
    }

    /// A problem that was got around.
    pub fn warning(code: Code, span: impl Into<Option<Span>>, message: impl fmt::Display) -> Self {
        Diagnostic::new(Severity::Warning, code, span.into(), message)
    }

    fn new(
        severity: Severity,
        code: Code,
        span: Option<Span>,
        message: impl fmt::Display,
    ) -> Diagnostic {
        Diagnostic {
            code,
            severity,
            span,
            message: message.to_string(),
            help: None,
            related: Vec::new(),
        }
    }

    /// Adds how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl fmt::Display) -> Self {
        self.help = Some(help.to_string());
        self
    }

    /// Adds another place that explains this one.
    #[must_use]
    pub fn related(mut self, span: Span, label: impl fmt::Display) -> Self {
        self.related.push((span, label.to_string()));
        self
    }

    /// The plain form, for logs and tests: `file:line:col: error[code]: message`,
    /// with the help on a line of its own.
    #[must_use]
    pub fn to_text(&self, sources: &Sources) -> String {
        let severity = match self.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let place = self
            .span
            .map(|span| format!("{}: ", sources.location(span)))
            .unwrap_or_default();
        let mut text = format!("{place}{severity}[{}]: {}", self.code, self.message);
        for (span, label) in &self.related {
            text.push_str(&format!("\n  {}: {label}", sources.location(*span)));
        }
        if let Some(help) = &self.help {
            text.push_str(&format!("\n  help: {help}"));
        }
        text
    }
}

/// Whether any of these makes the document unusable.
#[must_use]
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Error)
}
