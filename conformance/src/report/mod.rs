//! Findings in, bytes out. A report knows layout and nothing that is not in its
//! input: no clock, no terminal. Same input, same bytes.

mod group;
mod json;
mod junit;
mod text;
mod wording;

use crate::drift::Drift;
use crate::run::Run;

/// What there is to tell of a run.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// What the run came to.
    pub run: &'a Run,
    /// The drift of each operation that answered.
    pub drift: &'a [Drift],
    /// Those of its lines that nobody accepted, each with its operation's id. None
    /// for a service whose drift nobody reviews: it is told, and not held against it.
    pub unaccepted: Option<&'a [(String, String)]>,
}

/// What a run says of a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It keeps to the document.
    Conforms,
    /// It breaks it, or does what nobody accepted.
    Broken,
    /// Nothing was found because nothing was judged.
    NothingJudged,
    /// Nothing was found, but not every operation was judged although all could
    /// be asked.
    Incomplete,
}

impl Verdict {
    /// The words for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Conforms => "conforms",
            Verdict::Broken => "does not conform",
            Verdict::NothingJudged => "nothing was judged",
            Verdict::Incomplete => "not every operation was judged",
        }
    }
}

/// Whether a text has colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Letters alone.
    Plain,
    /// With colours for a terminal.
    Coloured,
}

impl Report<'_> {
    /// Whether the service keeps to the document: enough was judged, with no
    /// violation, and no drift that nobody accepted.
    #[must_use]
    pub fn conforms(&self) -> bool {
        self.verdict() == Verdict::Conforms
    }

    /// What the run says of the service.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match self.unaccepted.is_none_or(<[_]>::is_empty) {
            _ if self.run.has_violations() => Verdict::Broken,
            false => Verdict::Broken,
            true if self.run.judged() == 0 => Verdict::NothingJudged,
            true if !self.run.is_conclusive() => Verdict::Incomplete,
            true => Verdict::Conforms,
        }
    }

    /// For people.
    #[must_use]
    pub fn to_text(&self, style: Style) -> String {
        text::write(self, style)
    }

    /// For programs; its form is versioned.
    #[must_use]
    pub fn to_json(&self) -> String {
        json::write(self)
    }

    /// For CI: a test case for each operation and check.
    #[must_use]
    pub fn to_junit(&self) -> String {
        junit::write(self)
    }
}

#[cfg(test)]
mod tests;
