//! What a run came to: per operation how much could be judged, and what was found.

use countersign_spec::resolve::Operation;

use crate::case::CaseId;
use crate::drift::Observation;
use crate::evidence::Evidence;
use crate::finding::{Finding, Severity};
use crate::habit::Habit;

/// What may be done to a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Permission {
    /// Only GET and HEAD are sent.
    #[default]
    ReadOnly,
    /// Everything is sent: the store was started by this run and ends with it. Such
    /// a store is on this machine; anywhere else this is no more than `ReadOnly`.
    OwnStore,
}

/// What a run came to.
#[derive(Debug, Clone, Default)]
pub struct Run {
    /// What was allowed, once the address of the service was looked at.
    pub permission: Permission,
    /// Whether a client was asked to read the answers.
    pub has_client: bool,
    /// Every operation, in the document's order.
    pub operations: Vec<Coverage>,
    /// Everything found, in the order of the cases.
    pub findings: Vec<Finding>,
    /// What would be a finding and is known of services, in the order of the cases.
    pub habits: Vec<Habit>,
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

    /// Whether every operation was judged.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.operations.iter().all(Coverage::is_judged)
    }

    /// Whether enough was judged for a verdict: anything at all, and where everything
    /// could be asked all that the store has.
    #[must_use]
    pub fn is_conclusive(&self) -> bool {
        match self.permission {
            Permission::ReadOnly => self.judged() > 0,
            Permission::OwnStore => {
                let mut operations = self.operations.iter();
                self.judged() > 0 && operations.all(|one| one.is_judged() || one.is_not_there())
            }
        }
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

    /// The reason for which cases were not judged, if it is the same for all.
    pub(crate) fn only_reason(&self) -> Option<&Reason> {
        let mut reasons = self.not_judged.iter().map(|(_, reason)| reason);
        let first = reasons.next()?;
        reasons.all(|reason| reason == first).then_some(first)
    }

    /// Whether the service said of every case that it has not built the operation, or is
    /// not for it.
    #[must_use]
    pub fn is_not_there(&self) -> bool {
        let mut reasons = self.not_judged.iter().map(|(_, reason)| reason);
        let is_excuse = |reason| matches!(reason, &Reason::NotBuilt | &Reason::NotServed);
        !self.not_judged.is_empty() && reasons.all(is_excuse)
    }
}

/// The schema of the document, if any, that kept an answer from being judged.
pub(crate) fn unusable_schema(findings: &[Finding]) -> Option<Reason> {
    findings.iter().find_map(|finding| match &finding.evidence {
        Evidence::UnusableSchema { why } => Some(Reason::UnusableSchema(why.clone())),
        _ => None,
    })
}

/// Why a case was not judged.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Reason {
    /// It would write to a store that is not ours.
    WouldWrite,
    /// The server that was asked is not for the operation.
    NotServed,
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
    /// The document has a schema for it that no value can be judged by.
    UnusableSchema(String),
    /// There was no answer; that is a finding by itself.
    NoAnswer,
    /// The service had stopped answering before.
    Gone,
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Reason::WouldWrite => f.write_str("not sent (would write)"),
            Reason::NotServed => f.write_str("not sent (this server is not for it)"),
            Reason::NoExample(what) => write!(f, "not sent (no example): {what}"),
            Reason::Unsendable(why) => write!(f, "not sent: {why}"),
            Reason::NotBuilt => f.write_str("answered 501 (not built)"),
            Reason::Refused => f.write_str("refused (credentials are missing or not enough)"),
            Reason::TooManyRequests => f.write_str("answered 429 (too many requests)"),
            Reason::UnusableSchema(why) => write!(f, "answered, and not judged: {why}"),
            Reason::NoAnswer => f.write_str("not answered"),
            Reason::Gone => f.write_str("not sent (the service stopped answering)"),
        }
    }
}
