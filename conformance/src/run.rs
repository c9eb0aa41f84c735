//! What a run came to: per operation how much could be judged, and what was found.

use countersign_spec::resolve::Operation;

use crate::case::CaseId;
use crate::drift::Observation;
use crate::finding::{Finding, Severity};

/// What a run came to.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// Every operation, in the document's order.
    pub operations: Vec<Coverage>,
    /// Everything found, in the order of the cases.
    pub findings: Vec<Finding>,
    /// What each operation that answered was seen to do, in the document's order.
    pub observations: Vec<Observation>,
}

impl Run {
    /// How many operations were judged.
    #[must_use]
    pub fn judged(&self) -> usize {
        self.operations
            .iter()
            .filter(|operation| operation.is_judged())
            .count()
    }

    /// Whether the service broke the document. Notices do not.
    #[must_use]
    pub fn has_violations(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.severity == Severity::Violation)
    }
}

/// How much of an operation could be judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// The operation's id.
    pub operation: String,
    /// Its method.
    pub method: &'static str,
    /// Its path template.
    pub path_template: String,
    /// Cases that were judged.
    pub judged: usize,
    /// Cases that were not, with the reason; none for the operation as a whole.
    pub not_judged: Vec<(Option<CaseId>, Reason)>,
}

impl Coverage {
    pub(crate) fn of(operation: &Operation) -> Coverage {
        Coverage {
            operation: operation.id.to_string(),
            method: operation.method.as_str(),
            path_template: operation.path_template.clone(),
            judged: 0,
            not_judged: Vec::new(),
        }
    }

    /// Whether any case was judged that asked for what the operation does.
    #[must_use]
    pub fn is_judged(&self) -> bool {
        self.judged > 0
    }
}

/// Why a case was not judged.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Reason {
    /// It would write to a store that is not ours.
    WouldWrite,
    /// The document gives no value for what is required.
    NoExample(String),
    /// The request cannot be written.
    Unsendable(String),
    /// Status 501: the service has not built it.
    NotBuilt,
    /// Status 401 or 403, though the caller said who it is or had nothing to say it
    /// with: the refusal was judged, the operation was not.
    Refused,
    /// Status 429: the service wants to be left in peace.
    TooManyRequests,
    /// There was no answer; that is a finding by itself.
    NoAnswer,
    /// The service had stopped answering before.
    Gone,
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Reason::WouldWrite => f.write_str("not sent (would write)"),
            Reason::NoExample(what) => write!(f, "not sent (no example): {what}"),
            Reason::Unsendable(why) => write!(f, "not sent: {why}"),
            Reason::NotBuilt => f.write_str("answered 501 (not built)"),
            Reason::Refused => f.write_str("refused (credentials are missing or not enough)"),
            Reason::TooManyRequests => f.write_str("answered 429 (too many requests)"),
            Reason::NoAnswer => f.write_str("not answered"),
            Reason::Gone => f.write_str("not sent (the service stopped answering)"),
        }
    }
}
