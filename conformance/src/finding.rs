//! A finding: one observation that breaks a check. A value, not an error and not
//! a text; reports make texts of it.

use std::fmt;
use std::sync::Arc;

use countersign_spec::ResolvedDocument;
use countersign_spec::source::Span;
use serde::Serialize;

use crate::case::CaseId;
use crate::evidence::{Evidence, Spot};

/// The name of a check, in kebab case, subject first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct CheckId(&'static str);

impl CheckId {
    pub(crate) const fn new(name: &'static str) -> CheckId {
        CheckId(name)
    }

    /// The name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for CheckId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The service breaks the document.
    Violation,
    /// The service does something of which the document is silent.
    Notice,
}

impl Severity {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Violation => "violation",
            Severity::Notice => "notice",
        }
    }
}

/// One observation that breaks a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The check.
    pub check: CheckId,
    /// How much it matters.
    pub severity: Severity,
    /// The operation's id; method and path where no operation has them.
    pub operation: String,
    /// The case.
    pub case: CaseId,
    /// What was seen.
    pub evidence: Evidence,
    /// Where the document says otherwise.
    pub place: Option<Place>,
    /// A line for a shell that repeats the request, with secrets as variables.
    pub curl: Arc<str>,
    /// How often the same was seen in this interaction, this once among them; in a
    /// body of very many parts at least so often.
    pub count: usize,
}

/// A place in the document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// `file:line:column`, for people.
    pub location: String,
    /// `file#/json/pointer`, which stays the same when lines move.
    pub pointer: String,
}

impl Place {
    pub(crate) fn of(document: &ResolvedDocument, span: Span) -> Place {
        Place {
            location: document.sources.location(span),
            pointer: document.sources.place(span),
        }
    }
}

impl Finding {
    /// Where in the answer.
    #[must_use]
    pub fn spot(&self) -> Spot {
        self.evidence.spot()
    }

    /// What the document asks for.
    #[must_use]
    pub fn expected(&self) -> String {
        self.evidence.expected()
    }

    /// What was there instead, by kind and size.
    #[must_use]
    pub fn seen(&self) -> String {
        self.evidence.seen()
    }

    /// What stays the same when the same thing is seen in another case or in
    /// another item of a list.
    #[must_use]
    pub fn identity(&self) -> Identity {
        Identity {
            operation: self.operation.clone(),
            severity: self.severity,
            check: self.check,
            spot: self.evidence.spot().of_any_item(),
            detail: self.evidence.detail(),
        }
    }
}

/// What makes two findings the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Identity {
    /// The operation.
    pub operation: String,
    /// How much it matters.
    pub severity: Severity,
    /// The check.
    pub check: CheckId,
    /// Where in the answer, list indexes as `*`.
    pub spot: Spot,
    /// The status, keyword or member.
    pub detail: String,
}
