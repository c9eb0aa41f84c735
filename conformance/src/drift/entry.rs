//! Drift as lines: one for each thing that a service does beyond the document or
//! against it. Same observation and document, same lines.

use std::fmt;

/// What one operation does beyond the document or against it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drift {
    /// The operation's id.
    pub operation: String,
    /// Sorted, each once.
    pub entries: Vec<Entry>,
}

/// One thing that a service does beyond the document or against it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The status of the answers; none where it holds for all.
    pub status: Option<u16>,
    /// What kind of thing.
    pub kind: DriftKind,
    /// Where: a pattern in the body, a header, a media type; may be empty.
    pub at: String,
    /// What was seen.
    pub detail: String,
    /// Where the document speaks of it: `file#/json/pointer`.
    pub place: String,
}

/// Kinds of drift.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum DriftKind {
    /// The document has no such operation any more.
    OperationUndocumented,
    /// No answer was one of success, so that nothing is known of it.
    SuccessNeverSeen,
    /// A status that is not listed.
    StatusUndocumented,
    /// A media type that is not listed.
    MediaTypeUndocumented,
    /// A documented header that did not come.
    HeaderNeverSeen,
    /// A member that is not named.
    PropertyUndocumented,
    /// A documented member that did not come.
    PropertyNeverSeen,
    /// A required member that is not always there.
    RequiredSometimesMissing,
    /// A kind of value that is not allowed.
    TypeUndocumented,
    /// An empty text where the document has a format that it breaks.
    EmptyTextUndocumented,
    /// A value that is not listed.
    EnumMemberUndocumented,
    /// Anything else that a check found, by the check's name.
    Found(String),
}

impl fmt::Display for DriftKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DriftKind::OperationUndocumented => "operation-undocumented",
            DriftKind::SuccessNeverSeen => "success-never-seen",
            DriftKind::StatusUndocumented => "status-undocumented",
            DriftKind::MediaTypeUndocumented => "media-type-undocumented",
            DriftKind::HeaderNeverSeen => "header-never-seen",
            DriftKind::PropertyUndocumented => "property-undocumented",
            DriftKind::PropertyNeverSeen => "property-never-seen",
            DriftKind::RequiredSometimesMissing => "required-sometimes-missing",
            DriftKind::TypeUndocumented => "type-undocumented",
            DriftKind::EmptyTextUndocumented => "empty-text-undocumented",
            DriftKind::EnumMemberUndocumented => "enum-member-undocumented",
            DriftKind::Found(check) => check,
        })
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(status) = self.status {
            write!(f, "{status} ")?;
        }
        write!(f, "{}", self.kind)?;
        if !self.at.is_empty() {
            write!(f, " {}", self.at)?;
        }
        if !self.detail.is_empty() {
            write!(f, ": {}", self.detail)?;
        }
        match self.place.is_empty() {
            true => Ok(()),
            false => write!(f, " ({})", self.place),
        }
    }
}

impl Drift {
    /// One line for each entry.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        self.entries.iter().map(Entry::to_string).collect()
    }
}

/// The lines, or a word for none of them. What a snapshot holds.
impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.entries.is_empty() {
            true => f.write_str("no drift"),
            false => f.write_str(&self.lines().join("\n")),
        }
    }
}

/// The lines of a drift that an accepted text does not hold. The text may have a
/// head of its own, as snapshot files do.
#[must_use]
pub fn unaccepted(drift: &Drift, accepted: &str) -> Vec<String> {
    let accepted: Vec<&str> = accepted.lines().map(str::trim_end).collect();
    let lines = drift.lines().into_iter();
    lines
        .filter(|line| !accepted.contains(&line.as_str()))
        .collect()
}
